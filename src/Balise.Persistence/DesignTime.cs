using Balise.Persistence.People;
using Balise.Persistence.PostgreSql;
using Balise.Persistence.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;

namespace Balise.Persistence;

// `dotnet ef migrations add NAME --context SqliteContext --output-dir Migrations/Sqlite` (and PostgreSql): no database is opened.
internal sealed class SqliteDesignTime : IDesignTimeDbContextFactory<SqliteContext>
{
    public SqliteContext CreateDbContext(string[] args) =>
        new(new DbContextOptionsBuilder<SqliteContext>().UseSqlite("Data Source=:memory:").Options, new CurrentOrganization());
}

internal sealed class PostgreSqlDesignTime : IDesignTimeDbContextFactory<PostgreSqlContext>
{
    public PostgreSqlContext CreateDbContext(string[] args) =>
        new(new DbContextOptionsBuilder<PostgreSqlContext>().UseNpgsql("Host=localhost").Options, new CurrentOrganization());
}
