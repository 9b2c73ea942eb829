using Balise.Journal;
using Npgsql;

namespace Balise.Persistence.Journaling;

/// <summary>Appends to the journal in PostgreSQL: one COPY and one commit for each batch.</summary>
internal sealed class PostgreSqlJournalStore(NpgsqlDataSource database) : IJournalAppender
{
    public LogHead Head(string log)
    {
        using var connection = database.OpenConnection();
        return JournalTables.Head(connection, null, log);
    }

    public void Append(SealedBatch batch)
    {
        using var connection = database.OpenConnection();
        using var transaction = connection.BeginTransaction();
        new PostgreSqlBatchRows(connection, transaction).Write(batch);
        transaction.Commit();
    }
}
