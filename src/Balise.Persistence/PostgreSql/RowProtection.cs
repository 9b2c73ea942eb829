using Microsoft.EntityFrameworkCore.Migrations;

namespace Balise.Persistence.PostgreSql;

/// <summary>
/// Row-level security, for the migration that makes a table with an organisation: a row is there for its organisation only, as
/// <c>balise.organization</c> names it; '*' is said by what reads all of them. Forced, so that the owner is held to it too.
/// </summary>
internal static class RowProtection
{
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
