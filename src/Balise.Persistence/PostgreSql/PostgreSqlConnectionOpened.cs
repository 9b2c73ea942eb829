using System.Data.Common;
using Balise.Persistence.Internal;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace Balise.Persistence.PostgreSql;

/// <summary>
/// Tells the database which organisation asks: its own row-level security filters again what the model filters already, and refuses
/// to write a row of another organisation. Asked on every opening, because connections are shared.
/// </summary>
internal sealed class PostgreSqlConnectionOpened : DbConnectionInterceptor
{
    private const string Sql = "SELECT set_config('balise.organization', @organization, false)";

    public override void ConnectionOpened(DbConnection connection, ConnectionEndEventData eventData)
    {
        using var command = connection.Command(null, Sql, ("@organization", Organization(eventData.Context)));
        command.ExecuteNonQuery();
    }

    public override async Task ConnectionOpenedAsync(
        DbConnection connection, ConnectionEndEventData eventData, CancellationToken cancellationToken = default)
    {
        await using var command = connection.Command(null, Sql, ("@organization", Organization(eventData.Context)));
        await command.ExecuteNonQueryAsync(cancellationToken);
    }

    private static string Organization(DbContext? context) => ((BaliseContext)context!).Organization.ToString();
}
