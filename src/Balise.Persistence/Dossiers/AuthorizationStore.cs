using System.Linq.Expressions;
using Balise.Domain.Dossiers;
using Balise.Persistence.Internal;

namespace Balise.Persistence.Dossiers;

internal sealed class AuthorizationStore(BaliseContext context) : Store<Authorization>(context)
{
    protected override Expression<Func<Authorization, bool>> HasId(Guid id) => x => x.Id == new AuthorizationId(id);

    protected override Expression<Func<Authorization, bool>> IsNamed(string name) => x => x.Number == name;

    protected override IQueryable<Authorization> InOrder(IQueryable<Authorization> rows) => rows.OrderBy(x => x.Number);

    protected override object IdOf(Authorization item) => item.Id;
}
