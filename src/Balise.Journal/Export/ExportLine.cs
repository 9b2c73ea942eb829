using Balise.Journal.Checkpoints;
using Balise.Journal.Verification;

namespace Balise.Journal.Export;

/// <summary>What a line of an export is. Closed.</summary>
public abstract record ExportLine
{
    private ExportLine(long line) => Line = line;

    /// <summary>Its number, from 1.</summary>
    public long Line { get; }

    /// <summary>An entry, or the place of an expired one. Its leaf hash is the one the checkpoint before it announced.</summary>
    public sealed record OfEntry : ExportLine
    {
        internal OfEntry(long line, StoredEntry entry)
            : base(line) => Entry = entry;

        public StoredEntry Entry { get; }
    }

    /// <summary>A checkpoint that covers the entries up to its size, and the key it was signed with.</summary>
    public sealed record OfCheckpoint : ExportLine
    {
        internal OfCheckpoint(long line, Checkpoint checkpoint, CheckpointKey key)
            : base(line) => (Checkpoint, Key) = (checkpoint, key);

        public Checkpoint Checkpoint { get; }

        public CheckpointKey Key { get; }
    }

    /// <summary>A line that is none of these.</summary>
    public sealed record Broken : ExportLine
    {
        internal Broken(long line, JournalFault fault)
            : base(line) => Fault = fault;

        public JournalFault Fault { get; }
    }
}
