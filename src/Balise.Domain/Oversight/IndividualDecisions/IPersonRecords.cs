using Balise.Domain.Oversight.Validations;

namespace Balise.Domain.Oversight.IndividualDecisions;

/// <summary>The registers of what is written about persons, read by pages; and the one verb that removes, saved with its fact.</summary>
public interface IPersonRecords
{
    /// <summary>The latest first.</summary>
    Task<RecordSlice<IndividualDecision>> DecisionsAsync(RecordFilter filter, CancellationToken ct);

    /// <summary>The latest first.</summary>
    Task<RecordSlice<Consent>> ConsentsAsync(RecordFilter filter, CancellationToken ct);

    /// <summary>The decision that a held action became.</summary>
    Task<IndividualDecision?> OfHeldAsync(HeldActionId held, CancellationToken ct);

    /// <summary>Those of these consents on which a decision rests, other than those that are leaving.</summary>
    Task<IReadOnlySet<Guid>> RestingAsync(IReadOnlyCollection<Guid> consents, IReadOnlyCollection<IndividualDecisionId> leaving, CancellationToken ct);

    /// <summary>The oldest first.</summary>
    Task<IReadOnlyList<IndividualDecision>> OldestDecisionsAsync(int skip, int take, CancellationToken ct);

    /// <summary>The oldest first.</summary>
    Task<IReadOnlyList<Consent>> OldestConsentsAsync(int skip, int take, CancellationToken ct);

    /// <summary>Held actions about a person that are over and became no decision, the oldest first.</summary>
    Task<IReadOnlyList<HeldAction>> OldestProposalsAsync(int skip, int take, CancellationToken ct);

    void Remove(IndividualDecision decision);

    void Remove(Consent consent);
}

/// <param name="SubjectKey">Keyed form of one person; <c>null</c> for all.</param>
/// <param name="UseCase">Slug; <c>null</c> for all.</param>
/// <param name="Page">From 1.</param>
public sealed record RecordFilter(string? SubjectKey, string? UseCase, int Page)
{
    public const int PageSize = 25;

    /// <summary>Rows in a page.</summary>
    public int Size { get; init; } = PageSize;
}

public sealed record RecordSlice<T>(IReadOnlyList<T> Rows, int Total);
