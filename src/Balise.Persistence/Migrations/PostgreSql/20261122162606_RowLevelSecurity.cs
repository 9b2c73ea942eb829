using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Balise.Persistence.Migrations.PostgreSql
{
    /// <inheritdoc />
    public partial class RowLevelSecurity : Migration
    {
        private static readonly string[] Tables =
        [
            "systems", "use_cases", "gateway_keys", "authorizations", "exemptions", "emergency_stops", "people", "policy_snapshots", "counters",
        ];

        /// <summary>
        /// A row is there for its organisation only, as <c>balise.organization</c> names it; '*' is said by what reads all of them. Forced,
        /// so that the owner of the tables is held to it too; a superuser never is.
        /// </summary>
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            foreach (var table in Tables)
            {
                Protect(migrationBuilder, table, "organization");
            }

            Protect(migrationBuilder, "organizations", "id");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            foreach (var table in (string[])[.. Tables, "organizations"])
            {
                migrationBuilder.Sql($"DROP POLICY organization ON {table}; ALTER TABLE {table} NO FORCE ROW LEVEL SECURITY, DISABLE ROW LEVEL SECURITY;");
            }
        }

        private static void Protect(MigrationBuilder migrationBuilder, string table, string column) => migrationBuilder.Sql(
            $"""
            ALTER TABLE {table} ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
            CREATE POLICY organization ON {table} USING (
              {column}::text = current_setting('balise.organization', true) OR current_setting('balise.organization', true) = '*');
            """);
    }
}
