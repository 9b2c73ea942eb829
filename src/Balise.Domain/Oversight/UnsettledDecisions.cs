namespace Balise.Domain.Oversight;

/// <summary>Decisions of a log that let something through and have no outcome: what a killed process left behind.</summary>
public interface IUnsettledDecisions
{
    /// <param name="log">Name of the writer's log; only its own last day is looked at, since every start settles what the last one left.</param>
    IReadOnlyList<UnsettledDecision> Find(string log);
}

public sealed record UnsettledDecision(Guid Id, string Organization, string? RequestId);
