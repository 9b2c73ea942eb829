using System.Linq.Expressions;
using Balise.Domain.Oversight.Anomalies;
using Balise.Persistence.Internal;

namespace Balise.Persistence.Oversight.Anomalies;

/// <summary>Named by the pattern: one watch for each.</summary>
internal sealed class AnomalyWatchStore(BaliseContext context) : Store<AnomalyWatch>(context)
{
    protected override Expression<Func<AnomalyWatch, bool>> HasId(Guid id) => x => x.Id == new AnomalyWatchId(id);

    protected override Expression<Func<AnomalyWatch, bool>> IsNamed(string name) => x => x.Pattern == name;

    protected override IQueryable<AnomalyWatch> InOrder(IQueryable<AnomalyWatch> rows) => rows.OrderBy(x => x.Pattern);

    protected override object IdOf(AnomalyWatch item) => item.Id;
}

/// <summary>Open ones first, then the latest; older ones are in the journal.</summary>
internal sealed class AnomalyAlertStore(BaliseContext context) : Store<AnomalyAlert>(context)
{
    private const int Shown = 500;

    protected override Expression<Func<AnomalyAlert, bool>> HasId(Guid id) => x => x.Id == new AnomalyAlertId(id);

    protected override Expression<Func<AnomalyAlert, bool>> IsNamed(string name) => HasId(IdFrom(name));

    protected override IQueryable<AnomalyAlert> InOrder(IQueryable<AnomalyAlert> rows) =>
        rows.OrderBy(x => x.ReleasedAt != null).ThenByDescending(x => x.At).ThenBy(x => x.Id).Take(Shown);

    protected override object IdOf(AnomalyAlert item) => item.Id;
}
