using System.Linq.Expressions;
using Balise.Domain.Dossiers;
using Balise.Domain.Systems;
using Balise.Domain.UseCases;
using Balise.Persistence.Internal;
using Microsoft.EntityFrameworkCore;
using static Balise.Domain.Dossiers.DossierState;

namespace Balise.Persistence.Dossiers;

internal sealed class DossierStore(BaliseContext context) : Store<Dossier>(context), IDossierStore
{
    public Task<IReadOnlyList<Dossier>> DecidedAsync(SystemId system, CancellationToken ct) =>
        SomeAsync(x => x.System == system && (x.State == Approved || x.State == ApprovedWithConditions || x.State == InService || x.State == UnderReview || x.State == Suspended), ct);

    public Task<IReadOnlyList<Dossier>> DecidedAsync(UseCaseId useCase, CancellationToken ct) =>
        SomeAsync(x => x.UseCase == useCase && (x.State == Approved || x.State == ApprovedWithConditions || x.State == InService || x.State == UnderReview || x.State == Suspended), ct);

    public Task<IReadOnlyList<Dossier>> InAsync(IReadOnlyList<DossierState> states, CancellationToken ct) => SomeAsync(x => states.Contains(x.State), ct);

    public async Task<IReadOnlyDictionary<DossierId, string>> NumbersAsync(IReadOnlyList<DossierId> dossiers, CancellationToken ct) =>
        await Context.Set<Dossier>().AsNoTracking().Where(x => dossiers.Contains(x.Id)).Select(x => new { x.Id, x.Number }).ToDictionaryAsync(x => x.Id, x => x.Number, ct);

    protected override Expression<Func<Dossier, bool>> HasId(Guid id) => x => x.Id == new DossierId(id);

    protected override Expression<Func<Dossier, bool>> IsNamed(string name) => x => x.Number == name;

    protected override IQueryable<Dossier> InOrder(IQueryable<Dossier> rows) => rows.OrderBy(x => x.Number);

    protected override object IdOf(Dossier item) => item.Id;
}
