using Balise.Journal.Checkpoints;
using Balise.Journal.Tree;

namespace Balise.Journal.Verification;

/// <summary>The checkpoints of one log, each compared to the tree when the tree reaches its size.</summary>
internal sealed class CheckpointLedger(string log, KeyRing keys)
{
    private readonly PriorityQueue<(Checkpoint Checkpoint, bool Witness), long> _waiting = new();

    private long _lastSize;

    /// <summary>Checkpoints of the log found good.</summary>
    public long Checked { get; private set; }

    /// <summary>Checkpoints of the witness found good.</summary>
    public long Witnessed { get; private set; }

    /// <summary>The entries below this index are covered by a checkpoint of the log found good.</summary>
    public long Covered { get; private set; }

    /// <summary>The entries below this index are known good by any checkpoint: a fault lies at or after it.</summary>
    public long Confirmed { get; private set; }

    /// <summary>A checkpoint of the log, in the order it was appended, before the tree goes past it.</summary>
    public (FaultKind Kind, string Detail)? Expect(Checkpoint checkpoint, long treeSize)
    {
        if (checkpoint.Origin != log)
        {
            return (FaultKind.WrongOrigin, $"a checkpoint of '{checkpoint.Origin}' is among those of this log");
        }

        if (checkpoint.Size < _lastSize || checkpoint.Size < treeSize)
        {
            return (FaultKind.CheckpointShrank, $"a checkpoint of size {checkpoint.Size} comes after size {Math.Max(_lastSize, treeSize)}");
        }

        _lastSize = checkpoint.Size;
        _waiting.Enqueue((checkpoint, false), checkpoint.Size);
        return keys.Check(checkpoint);
    }

    /// <summary>A checkpoint kept elsewhere. Its signature waits until the keys of the journal are known.</summary>
    public void ExpectWitness(Checkpoint checkpoint) => _waiting.Enqueue((checkpoint, true), checkpoint.Size);

    /// <summary>Compares every checkpoint of the tree's present size.</summary>
    public (FaultKind Kind, string Detail)? Compare(CompactRangeBuilder tree)
    {
        while (_waiting.TryPeek(out var next, out var size) && size == tree.Size)
        {
            _waiting.Dequeue();
            if (next.Witness && keys.Check(next.Checkpoint) is { } fault)
            {
                return fault with { Detail = $"witness: {fault.Detail}" };
            }

            if (next.Checkpoint.Root != tree.Root)
            {
                return Differs(next.Witness, size);
            }

            Confirm(next.Witness, size);
        }

        return null;
    }

    /// <summary>The checkpoint that the log never reached; null when there is none.</summary>
    public (FaultKind Kind, string Detail)? Finish(long treeSize)
    {
        if (!_waiting.TryPeek(out var next, out var size))
        {
            return null;
        }

        var whose = next.Witness ? "a checkpoint of the witness" : "a checkpoint";
        return next.Witness && keys.Check(next.Checkpoint) is { } fault
            ? fault with { Detail = $"witness: {fault.Detail}" }
            : (FaultKind.Truncated, $"{whose} covers {size} entries, the log has {treeSize}");
    }

    private void Confirm(bool witness, long size)
    {
        Confirmed = size;
        if (witness)
        {
            Witnessed++;
        }
        else
        {
            Checked++;
            Covered = size;
        }
    }

    private (FaultKind Kind, string Detail) Differs(bool witness, long size)
    {
        var where = size == 0 ? "the empty log"
            : size - 1 == Confirmed ? $"entry {Confirmed}"
            : $"one of the entries {Confirmed} to {size - 1}";
        return witness
            ? (FaultKind.WitnessDisagrees, $"the witness saw another state of the first {size} entries; {where} was rewritten")
            : (FaultKind.RootDiffers, $"the root signed for {size} entries is not theirs; {where} was changed");
    }
}
