namespace Balise.Domain.Oversight.Anomalies;

/// <summary>
/// Counts of anomalies that every replica adds to: a burst spread over all of them is one burst (Guide, 2.3). Absent in a process that is
/// alone, which counts by itself.
/// </summary>
public interface ISharedTallies
{
    /// <summary>How many were counted when this one reaches the threshold; 0 otherwise. Reaching it starts again from nothing.</summary>
    /// <exception cref="SharedTalliesUnavailableException">Nothing is known; nothing was counted.</exception>
    Task<int> CountAsync(AnomalyTally tally, CancellationToken ct);
}

/// <summary>What one request adds to one count of one key.</summary>
/// <param name="Pattern">Id of the pattern watched.</param>
/// <param name="Window">Counted from the first; then from nothing again.</param>
/// <param name="Counts">It counts; for a place, only if that place is new, which the store tells.</param>
/// <param name="Resets">It breaks a row.</param>
/// <param name="Place">The network it came from; 0 where places do not matter.</param>
public readonly record struct AnomalyTally(
    Guid Organization, string Key, string Pattern, int Threshold, TimeSpan Window, bool Counts, bool Resets, ulong Place)
{
    /// <summary>Networks of one key: beyond, it is a gateway of its own, and places say nothing.</summary>
    public const int MostPlaces = 1000;

    public bool Matters => Counts || Resets;
}

/// <summary>The shared counts cannot be read or written.</summary>
public sealed class SharedTalliesUnavailableException(string message, Exception? inner = null) : Exception(message, inner);
