using System.Data.Common;
using Balise.Journal;
using Balise.Journal.Tree;
using Balise.Persistence.Internal;

namespace Balise.Persistence.Journaling;

/// <summary>
/// Writing a sealed batch inside a transaction that someone else commits: the gateway's store, and the saving of governance facts with
/// the state they are about. There is no statement here that changes or removes an entry.
/// </summary>
internal static class JournalTables
{
    public static LogHead Head(DbConnection connection, DbTransaction? transaction, string log, string suffix = "")
    {
        var heads = connection.Query(
            transaction, $"SELECT size, range, last_at FROM journal_heads WHERE log = @log{suffix}",
            row => new LogHead(
                log, CompactRange.FromBytes(row.GetInt64(0), row.GetFieldValue<byte[]>(1)),
                row.IsDBNull(2) ? null : DateTimeOffset.FromUnixTimeMilliseconds(row.GetInt64(2))),
            ("@log", log));
        return heads is [var head] ? head : LogHead.Empty(log);
    }

    /// <summary>
    /// The head, held until the transaction ends: another process that wants to append waits for it. SQLite's transactions are already
    /// alone; in PostgreSQL the row is locked, and made first if the log is new.
    /// </summary>
    public static LogHead HeadForUpdate(DbConnection connection, DbTransaction transaction, string log, bool rowLocks)
    {
        if (!rowLocks)
        {
            return Head(connection, transaction, log);
        }

        connection.Execute(
            transaction, "INSERT INTO journal_heads (log, size, range, last_at) VALUES (@log, 0, @range, NULL) ON CONFLICT (log) DO NOTHING",
            ("@log", LogHead.Empty(log).Log), ("@range", Array.Empty<byte>()));
        return Head(connection, transaction, log, " FOR UPDATE");
    }

    /// <exception cref="LogConflictException">The stored head is not the one the batch extends.</exception>
    public static void Append(DbConnection connection, DbTransaction transaction, IEntryRows rows, SealedBatch batch)
    {
        MoveHead(connection, transaction, batch);
        rows.Write(batch.Entries);
        connection.Execute(
            transaction, "INSERT INTO journal_checkpoints (log, size, at, note) VALUES (@log, @size, @at, @note)",
            ("@log", batch.After.Log), ("@size", batch.After.Size), ("@at", batch.Entries[^1].At.ToUnixTimeMilliseconds()),
            ("@note", batch.Checkpoint.Note));
        connection.Execute(
            transaction, "INSERT INTO journal_keys (log, key, since) VALUES (@log, @key, @since) ON CONFLICT (log, key) DO NOTHING",
            ("@log", batch.After.Log), ("@key", batch.Key.ToString()), ("@since", batch.Before.Size));
    }

    // The whole range is compared, not the size only: a head of the same size in another history is another head.
    private static void MoveHead(DbConnection connection, DbTransaction transaction, SealedBatch batch)
    {
        var (before, after) = (batch.Before, batch.After);
        var moved = connection.Execute(
            transaction, "UPDATE journal_heads SET size = @size, range = @range, last_at = @last_at WHERE log = @log AND size = @before AND range = @from",
            ("@size", after.Size), ("@range", after.Range.ToArray()), ("@last_at", after.LastAt?.ToUnixTimeMilliseconds()),
            ("@log", after.Log), ("@before", before.Size), ("@from", before.Range.ToArray()));
        if (moved == 0 && before.Size == 0)
        {
            moved = connection.Execute(
                transaction, "INSERT INTO journal_heads (log, size, range, last_at) VALUES (@log, @size, @range, @last_at) ON CONFLICT (log) DO NOTHING",
                ("@log", after.Log), ("@size", after.Size), ("@range", after.Range.ToArray()), ("@last_at", after.LastAt?.ToUnixTimeMilliseconds()));
        }

        if (moved == 0)
        {
            throw new LogConflictException(after.Log, before.Size, Head(connection, transaction, after.Log).Size);
        }
    }
}
