using System.Data.Common;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace Balise.Persistence.Sqlite;

/// <summary>Gives the connections that EF Core opens the same promises as the others.</summary>
internal sealed class SqliteConnectionOpened : DbConnectionInterceptor
{
    public override void ConnectionOpened(DbConnection connection, ConnectionEndEventData eventData) =>
        SqliteDatabase.Prepare((SqliteConnection)connection);

    public override Task ConnectionOpenedAsync(DbConnection connection, ConnectionEndEventData eventData, CancellationToken cancellationToken = default)
    {
        SqliteDatabase.Prepare((SqliteConnection)connection);
        return Task.CompletedTask;
    }
}
