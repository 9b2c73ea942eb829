using Balise.Domain.Oversight.IndividualDecisions;
using Balise.Domain.Oversight.Validations;

namespace Balise.Tests.Web.Fakes;

/// <summary>The registers about persons of a body in memory.</summary>
internal sealed class MemoryRecords(Body body) : IPersonRecords
{
    public Task<RecordSlice<IndividualDecision>> DecisionsAsync(RecordFilter filter, CancellationToken ct) =>
        Task.FromResult(Slice(body.IndividualDecisions.Items.Where(d => filter.SubjectKey is null || d.SubjectKey == filter.SubjectKey), filter));

    public Task<RecordSlice<Consent>> ConsentsAsync(RecordFilter filter, CancellationToken ct) =>
        Task.FromResult(Slice(body.Consents.Items.Where(c => filter.SubjectKey is null || c.SubjectKey == filter.SubjectKey), filter));

    public Task<IndividualDecision?> OfHeldAsync(HeldActionId held, CancellationToken ct) =>
        Task.FromResult(body.IndividualDecisions.Items.Find(d => d.Held == held));

    public Task<IReadOnlySet<Guid>> RestingAsync(IReadOnlyCollection<Guid> consents, IReadOnlyCollection<IndividualDecisionId> leaving, CancellationToken ct) =>
        Task.FromResult<IReadOnlySet<Guid>>(body.IndividualDecisions.Items.Where(d => !leaving.Contains(d.Id) && d.Consent is { } id && consents.Contains(id))
            .Select(d => d.Consent!.Value).ToHashSet());

    public Task<IReadOnlyList<IndividualDecision>> OldestDecisionsAsync(int skip, int take, CancellationToken ct) =>
        Task.FromResult<IReadOnlyList<IndividualDecision>>([.. body.IndividualDecisions.Items.Skip(skip).Take(take)]);

    public Task<IReadOnlyList<Consent>> OldestConsentsAsync(int skip, int take, CancellationToken ct) =>
        Task.FromResult<IReadOnlyList<Consent>>([.. body.Consents.Items.Skip(skip).Take(take)]);

    public Task<IReadOnlyList<HeldAction>> OldestProposalsAsync(int skip, int take, CancellationToken ct) => Task.FromResult<IReadOnlyList<HeldAction>>(
        [.. body.HeldActions.Items.Where(h => h is { Subject: not null, State: not HeldState.Held } && body.IndividualDecisions.Items.TrueForAll(d => d.Held != h.Id)).Skip(skip).Take(take)]);

    public void Remove(IndividualDecision decision)
    {
        body.Journal.AddRange(decision.Facts);
        body.IndividualDecisions.Items.Remove(decision);
    }

    public void Remove(Consent consent)
    {
        body.Journal.AddRange(consent.Facts);
        body.Consents.Items.Remove(consent);
    }

    private static RecordSlice<T> Slice<T>(IEnumerable<T> all, RecordFilter filter)
    {
        List<T> rows = [.. all.Reverse()];
        return new([.. rows.Skip((filter.Page - 1) * filter.Size).Take(filter.Size)], rows.Count);
    }
}
