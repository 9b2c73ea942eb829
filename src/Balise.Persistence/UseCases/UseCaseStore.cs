using System.Linq.Expressions;
using Balise.Domain.UseCases;
using Balise.Persistence.Internal;

namespace Balise.Persistence.UseCases;

internal sealed class UseCaseStore(BaliseContext context) : Store<UseCase>(context)
{
    protected override Expression<Func<UseCase, bool>> HasId(Guid id) => x => x.Id == new UseCaseId(id);

    protected override Expression<Func<UseCase, bool>> IsNamed(string name) => x => x.Slug == name;

    protected override IQueryable<UseCase> InOrder(IQueryable<UseCase> rows) => rows.OrderBy(x => x.Number);

    protected override object IdOf(UseCase item) => item.Id;
}
