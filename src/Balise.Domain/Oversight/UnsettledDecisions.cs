namespace Balise.Domain.Oversight;

/// <summary>Decisions of a log that let something through and have no outcome: what a killed process left behind.</summary>
public interface IUnsettledDecisions
{
    /// <summary>Where a log ends now: what a new process writes comes after.</summary>
    long End(string log);

    /// <param name="log">Name of the writer's log; only its own last day is looked at, since every start settles what the last one left.</param>
    /// <param name="end">Entries from this index on are another process's affair.</param>
    IReadOnlyList<UnsettledDecision> Find(string log, long end);
}

public sealed record UnsettledDecision(Guid Id, string Organization, string? RequestId);
