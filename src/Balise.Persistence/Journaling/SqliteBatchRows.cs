using Balise.Journal;
using Balise.Journal.Entries;
using Balise.Journal.Tree;
using Balise.Persistence.Sqlite;
using Microsoft.Data.Sqlite;

namespace Balise.Persistence.Journaling;

/// <summary>Prepared statements on one connection. Not thread-safe, like the connection.</summary>
internal sealed class SqliteBatchRows(SqliteConnection connection) : IBatchRows, IDisposable
{
    private readonly SqliteStatement move = new(
        connection, "UPDATE journal_heads SET size = ?1, range = ?2, last_at = ?3 WHERE log = ?4 AND size = ?5 AND range = ?6");

    private readonly SqliteStatement begin = new(
        connection, "INSERT INTO journal_heads (log, size, range, last_at) VALUES (?1, ?2, ?3, ?4) ON CONFLICT (log) DO NOTHING");

    private readonly SqliteStatement entry = new(
        connection,
        """
        INSERT INTO journal_entries (log, idx, id, type, at, organization, decision, request_id, verdict, code, use_case, system, bytes, leaf)
        VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14)
        """);

    private readonly SqliteStatement checkpoint = new(connection, "INSERT INTO journal_checkpoints (log, size, at, note) VALUES (?1, ?2, ?3, ?4)");

    private readonly SqliteStatement key = new(
        connection, "INSERT INTO journal_keys (log, key, since) VALUES (?1, ?2, ?3) ON CONFLICT (log, key) DO NOTHING");

    private readonly SqliteStatement size = new(connection, "SELECT size FROM journal_heads WHERE log = ?1");

    // A key is written when it is new to this connection, not with every batch.
    private readonly HashSet<(string Log, string Key)> keys = [];

    public void Write(SealedBatch batch)
    {
        MoveHead(batch);
        foreach (var one in batch.Entries)
        {
            Write(one);
        }

        checkpoint.Text(1, batch.After.Log).Number(2, batch.After.Size).Number(3, batch.Entries[^1].At.ToUnixTimeMilliseconds())
            .Text(4, batch.Checkpoint.Note).Run();
        var signedWith = (batch.After.Log, batch.Key.ToString());
        if (!keys.Contains(signedWith))
        {
            key.Text(1, signedWith.Log).Text(2, signedWith.Item2).Number(3, batch.Before.Size).Run();
        }
    }

    /// <summary>Call after the commit: what a rolled back transaction wrote of a key is not there.</summary>
    public void Committed(SealedBatch batch) => keys.Add((batch.After.Log, batch.Key.ToString()));

    public void Dispose()
    {
        move.Dispose();
        begin.Dispose();
        size.Dispose();
        entry.Dispose();
        checkpoint.Dispose();
        key.Dispose();
    }

    private void Write(SealedEntry sealedEntry)
    {
        var fields = JournalFields.Of(sealedEntry);
        Span<byte> id = stackalloc byte[EntryId.TextLength];
        entry.Text(1, sealedEntry.Log).Number(2, sealedEntry.Index).Text(3, Format(sealedEntry.Id, id)).Text(4, sealedEntry.Type)
            .Number(5, sealedEntry.At.ToUnixTimeMilliseconds()).Text(6, sealedEntry.Organization);
        if (sealedEntry.Decision is { } decision)
        {
            entry.Text(7, Format(decision, id));
        }
        else
        {
            entry.Nothing(7);
        }

        Span<byte> leaf = stackalloc byte[TreeHash.Size];
        sealedEntry.LeafHash.CopyTo(leaf);
        entry.Text(8, sealedEntry.RequestId).Text(9, fields.Verdict).Text(10, fields.Code).Text(11, fields.UseCase).Text(12, fields.System)
            .Bytes(13, sealedEntry.Bytes).Bytes(14, leaf).Run();
    }

    // The whole range is compared, not the size only: a head of the same size in another history is another head.
    private void MoveHead(SealedBatch batch)
    {
        var (before, after) = (batch.Before, batch.After);
        var at = after.LastAt?.ToUnixTimeMilliseconds();
        var moved = move.Number(1, after.Size).Bytes(2, after.Range.ToArray()).Number(3, at).Text(4, after.Log).Number(5, before.Size)
            .Bytes(6, before.Range.ToArray()).Run();
        if (moved == 0 && before.Size == 0)
        {
            moved = begin.Text(1, after.Log).Number(2, after.Size).Bytes(3, after.Range.ToArray()).Number(4, at).Run();
        }

        if (moved == 0)
        {
            throw new LogConflictException(after.Log, before.Size, size.Text(1, after.Log).First() ?? 0);
        }
    }

    private static ReadOnlySpan<byte> Format(EntryId id, Span<byte> text)
    {
        id.Value.TryFormat(text, out var written, "D");
        return text[..written];
    }
}
