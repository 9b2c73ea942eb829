using Balise.Domain.Systems;

namespace Balise.Domain.Oversight;

/// <summary>What was used, by month, use case, system and model: sums of the journal's outcomes.</summary>
public interface IUsageReport
{
    /// <summary>Months that have something, newest first, as <c>2026-11</c>.</summary>
    Task<IReadOnlyList<string>> MonthsAsync(CancellationToken ct);

    Task<IReadOnlyList<UsageRow>> ReadAsync(string month, CancellationToken ct);
}

/// <param name="Month">In the body's time zone.</param>
/// <param name="Estimated">Requests whose tokens nobody counted.</param>
/// <param name="CostMicros">Millionths of a Canadian dollar, of the requests that have a price.</param>
/// <param name="Priced">How many those are.</param>
/// <param name="Weighed">Requests the footprint is known of.</param>
public sealed record UsageRow(
    string Month, string UseCase, string System, string Model, long Requests, long InputTokens, long OutputTokens, long Estimated, long CostMicros,
    long Priced, Footprint Footprint, long Weighed)
{
    /// <summary>Of the person who asked; empty for applications and for what was summed before units were told.</summary>
    public string Unit { get; init; } = "";

    /// <summary>Place of the electricity factor that was used; empty when it is not known.</summary>
    public string Factor { get; init; } = "";

    /// <summary>Year of that factor; 0 when it is not known.</summary>
    public int FactorYear { get; init; }
}
