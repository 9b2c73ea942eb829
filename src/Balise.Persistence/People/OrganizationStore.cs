using System.Linq.Expressions;
using Balise.Domain.People;
using Balise.Persistence.Internal;

namespace Balise.Persistence.People;

internal sealed class OrganizationStore(BaliseContext context) : Store<Organization>(context)
{
    protected override Expression<Func<Organization, bool>> HasId(Guid id) => x => x.Id == new OrganizationId(id);

    protected override Expression<Func<Organization, bool>> IsNamed(string name) => x => x.Slug == name;

    protected override IQueryable<Organization> InOrder(IQueryable<Organization> rows) => rows.OrderBy(x => x.Slug);

    protected override object IdOf(Organization item) => item.Id;
}
