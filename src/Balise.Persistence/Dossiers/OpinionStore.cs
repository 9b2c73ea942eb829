using System.Linq.Expressions;
using Balise.Domain.Dossiers;
using Balise.Persistence.Internal;

namespace Balise.Persistence.Dossiers;

internal sealed class OpinionStore(BaliseContext context) : Store<Opinion>(context), IOpinionStore
{
    public Task<IReadOnlyList<Opinion>> OfAsync(DossierId dossier, CancellationToken ct) => SomeAsync(x => x.Dossier == dossier, ct);

    protected override Expression<Func<Opinion, bool>> HasId(Guid id) => x => x.Id == new OpinionId(id);

    protected override Expression<Func<Opinion, bool>> IsNamed(string name) => HasId(IdFrom(name));

    protected override IQueryable<Opinion> InOrder(IQueryable<Opinion> rows) => rows.OrderBy(x => x.DueOn).ThenBy(x => x.Id);

    protected override object IdOf(Opinion item) => item.Id;
}
