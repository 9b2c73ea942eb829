using Balise.Journal.Entries;
using Balise.Journal.Tree;

namespace Balise.Journal;

/// <summary>An entry as a store gives it back.</summary>
/// <param name="Log">The log's name.</param>
/// <param name="Index">Position in the log, from 0.</param>
/// <param name="LeafHash">Kept for ever, even when the payload is gone.</param>
/// <param name="Bytes">The bytes that were sealed; null once retention removed them.</param>
/// <param name="Columns">What the store keeps beside the bytes to search by; null when it keeps nothing (an export).</param>
public sealed record StoredEntry(string Log, long Index, TreeHash LeafHash, byte[]? Bytes, EntryColumns? Columns);

/// <summary>Copies of the envelope kept for searching. Verification compares them to the bytes; the bytes are what counts.</summary>
public sealed record EntryColumns(
    EntryId Id, string Type, DateTimeOffset At, string Organization, string? RequestId, EntryId? Decision);
