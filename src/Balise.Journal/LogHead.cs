using Balise.Journal.Tree;

namespace Balise.Journal;

/// <summary>
/// Where a log stands: enough to seal the next batch, and to sign what is there. Immutable: a batch that could not be stored
/// leaves the head it started from intact.
/// </summary>
/// <param name="Log">The log's name.</param>
/// <param name="Range">Its tree.</param>
/// <param name="LastAt">The latest instant written since the last <c>clock</c> entry; null in an empty log.</param>
public sealed record LogHead(string Log, CompactRange Range, DateTimeOffset? LastAt)
{
    /// <summary>Number of entries, and the index of the next one.</summary>
    public long Size => Range.Size;

    public TreeHash Root => Range.Root;

    /// <exception cref="ArgumentException">The name is not one of a log (<see cref="LogName"/>).</exception>
    public static LogHead Empty(string log) => new(LogName.Check(log), CompactRange.Empty, null);
}
