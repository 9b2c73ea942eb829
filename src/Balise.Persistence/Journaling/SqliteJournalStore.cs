using Balise.Journal;
using Balise.Persistence.Sqlite;
using Microsoft.Data.Sqlite;

namespace Balise.Persistence.Journaling;

/// <summary>Appends to the journal in an SQLite file: one connection, its prepared statements, one transaction and one fsync for each batch.</summary>
internal sealed class SqliteJournalStore(SqliteDatabase database, WriteTurn turn) : IJournalAppender, IDisposable
{
    private SqliteConnection? connection;
    private SqliteBatchRows? rows;

    public LogHead Head(string log)
    {
        using var reading = database.Open();
        return JournalTables.Head(reading, null, log);
    }

    public void Append(SealedBatch batch)
    {
        using (turn.Take())
        {
            try
            {
                Write(batch);
            }
            catch (SqliteException)
            {
                // A full disk may be emptied and a lock released: the next batch starts from a fresh connection.
                Close();
                throw;
            }
        }
    }

    public void Dispose() => Close();

    private void Write(SealedBatch batch)
    {
        connection ??= database.Open();
        rows ??= new SqliteBatchRows(connection);
        using var transaction = connection.BeginTransaction();
        rows.Write(batch);
        transaction.Commit();
        rows.Committed(batch);
    }

    private void Close()
    {
        rows?.Dispose();
        connection?.Dispose();
        (rows, connection) = (null, null);
    }
}
