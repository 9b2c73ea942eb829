using Balise.Persistence.Internal;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace Balise.Persistence;

/// <summary>Brings the database to the shape of this version, before anything else uses it.</summary>
public sealed class DatabaseStart(BaliseContext context, DatabaseOptions options)
{
    // "balise" in ASCII: any number will do, as long as every version takes the same.
    private const long MigrationLock = 0x62616c697365;

    /// <summary>
    /// Applies what is missing. Several processes may start together: one migrates, the others wait and find it done.
    /// </summary>
    /// <returns>False when the database holds no organisation yet.</returns>
    /// <exception cref="DatabaseUnreachableException">It cannot be opened; the message names it and says what to do.</exception>
    public async Task<bool> RunAsync(CancellationToken ct)
    {
        try
        {
            if (options.IsPostgreSql)
            {
                await MigrateServerAsync(ct);
            }
            else
            {
                await MigrateFileAsync(ct);
            }

            await using var all = await AllOrganizations.ReadAsync(context, ct);
            return await all.Of<Domain.People.Organization>().AnyAsync(ct);
        }
        catch (Exception problem) when (DatabaseErrors.IsUnreachable(problem))
        {
            throw new DatabaseUnreachableException(options.Description, problem);
        }
    }

    // EF Core's own lock is inside one migration: two replicas would still both apply the second.
    private async Task MigrateServerAsync(CancellationToken ct)
    {
        await using var alone = new NpgsqlConnection(options.ConnectionString);
        await alone.OpenAsync(ct);
        await using var wait = alone.CreateCommand();
        wait.CommandTimeout = 0;
        wait.CommandText = $"SELECT pg_advisory_lock({MigrationLock})";
        await wait.ExecuteNonQueryAsync(ct);
        try
        {
            // A migration that moves data must see all of it.
            await context.Database.OpenConnectionAsync(ct);
            await context.Database.ExecuteSqlAsync($"SELECT set_config('balise.organization', '*', false)", ct);
            await context.Database.MigrateAsync(ct);
        }
        finally
        {
            await context.Database.CloseConnectionAsync();
            wait.CommandText = $"SELECT pg_advisory_unlock({MigrationLock})";
            await wait.ExecuteNonQueryAsync(CancellationToken.None);
        }
    }

    private async Task MigrateFileAsync(CancellationToken ct)
    {
        var file = new Microsoft.Data.Sqlite.SqliteConnectionStringBuilder(options.ConnectionString).DataSource;
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        await using var alone = await FileLock.TakeAsync($"{file}.migration-lock", ct);
        if ((await context.Database.GetPendingMigrationsAsync(ct)).Any())
        {
            await ForgetDeadMigrationAsync(ct);
            await context.Database.MigrateAsync(ct);
        }
    }

    // EF Core's own lock is a row: a process killed while it migrates leaves it, and every later start waits for ever. Whoever holds the
    // file lock is alone, so a row found here belongs to nobody.
    private async Task ForgetDeadMigrationAsync(CancellationToken ct)
    {
        var tables = await context.Database.SqlQuery<int>($"SELECT COUNT(*) AS Value FROM sqlite_master WHERE name = '__EFMigrationsLock'").ToListAsync(ct);
        if (tables is [> 0])
        {
            await context.Database.ExecuteSqlAsync($"DELETE FROM __EFMigrationsLock", ct);
        }
    }
}

/// <summary>The database cannot be opened.</summary>
public sealed class DatabaseUnreachableException(string database, Exception cause) : Exception(
    $"The database cannot be opened: {database}. {cause.Message} Check BALISE_DATABASE, that the server is running or the folder writable, and the disk.",
    cause);
