using Balise.Journal.Entries;
using Balise.Journal.Tree;

namespace Balise.Journal;

/// <summary>An entry in its place. <see cref="Bytes"/> is what was hashed and what must be stored, byte for byte.</summary>
/// <param name="Log">The log's name.</param>
/// <param name="Index">Position in the log, from 0.</param>
/// <param name="Entry">What was handed to the sealer.</param>
/// <param name="Bytes">Canonical JSON, UTF-8, never to be modified.</param>
/// <param name="LeafHash">SHA-256(0x00 ‖ bytes).</param>
public sealed record SealedEntry(string Log, long Index, PendingEntry Entry, byte[] Bytes, TreeHash LeafHash)
{
    public EntryId Id => Entry.Id;

    public string Type => Entry.Type;

    public DateTimeOffset At => Entry.At;

    public string Organization => Entry.Organization;

    public string? RequestId => Entry.RequestId;

    public EntryId? Decision => Entry.Decision;

    /// <summary>The entry as a reader must give it back.</summary>
    public StoredEntry ToStored() =>
        new(Log, Index, LeafHash, Bytes, new EntryColumns(Id, Type, At, Organization, RequestId, Decision));
}
