using System.Linq.Expressions;
using Balise.Domain.Oversight.Sobriety;
using Balise.Persistence.Internal;

namespace Balise.Persistence.Oversight.Sobriety;

/// <summary>Named by the system; the empty name is the body's own choice.</summary>
internal sealed class FootprintZoneStore(BaliseContext context) : Store<FootprintZone>(context)
{
    protected override Expression<Func<FootprintZone, bool>> HasId(Guid id) => x => x.Id == new FootprintZoneId(id);

    protected override Expression<Func<FootprintZone, bool>> IsNamed(string name) => x => x.System == name;

    protected override IQueryable<FootprintZone> InOrder(IQueryable<FootprintZone> rows) => rows.OrderBy(x => x.System);

    protected override object IdOf(FootprintZone item) => item.Id;
}

/// <summary>Named by the use case: one route for each.</summary>
internal sealed class ModelRouteStore(BaliseContext context) : Store<ModelRoute>(context)
{
    protected override Expression<Func<ModelRoute, bool>> HasId(Guid id) => x => x.Id == new ModelRouteId(id);

    protected override Expression<Func<ModelRoute, bool>> IsNamed(string name) => x => x.UseCase == name;

    protected override IQueryable<ModelRoute> InOrder(IQueryable<ModelRoute> rows) => rows.OrderBy(x => x.UseCase);

    protected override object IdOf(ModelRoute item) => item.Id;
}

/// <summary>The latest first; older ones are in the journal.</summary>
internal sealed class ModelComparisonStore(BaliseContext context) : Store<ModelComparison>(context)
{
    private const int Shown = 500;

    protected override Expression<Func<ModelComparison, bool>> HasId(Guid id) => x => x.Id == new ModelComparisonId(id);

    protected override Expression<Func<ModelComparison, bool>> IsNamed(string name) => HasId(IdFrom(name));

    protected override IQueryable<ModelComparison> InOrder(IQueryable<ModelComparison> rows) => rows.OrderByDescending(x => x.MadeAt).ThenBy(x => x.Id).Take(Shown);

    protected override object IdOf(ModelComparison item) => item.Id;
}
