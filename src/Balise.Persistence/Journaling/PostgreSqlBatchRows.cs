using Balise.Journal;
using Balise.Persistence.Internal;
using Npgsql;
using NpgsqlTypes;

namespace Balise.Persistence.Journaling;

/// <summary>The head by its own statement, the entries by binary COPY: one message for the whole batch. Inside the connection's transaction.</summary>
internal sealed class PostgreSqlBatchRows(NpgsqlConnection connection, NpgsqlTransaction transaction) : IBatchRows
{
    private const string Copy = """
        COPY journal_entries (log, idx, id, type, at, organization, decision, request_id, verdict, code, use_case, system, bytes, leaf)
        FROM STDIN (FORMAT BINARY)
        """;

    public void Write(SealedBatch batch)
    {
        MoveHead(batch);
        Write(batch.Entries);
        connection.Execute(
            transaction, "INSERT INTO journal_checkpoints (log, size, at, note) VALUES (@log, @size, @at, @note)",
            ("@log", batch.After.Log), ("@size", batch.After.Size), ("@at", batch.Entries[^1].At.ToUnixTimeMilliseconds()),
            ("@note", batch.Checkpoint.Note));
        connection.Execute(
            transaction, "INSERT INTO journal_keys (log, key, since) VALUES (@log, @key, @since) ON CONFLICT (log, key) DO NOTHING",
            ("@log", batch.After.Log), ("@key", batch.Key.ToString()), ("@since", batch.Before.Size));
    }

    private void Write(IReadOnlyList<SealedEntry> entries)
    {
        using var rows = connection.BeginBinaryImport(Copy);
        foreach (var entry in entries)
        {
            var fields = JournalFields.Of(entry);
            rows.StartRow();
            rows.Write(entry.Log, NpgsqlDbType.Text);
            rows.Write(entry.Index, NpgsqlDbType.Bigint);
            rows.Write(entry.Id.Value, NpgsqlDbType.Uuid);
            rows.Write(entry.Type, NpgsqlDbType.Text);
            rows.Write(entry.At.ToUnixTimeMilliseconds(), NpgsqlDbType.Bigint);
            rows.Write(entry.Organization, NpgsqlDbType.Text);
            if (entry.Decision is { } decision)
            {
                rows.Write(decision.Value, NpgsqlDbType.Uuid);
            }
            else
            {
                rows.WriteNull();
            }

            WriteText(rows, entry.RequestId);
            WriteText(rows, fields.Verdict);
            WriteText(rows, fields.Code);
            WriteText(rows, fields.UseCase);
            WriteText(rows, fields.System);
            rows.Write(entry.Bytes, NpgsqlDbType.Bytea);
            rows.Write(entry.LeafHash.ToArray(), NpgsqlDbType.Bytea);
        }

        rows.Complete();
    }

    // The whole range is compared, not the size only: a head of the same size in another history is another head.
    private void MoveHead(SealedBatch batch)
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
            throw new LogConflictException(after.Log, before.Size, JournalTables.Head(connection, transaction, after.Log).Size);
        }
    }

    private static void WriteText(NpgsqlBinaryImporter rows, string? text)
    {
        if (text is null)
        {
            rows.WriteNull();
        }
        else
        {
            rows.Write(text, NpgsqlDbType.Text);
        }
    }
}
