using System.Data.Common;
using Balise.Domain;
using Balise.Domain.People;
using Balise.Journal;
using Balise.Journal.Checkpoints;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using Npgsql;

namespace Balise.Persistence.Journaling;

/// <summary>Appends facts to the governance log of an organisation, inside a transaction of the context that the caller commits.</summary>
internal sealed class GovernanceLog(BaliseContext context, CheckpointSigner signer, TimeProvider clock)
{
    /// <exception cref="LogConflictException">Another process moved the head meanwhile.</exception>
    public void Append(IReadOnlyList<Fact> facts, Actor by, IDbContextTransaction transaction)
    {
        var connection = context.Database.GetDbConnection();
        var inside = transaction.GetDbTransaction();
        var now = clock.GetUtcNow();
        var head = JournalTables.HeadForUpdate(connection, inside, GovernanceEntry.LogOf(by.Organization), rowLocks: connection is NpgsqlConnection);
        var batch = new LogSealer(signer).Seal(head, [.. facts.Select(fact => GovernanceEntry.From(fact, by, now))]);
        Write(connection, inside, batch);
    }

    private static void Write(DbConnection connection, DbTransaction transaction, SealedBatch batch)
    {
        if (connection is NpgsqlConnection postgreSql)
        {
            new PostgreSqlBatchRows(postgreSql, (NpgsqlTransaction)transaction).Write(batch);
            return;
        }

        using var rows = new SqliteBatchRows((SqliteConnection)connection);
        rows.Write(batch);
    }
}
