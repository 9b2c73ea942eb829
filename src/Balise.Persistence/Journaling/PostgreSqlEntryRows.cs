using Balise.Journal;
using Npgsql;
using NpgsqlTypes;

namespace Balise.Persistence.Journaling;

/// <summary>Binary COPY: one message for the whole batch, inside the connection's transaction.</summary>
internal sealed class PostgreSqlEntryRows(NpgsqlConnection connection) : IEntryRows
{
    private const string Copy = """
        COPY journal_entries (log, idx, id, type, at, organization, decision, request_id, verdict, code, use_case, system, bytes, leaf)
        FROM STDIN (FORMAT BINARY)
        """;

    public void Write(IReadOnlyList<SealedEntry> entries)
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
