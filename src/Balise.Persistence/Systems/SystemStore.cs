using System.Linq.Expressions;
using Balise.Domain.Systems;
using Balise.Persistence.Internal;

namespace Balise.Persistence.Systems;

internal sealed class SystemStore(BaliseContext context) : Store<AiSystem>(context)
{
    protected override Expression<Func<AiSystem, bool>> HasId(Guid id) => x => x.Id == new SystemId(id);

    protected override Expression<Func<AiSystem, bool>> IsNamed(string name) => x => x.Slug == name;

    protected override IQueryable<AiSystem> InOrder(IQueryable<AiSystem> rows) => rows.OrderBy(x => x.Slug);

    protected override object IdOf(AiSystem item) => item.Id;
}
