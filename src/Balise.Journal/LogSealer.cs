using Balise.Journal.Checkpoints;
using Balise.Journal.Entries;
using Balise.Journal.Tree;

namespace Balise.Journal;

/// <summary>
/// Gives entries their index, their bytes and their leaf hash, and signs the tree they make. Changes nothing but its own buffer:
/// sealing the same entries on the same head again gives the same batch. One writer for each log; not thread-safe.
/// </summary>
/// <remarks>
/// When an entry is older than the head by more than <see cref="ClockTolerance"/>, a <c>clock</c> entry is sealed before it: time may
/// go back, but not unsaid.
/// </remarks>
public sealed class LogSealer(CheckpointSigner signer)
{
    /// <summary>How far instants may go back from one entry to the next: requests end in another order than they began.</summary>
    public static readonly TimeSpan ClockTolerance = TimeSpan.FromMinutes(5);

    private readonly CanonicalJsonWriter _writer = new(envelope: true);

    /// <summary>Seals the entries in the order given, after <paramref name="head"/>.</summary>
    /// <exception cref="ArgumentException">Nothing to seal.</exception>
    public SealedBatch Seal(LogHead head, IReadOnlyList<PendingEntry> pending)
    {
        if (pending.Count == 0)
        {
            throw new ArgumentException("A batch holds at least one entry.", nameof(pending));
        }

        var tree = new CompactRangeBuilder(head.Range);
        var entries = new List<SealedEntry>(pending.Count);
        var last = head.LastAt;

        for (var i = 0; i < pending.Count; i++)
        {
            var entry = pending[i];
            if (last is { } previous && previous - entry.At > ClockTolerance)
            {
                entries.Add(Seal(head.Log, tree, ClockWentBack(entry, previous)));
                last = null;
            }

            entries.Add(Seal(head.Log, tree, entry));
            last = last > entry.At ? last : entry.At;
        }

        var after = new LogHead(head.Log, tree.ToRange(), last);
        return new SealedBatch(head, after, entries, signer.Sign(after), signer.Key);
    }

    private SealedEntry Seal(string log, CompactRangeBuilder tree, PendingEntry entry)
    {
        EntryEnvelope.Write(_writer, log, tree.Size, entry);
        var bytes = _writer.Written.ToArray();
        var sealedEntry = new SealedEntry(log, tree.Size, entry, bytes, MerkleHash.Leaf(bytes));
        tree.Append(sealedEntry.LeafHash);
        return sealedEntry;
    }

    // The id is derived from the entry it announces, so that sealing again seals the same bytes.
    private static PendingEntry ClockWentBack(PendingEntry next, DateTimeOffset last)
    {
        var body = new CanonicalJsonWriter().BeginObject().Name("previous"u8).String(EntryEnvelope.Format(last)).EndObject();
        return new PendingEntry(
            EntryId.After(next.Id), EntryType.Clock, next.At, next.Organization, EntryBody.From(body));
    }
}
