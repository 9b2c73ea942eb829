using Balise.Journal;
using Microsoft.Data.Sqlite;

namespace Balise.Persistence.Journaling;

/// <summary>One prepared statement, bound again for each entry: SQLite has nothing faster.</summary>
internal sealed class SqliteEntryRows : IEntryRows, IDisposable
{
    private const string Insert = """
        INSERT INTO journal_entries (log, idx, id, type, at, organization, decision, request_id, verdict, code, use_case, system, bytes, leaf)
        VALUES (@log, @idx, @id, @type, @at, @organization, @decision, @request_id, @verdict, @code, @use_case, @system, @bytes, @leaf)
        """;

    private readonly SqliteCommand insert;
    private readonly SqliteParameter[] values;

    public SqliteEntryRows(SqliteConnection connection, SqliteTransaction? transaction = null)
    {
        insert = connection.CreateCommand();
        insert.CommandText = Insert;
        insert.Transaction = transaction;
        values =
        [
            Add("@log", SqliteType.Text), Add("@idx", SqliteType.Integer), Add("@id", SqliteType.Text), Add("@type", SqliteType.Text),
            Add("@at", SqliteType.Integer), Add("@organization", SqliteType.Text), Add("@decision", SqliteType.Text),
            Add("@request_id", SqliteType.Text), Add("@verdict", SqliteType.Text), Add("@code", SqliteType.Text),
            Add("@use_case", SqliteType.Text), Add("@system", SqliteType.Text), Add("@bytes", SqliteType.Blob), Add("@leaf", SqliteType.Blob),
        ];
        insert.Prepare();
    }

    public SqliteTransaction? Transaction
    {
        set => insert.Transaction = value;
    }

    public void Write(IReadOnlyList<SealedEntry> entries)
    {
        foreach (var entry in entries)
        {
            var fields = JournalFields.Of(entry);
            values[0].Value = entry.Log;
            values[1].Value = entry.Index;
            values[2].Value = entry.Id.ToString();
            values[3].Value = entry.Type;
            values[4].Value = entry.At.ToUnixTimeMilliseconds();
            values[5].Value = entry.Organization;
            values[6].Value = (object?)entry.Decision?.ToString() ?? DBNull.Value;
            values[7].Value = (object?)entry.RequestId ?? DBNull.Value;
            values[8].Value = (object?)fields.Verdict ?? DBNull.Value;
            values[9].Value = (object?)fields.Code ?? DBNull.Value;
            values[10].Value = (object?)fields.UseCase ?? DBNull.Value;
            values[11].Value = (object?)fields.System ?? DBNull.Value;
            values[12].Value = entry.Bytes;
            values[13].Value = entry.LeafHash.ToArray();
            insert.ExecuteNonQuery();
        }
    }

    public void Dispose() => insert.Dispose();

    private SqliteParameter Add(string name, SqliteType type) => insert.Parameters.Add(name, type);
}
