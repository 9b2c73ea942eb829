using Balise.Journal.Checkpoints;
using Balise.Journal.Verification;

namespace Balise.Journal.Export;

/// <summary>What a line of an export is. Closed.</summary>
/// <param name="Line">Its number, from 1.</param>
public abstract record ExportLine(long Line)
{
    /// <summary>An entry, or the place of an expired one. Its leaf hash is the one the checkpoint before it announced.</summary>
    public sealed record OfEntry(long Line, StoredEntry Entry) : ExportLine(Line);

    /// <summary>A checkpoint that covers the entries up to its size, and the key it was signed with.</summary>
    public sealed record OfCheckpoint(long Line, Checkpoint Checkpoint, CheckpointKey Key) : ExportLine(Line);

    /// <summary>A line that is none of these.</summary>
    public sealed record Broken(long Line, JournalFault Fault) : ExportLine(Line);
}
