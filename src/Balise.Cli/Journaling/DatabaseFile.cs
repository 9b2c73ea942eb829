using Balise.Journal;
using Balise.Journal.Checkpoints;
using Balise.Journal.Entries;
using Balise.Journal.Tree;
using Microsoft.Data.Sqlite;

namespace Balise.Cli.Journaling;

/// <summary>
/// The journal inside an SQLite database file, read without the software that wrote it, while it runs or after it was killed. Writes
/// nothing; reads by pages, so that a long verification never stops the writer.
/// </summary>
internal sealed class DatabaseFile : IJournalReader, IDisposable
{
    private const int PageSize = 1000;

    private readonly SqliteConnection connection;

    private DatabaseFile(SqliteConnection connection) => this.connection = connection;

    /// <exception cref="FileNotFoundException">No such file.</exception>
    /// <exception cref="InvalidDataException">Not an SQLite database, or one without a journal.</exception>
    public static DatabaseFile Open(string path)
    {
        if (!File.Exists(path))
        {
            throw new FileNotFoundException($"There is no file {path}.", path);
        }

        var file = new DatabaseFile(new SqliteConnection(
            new SqliteConnectionStringBuilder { DataSource = path, Mode = SqliteOpenMode.ReadOnly, Pooling = false }.ToString()));
        try
        {
            file.connection.Open();
            file.Logs();
            return file;
        }
        catch (SqliteException problem)
        {
            file.Dispose();
            throw new InvalidDataException($"{path} holds no journal: {problem.Message}", problem);
        }
    }

    public IReadOnlyList<string> Logs() =>
        [.. Query("SELECT log FROM journal_heads WHERE size > 0", row => row.GetString(0)).Order(StringComparer.Ordinal)];

    public IEnumerable<StoredEntry> Read(string log, long from = 0)
    {
        for (var page = Page(log, from); page.Count > 0; page = Page(log, page[^1].Index + 1))
        {
            foreach (var entry in page)
            {
                yield return entry;
            }
        }
    }

    public IEnumerable<Checkpoint> Checkpoints(string log, long skip = 0)
    {
        var after = 0L;
        for (var page = Notes(log, after, skip); page.Count > 0; page = Notes(log, after, 0))
        {
            foreach (var (size, note) in page)
            {
                after = size;
                yield return Checkpoint.Parse(note);
            }
        }
    }

    public IReadOnlyList<CheckpointKey> Keys(string log) => Query(
        "SELECT key FROM journal_keys WHERE log = @log ORDER BY since, key", row => CheckpointKey.Parse(row.GetString(0)), ("@log", log));

    public void Dispose() => connection.Dispose();

    private List<StoredEntry> Page(string log, long from) => Query(
        """
        SELECT idx, leaf, bytes, id, type, at, organization, request_id, decision FROM journal_entries
        WHERE log = @log AND idx >= @from ORDER BY idx LIMIT @page
        """,
        row => Entry(log, row), ("@log", log), ("@from", from), ("@page", PageSize));

    // The columns are whatever the file holds: someone may have written anything there.
    private static StoredEntry Entry(string log, SqliteDataReader row)
    {
        var index = row.GetInt64(0);
        try
        {
            return new StoredEntry(
                log, index, new TreeHash(row.GetFieldValue<byte[]>(1)), row.IsDBNull(2) ? null : row.GetFieldValue<byte[]>(2),
                new EntryColumns(
                    new EntryId(row.GetGuid(3)), row.GetString(4), DateTimeOffset.FromUnixTimeMilliseconds(row.GetInt64(5)), row.GetString(6),
                    row.IsDBNull(7) ? null : row.GetString(7), row.IsDBNull(8) ? null : new EntryId(row.GetGuid(8))));
        }
        catch (Exception problem) when (problem is ArgumentException or FormatException or InvalidCastException or InvalidOperationException)
        {
            throw new FormatException($"The row of entry {index} of the log '{log}' was altered: {problem.Message}", problem);
        }
    }

    private List<(long Size, string Note)> Notes(string log, long after, long skip) => Query(
        "SELECT size, note FROM journal_checkpoints WHERE log = @log AND size > @after ORDER BY size LIMIT @page OFFSET @skip",
        row => (row.GetInt64(0), row.GetString(1)), ("@log", log), ("@after", after), ("@page", PageSize), ("@skip", skip));

    private List<T> Query<T>(string sql, Func<SqliteDataReader, T> read, params (string Name, object Value)[] parameters)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        foreach (var (name, value) in parameters)
        {
            command.Parameters.AddWithValue(name, value);
        }

        using var rows = command.ExecuteReader();
        List<T> found = [];
        while (rows.Read())
        {
            found.Add(read(rows));
        }

        return found;
    }
}
