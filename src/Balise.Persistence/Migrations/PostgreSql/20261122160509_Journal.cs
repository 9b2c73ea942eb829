using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Balise.Persistence.Migrations.PostgreSql
{
    /// <inheritdoc />
    public partial class Journal : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.Sql(
                """
                CREATE TABLE journal_entries (
                  log text COLLATE "C" NOT NULL,
                  idx bigint NOT NULL,
                  id uuid NOT NULL,
                  type text COLLATE "C" NOT NULL,
                  at bigint NOT NULL,
                  organization text COLLATE "C" NOT NULL,
                  decision uuid,
                  request_id text COLLATE "C",
                  verdict text COLLATE "C",
                  code text COLLATE "C",
                  use_case text COLLATE "C",
                  system text COLLATE "C",
                  bytes bytea,
                  leaf bytea NOT NULL,
                  PRIMARY KEY (log, idx)
                );
                CREATE UNIQUE INDEX ix_journal_entries_id ON journal_entries (id);
                CREATE INDEX ix_journal_entries_organization_at ON journal_entries (organization, at);
                CREATE INDEX ix_journal_entries_decision ON journal_entries (decision) WHERE decision IS NOT NULL;

                CREATE TABLE journal_heads (
                  log text COLLATE "C" NOT NULL PRIMARY KEY,
                  size bigint NOT NULL,
                  range bytea NOT NULL,
                  last_at bigint
                );

                CREATE TABLE journal_checkpoints (
                  log text COLLATE "C" NOT NULL,
                  size bigint NOT NULL,
                  at bigint NOT NULL,
                  note text COLLATE "C" NOT NULL,
                  PRIMARY KEY (log, size)
                );

                CREATE TABLE journal_keys (
                  log text COLLATE "C" NOT NULL,
                  key text COLLATE "C" NOT NULL,
                  since bigint NOT NULL,
                  PRIMARY KEY (log, key)
                );
                """);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder) =>
            throw new NotSupportedException("A journal is not removed: restore a copy of the database instead.");
    }
}
