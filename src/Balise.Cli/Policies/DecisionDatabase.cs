using System.Text.Json;
using Balise.Domain.Policies;
using Microsoft.Data.Sqlite;

namespace Balise.Cli.Policies;

/// <summary>The decisions and the policy snapshots inside an SQLite database file, read only.</summary>
internal sealed class DecisionDatabase : IDisposable
{
    private readonly SqliteConnection connection;

    public DecisionDatabase(string path)
    {
        if (!File.Exists(path))
        {
            throw new UnusableException($"{path}: there is no such file. Give a database file such as data/balise.db.");
        }

        connection = new SqliteConnection(
            new SqliteConnectionStringBuilder { DataSource = path, Mode = SqliteOpenMode.ReadOnly, Pooling = false }.ToString());
        connection.Open();
    }

    /// <summary>The bytes of one decision, as sealed; null when there is none of that id or when retention removed it.</summary>
    public byte[]? Decision(Guid id) =>
        Bytes("SELECT bytes FROM journal_entries WHERE id = @value AND type = 'decision'", id.ToString()).FirstOrDefault();

    /// <summary>Every decision whose bytes are kept, oldest first.</summary>
    public IEnumerable<byte[]> Decisions() =>
        Bytes("SELECT bytes FROM journal_entries WHERE type = 'decision' AND bytes IS NOT NULL ORDER BY at, log, idx", "");

    /// <summary>The snapshot that a decision names.</summary>
    /// <exception cref="UnusableException">It names none, or the database does not hold it.</exception>
    public byte[] SnapshotOf(JsonElement decision)
    {
        var id = decision.TryGetProperty("snapshot", out var named) ? named.GetString() : null;
        return Bytes("SELECT json FROM policy_snapshots WHERE id = @value", id ?? "").FirstOrDefault()
            ?? throw new UnusableException($"The database does not hold the snapshot {id ?? "(none named)"}.");
    }

    public void Dispose() => connection.Dispose();

    private IEnumerable<byte[]> Bytes(string sql, string value)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.Parameters.AddWithValue("@value", value);
        using var rows = command.ExecuteReader();
        while (rows.Read())
        {
            if (!rows.IsDBNull(0))
            {
                yield return rows.GetFieldValue<byte[]>(0);
            }
        }
    }
}
