using System.Data;
using System.Data.Common;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;

namespace Balise.Persistence.Internal;

/// <summary>Several queries that see one state of the database, without stopping any writer.</summary>
internal sealed class ReadTransaction : IAsyncDisposable
{
    private readonly DatabaseFacade database;
    private readonly DbTransaction transaction;

    private ReadTransaction(DatabaseFacade database, DbTransaction transaction) => (this.database, this.transaction) = (database, transaction);

    public static async Task<ReadTransaction> BeginAsync(DatabaseFacade database, CancellationToken ct)
    {
        await database.OpenConnectionAsync(ct);

        // Left to itself, EF Core would take SQLite's only writing place.
        var transaction = database.GetDbConnection() is SqliteConnection sqlite
            ? sqlite.BeginTransaction(deferred: true)
            : await database.GetDbConnection().BeginTransactionAsync(IsolationLevel.RepeatableRead, ct);
        await database.UseTransactionAsync(transaction, ct);
        return new ReadTransaction(database, transaction);
    }

    public async ValueTask DisposeAsync()
    {
        await database.UseTransactionAsync(null, CancellationToken.None);
        await transaction.DisposeAsync();
        await database.CloseConnectionAsync();
    }
}
