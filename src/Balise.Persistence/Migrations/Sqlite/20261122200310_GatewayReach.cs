using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Balise.Persistence.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class GatewayReach : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "answer_reports",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    organization = table.Column<Guid>(type: "TEXT", nullable: false),
                    person = table.Column<Guid>(type: "TEXT", nullable: false),
                    use_case = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false),
                    decision = table.Column<Guid>(type: "TEXT", nullable: false),
                    kind = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    @sealed = table.Column<byte[]>(name: "sealed", type: "BLOB", nullable: false),
                    at = table.Column<DateTime>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_answer_reports", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "conversations",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    organization = table.Column<Guid>(type: "TEXT", nullable: false),
                    person = table.Column<Guid>(type: "TEXT", nullable: false),
                    use_case = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false),
                    last_at = table.Column<DateTime>(type: "TEXT", nullable: false),
                    expires_at = table.Column<DateTime>(type: "TEXT", nullable: false),
                    @sealed = table.Column<byte[]>(name: "sealed", type: "BLOB", nullable: false),
                    version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_conversations", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "system_credentials",
                columns: table => new
                {
                    system = table.Column<Guid>(type: "TEXT", nullable: false),
                    organization = table.Column<Guid>(type: "TEXT", nullable: false),
                    host = table.Column<string>(type: "TEXT", maxLength: 255, nullable: false),
                    @sealed = table.Column<byte[]>(name: "sealed", type: "BLOB", nullable: false),
                    set_by = table.Column<Guid>(type: "TEXT", nullable: false),
                    set_at = table.Column<DateTime>(type: "TEXT", nullable: false),
                    version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_system_credentials", x => x.system);
                    table.ForeignKey(
                        name: "fk_system_credentials_systems_system",
                        column: x => x.system,
                        principalTable: "systems",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "usage_cursors",
                columns: table => new
                {
                    log = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    next = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_usage_cursors", x => x.log);
                });

            migrationBuilder.CreateTable(
                name: "usage_totals",
                columns: table => new
                {
                    organization = table.Column<Guid>(type: "TEXT", nullable: false),
                    month = table.Column<string>(type: "TEXT", maxLength: 7, nullable: false),
                    use_case = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false),
                    system = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false),
                    model = table.Column<string>(type: "TEXT", maxLength: 256, nullable: false),
                    requests = table.Column<long>(type: "INTEGER", nullable: false),
                    input_tokens = table.Column<long>(type: "INTEGER", nullable: false),
                    output_tokens = table.Column<long>(type: "INTEGER", nullable: false),
                    estimated = table.Column<long>(type: "INTEGER", nullable: false),
                    cost_micros = table.Column<long>(type: "INTEGER", nullable: false),
                    priced = table.Column<long>(type: "INTEGER", nullable: false),
                    weighed = table.Column<long>(type: "INTEGER", nullable: false),
                    energy_min = table.Column<double>(type: "REAL", nullable: false),
                    energy_max = table.Column<double>(type: "REAL", nullable: false),
                    carbon_min = table.Column<double>(type: "REAL", nullable: false),
                    carbon_max = table.Column<double>(type: "REAL", nullable: false),
                    water_min = table.Column<double>(type: "REAL", nullable: false),
                    water_max = table.Column<double>(type: "REAL", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_usage_totals", x => new { x.organization, x.month, x.use_case, x.system, x.model });
                });

            migrationBuilder.CreateIndex(
                name: "ix_answer_reports_organization_at",
                table: "answer_reports",
                columns: new[] { "organization", "at" });

            migrationBuilder.CreateIndex(
                name: "ix_conversations_expires_at",
                table: "conversations",
                column: "expires_at");

            migrationBuilder.CreateIndex(
                name: "ix_conversations_organization_person_last_at",
                table: "conversations",
                columns: new[] { "organization", "person", "last_at" });

            migrationBuilder.CreateIndex(
                name: "ix_system_credentials_organization",
                table: "system_credentials",
                column: "organization");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "answer_reports");

            migrationBuilder.DropTable(
                name: "conversations");

            migrationBuilder.DropTable(
                name: "system_credentials");

            migrationBuilder.DropTable(
                name: "usage_cursors");

            migrationBuilder.DropTable(
                name: "usage_totals");
        }
    }
}
