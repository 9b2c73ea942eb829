using Microsoft.Data.Sqlite;

namespace Balise.Persistence.Sqlite;

/// <summary>How this product opens an SQLite file, everywhere: foreign keys on, every commit on the disk before it is said to be done.</summary>
internal sealed class SqliteDatabase(string connectionString)
{
    // A writer waits this long for another to finish before it fails.
    private const int BusyMilliseconds = 10_000;

    public string ConnectionString { get; } = new SqliteConnectionStringBuilder(connectionString) { ForeignKeys = true, DefaultTimeout = BusyMilliseconds / 1000 }.ToString();

    public string Path { get; } = new SqliteConnectionStringBuilder(connectionString).DataSource;

    public SqliteConnection Open()
    {
        var connection = new SqliteConnection(ConnectionString);
        try
        {
            connection.Open();
            Prepare(connection);
            return connection;
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    /// <summary>What SQLite forgets from one connection to the next. The journal mode stays in the file, so asking again costs nothing.</summary>
    public static void Prepare(SqliteConnection connection)
    {
        using var command = connection.CreateCommand();
        command.CommandText = $"PRAGMA busy_timeout={BusyMilliseconds}; PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA secure_delete=ON; PRAGMA wal_autocheckpoint=4000;";
        command.ExecuteNonQuery();
    }
}
