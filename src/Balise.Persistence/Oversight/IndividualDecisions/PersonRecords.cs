using Balise.Domain.Oversight.IndividualDecisions;
using Balise.Domain.Oversight.Validations;
using Microsoft.EntityFrameworkCore;

namespace Balise.Persistence.Oversight.IndividualDecisions;

/// <summary>The registers about persons by pages. What is removed goes with the next save, beside the fact that says so.</summary>
internal sealed class PersonRecords(BaliseContext context) : IPersonRecords
{
    public async Task<RecordSlice<IndividualDecision>> DecisionsAsync(RecordFilter filter, CancellationToken ct)
    {
        var all = context.Set<IndividualDecision>().AsNoTracking()
            .Where(d => (filter.SubjectKey == null || d.SubjectKey == filter.SubjectKey) && (filter.UseCase == null || d.UseCase == filter.UseCase));
        return new(await PageOf(all.OrderByDescending(d => d.Id), filter).ToListAsync(ct), await all.CountAsync(ct));
    }

    public async Task<RecordSlice<Consent>> ConsentsAsync(RecordFilter filter, CancellationToken ct)
    {
        var all = context.Set<Consent>().AsNoTracking()
            .Where(c => (filter.SubjectKey == null || c.SubjectKey == filter.SubjectKey) && (filter.UseCase == null || c.UseCase == filter.UseCase));
        return new(await PageOf(all.OrderByDescending(c => c.Id), filter).ToListAsync(ct), await all.CountAsync(ct));
    }

    public Task<IndividualDecision?> OfHeldAsync(HeldActionId held, CancellationToken ct) =>
        context.Set<IndividualDecision>().AsNoTracking().SingleOrDefaultAsync(d => d.Held == held, ct);

    public async Task<IReadOnlySet<Guid>> RestingAsync(
        IReadOnlyCollection<Guid> consents, IReadOnlyCollection<IndividualDecisionId> leaving, CancellationToken ct)
    {
        List<Guid?> named = [.. consents.Select(id => (Guid?)id)];
        var resting = await context.Set<IndividualDecision>().AsNoTracking().Where(d => named.Contains(d.Consent)).Select(d => new { d.Id, d.Consent }).ToListAsync(ct);
        return resting.Where(d => !leaving.Contains(d.Id)).Select(d => d.Consent!.Value).ToHashSet();
    }

    public async Task<IReadOnlyList<IndividualDecision>> OldestDecisionsAsync(int skip, int take, CancellationToken ct) =>
        await context.Set<IndividualDecision>().AsNoTracking().OrderBy(d => d.Id).Skip(skip).Take(take).ToListAsync(ct);

    public async Task<IReadOnlyList<Consent>> OldestConsentsAsync(int skip, int take, CancellationToken ct) =>
        await context.Set<Consent>().AsNoTracking().OrderBy(c => c.Id).Skip(skip).Take(take).ToListAsync(ct);

    public async Task<IReadOnlyList<HeldAction>> OldestProposalsAsync(int skip, int take, CancellationToken ct) =>
        await context.Set<HeldAction>().AsNoTracking()
            .Where(h => h.Subject != null && h.State != HeldState.Held && !context.Set<IndividualDecision>().Any(d => d.Held == h.Id))
            .OrderBy(h => h.Id).Skip(skip).Take(take).ToListAsync(ct);

    public void Remove(IndividualDecision decision) => context.Remove(decision);

    public void Remove(Consent consent) => context.Remove(consent);

    private static IQueryable<T> PageOf<T>(IQueryable<T> rows, RecordFilter filter) =>
        rows.Skip((Math.Max(filter.Page, 1) - 1) * filter.Size).Take(filter.Size);
}
