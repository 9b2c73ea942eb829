using Balise.Journal.Checkpoints;
using Balise.Journal.Entries;
using Balise.Journal.Tree;

namespace Balise.Journal.Verification;

/// <summary>
/// Verifies one log as it streams by: entries in order, each checkpoint before the entries go past its size. Stops at the first fault,
/// and only counts from there on.
/// </summary>
/// <remarks>
/// Memory: the compact range, the ids of a quarter of an hour of log time, the decisions without an outcome, the last 131,072 decisions
/// that had one, the ranges whose payload is gone, and the checkpoints ahead of the entries.
/// </remarks>
internal sealed class LogVerifier
{
    private readonly string _log;
    private readonly CompactRangeBuilder _tree = new();
    private readonly EntryReader _reader = new();
    private readonly OutcomeLedger _outcomes = new();
    private readonly ExpiryLedger _expiry = new();
    private readonly IdLedger _ids;
    private readonly CheckpointLedger _checkpoints;

    private long _entries;

    public LogVerifier(string log, VerificationOptions options, KeyRing keys)
    {
        _log = log;
        _ids = new IdLedger(options.ClockTolerance);
        _checkpoints = new CheckpointLedger(log, keys);
        foreach (var checkpoint in options.Witness.Where(checkpoint => checkpoint.Origin == log))
        {
            _checkpoints.ExpectWitness(checkpoint);
        }
    }

    public JournalFault? Fault { get; private set; }

    /// <summary>Entries verified: the index of the next one.</summary>
    public long Size => _tree.Size;

    public void Expect(Checkpoint checkpoint)
    {
        if (Fault is null)
        {
            Report(_checkpoints.Expect(checkpoint, _tree.Size), _tree.Size, null);
            Compare(null);
        }
    }

    public void Add(StoredEntry entry, long? line = null)
    {
        _entries++;
        if (Fault is null)
        {
            Verify(entry, line);
        }
    }

    /// <summary>A fault met outside, where the next entry was expected.</summary>
    public void Break(JournalFault fault) => Fault ??= fault with { Log = _log, Index = Size };

    public LogReport Finish()
    {
        if (Fault is null)
        {
            Report(_checkpoints.Finish(Size), Size, null);
        }

        if (Fault is null && _checkpoints.Covered < Size)
        {
            Report((FaultKind.NotCovered, $"no checkpoint covers the entries from {_checkpoints.Covered} on"), _checkpoints.Covered, null);
        }

        if (Fault is null && _expiry.FirstUnexplained is { } missing)
        {
            Report((FaultKind.PayloadMissing, "the bytes are gone and no retention entry says why"), missing, null);
        }

        return new LogReport(
            _log, _entries, Size, _tree.Root, _checkpoints.Checked, _checkpoints.Witnessed,
            _expiry.Count, _outcomes.Open, _ids.ClockChanges, Fault);
    }

    private void Verify(StoredEntry entry, long? line)
    {
        if (entry.Index != Size)
        {
            Report((FaultKind.OutOfSequence, $"entry {entry.Index} is where entry {Size} should be"), Size, entry.Columns?.Id, line);
        }
        else if (entry.Bytes is null)
        {
            _expiry.Add(entry.Index);
            _outcomes.ObserveExpired();
        }
        else
        {
            VerifyBytes(entry, entry.Bytes, line);
        }

        if (Fault is null)
        {
            _tree.Append(entry.LeafHash);
            Compare(line);
        }
    }

    private void VerifyBytes(StoredEntry entry, byte[] bytes, long? line)
    {
        if (MerkleHash.Leaf(bytes) != entry.LeafHash)
        {
            Report((FaultKind.BytesChanged, "the bytes are not those whose hash was kept"), entry.Index, entry.Columns?.Id, line);
            return;
        }

        try
        {
            VerifyContent(entry, _reader.Read(bytes), line);
        }
        catch (FormatException problem)
        {
            Report((FaultKind.NotCanonical, problem.Message), entry.Index, entry.Columns?.Id, line);
        }
    }

    private void VerifyContent(StoredEntry entry, EntryContent content, long? line)
    {
        Report(Place(entry, content) ?? _ids.Observe(content.Columns) ?? _outcomes.Observe(content), entry.Index, content.Columns.Id, line);
        _expiry.Explain(content.Ranges);
    }

    private (FaultKind Kind, string Detail)? Place(StoredEntry entry, EntryContent content)
    {
        if (content.Log != _log)
        {
            return (FaultKind.WrongLog, $"the entry says that it belongs to '{content.Log}'");
        }

        if (content.Index != entry.Index)
        {
            return (FaultKind.OutOfSequence, $"the entry says that its index is {content.Index}");
        }

        return entry.Columns is null || entry.Columns == content.Columns
            ? null
            : (FaultKind.ColumnsDiffer, $"the columns say {entry.Columns}, the bytes say {content.Columns}");
    }

    private void Compare(long? line)
    {
        if (Fault is null)
        {
            Report(_checkpoints.Compare(_tree), _checkpoints.Confirmed, null, line);
        }
    }

    private void Report((FaultKind Kind, string Detail)? fault, long index, EntryId? id, long? line = null)
    {
        if (fault is var (kind, detail))
        {
            Fault ??= new JournalFault(kind, _log, index, id, line, detail);
        }
    }
}
