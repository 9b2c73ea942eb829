using Balise.Persistence;
using Microsoft.Data.Sqlite;

namespace Balise.Tests.Persistence;

/// <summary>A database of one of the two kinds, empty and migrated, for one test class.</summary>
public abstract class DatabaseUnderTest : IAsyncLifetime
{
    public abstract DatabaseOptions Options { get; }

    public async ValueTask InitializeAsync()
    {
        await using var installation = new Installation(Options);
        await installation.StartAsync();
    }

    public virtual ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        return ValueTask.CompletedTask;
    }
}

public sealed class SqliteUnderTest : DatabaseUnderTest
{
    private readonly string folder = Directory.CreateTempSubdirectory("balise-sqlite-").FullName;

    public override DatabaseOptions Options => DatabaseOptions.From(null, folder);

    public override ValueTask DisposeAsync()
    {
        SqliteConnection.ClearAllPools();
        Directory.Delete(folder, recursive: true);
        return base.DisposeAsync();
    }
}

public sealed class PostgreSqlUnderTest : DatabaseUnderTest
{
    private readonly Lazy<DatabaseOptions> options = new(() => DatabaseOptions.From(PrivatePostgreSql.CreateDatabase(), "/"));

    public override DatabaseOptions Options => options.Value;

    public override ValueTask DisposeAsync()
    {
        if (options.IsValueCreated)
        {
            PrivatePostgreSql.DropDatabase(options.Value.ConnectionString);
        }

        return base.DisposeAsync();
    }
}
