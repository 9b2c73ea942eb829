using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Balise.Persistence.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class Journal : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            // The entries keep their rowid: without it, a row of more than 1002 bytes takes a page of its own, and the file doubles.
            migrationBuilder.Sql(
                """
                CREATE TABLE journal_entries (
                  log TEXT NOT NULL,
                  idx INTEGER NOT NULL,
                  id TEXT NOT NULL,
                  type TEXT NOT NULL,
                  at INTEGER NOT NULL,
                  organization TEXT NOT NULL,
                  decision TEXT,
                  request_id TEXT,
                  verdict TEXT,
                  code TEXT,
                  use_case TEXT,
                  system TEXT,
                  bytes BLOB,
                  leaf BLOB NOT NULL,
                  PRIMARY KEY (log, idx)
                );
                CREATE UNIQUE INDEX ix_journal_entries_id ON journal_entries (id);
                CREATE INDEX ix_journal_entries_organization_at ON journal_entries (organization, at);
                CREATE INDEX ix_journal_entries_decision ON journal_entries (decision) WHERE decision IS NOT NULL;

                CREATE TABLE journal_heads (
                  log TEXT NOT NULL PRIMARY KEY,
                  size INTEGER NOT NULL,
                  range BLOB NOT NULL,
                  last_at INTEGER
                ) WITHOUT ROWID;

                CREATE TABLE journal_checkpoints (
                  log TEXT NOT NULL,
                  size INTEGER NOT NULL,
                  at INTEGER NOT NULL,
                  note TEXT NOT NULL,
                  PRIMARY KEY (log, size)
                ) WITHOUT ROWID;

                CREATE TABLE journal_keys (
                  log TEXT NOT NULL,
                  key TEXT NOT NULL,
                  since INTEGER NOT NULL,
                  PRIMARY KEY (log, key)
                ) WITHOUT ROWID;
                """);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder) =>
            throw new NotSupportedException("A journal is not removed: restore a copy of the database instead.");
    }
}
