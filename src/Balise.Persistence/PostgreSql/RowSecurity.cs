using Microsoft.EntityFrameworkCore.Migrations;

namespace Balise.Persistence.PostgreSql;

/// <summary>What a migration says of each table whose rows belong to an organisation, once it exists.</summary>
internal static class RowSecurity
{
    /// <summary>
    /// A row is there for its organisation only, as <c>balise.organization</c> names it; '*' is said by what reads all of them. Forced,
    /// so that the owner of the tables is held to it too; a superuser never is.
    /// </summary>
    public static void Protect(this MigrationBuilder migration, params string[] tables)
    {
        foreach (var table in tables)
        {
            migration.Sql(
                $"""
                ALTER TABLE {table} ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
                CREATE POLICY organization ON {table} USING (
                  organization::text = current_setting('balise.organization', true) OR current_setting('balise.organization', true) = '*');
                """);
        }
    }
}
