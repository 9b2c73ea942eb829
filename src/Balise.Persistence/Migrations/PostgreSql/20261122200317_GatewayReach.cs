using System;
using Balise.Persistence.PostgreSql;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Balise.Persistence.Migrations.PostgreSql
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
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    organization = table.Column<Guid>(type: "uuid", nullable: false),
                    person = table.Column<Guid>(type: "uuid", nullable: false),
                    use_case = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false, collation: "C"),
                    decision = table.Column<Guid>(type: "uuid", nullable: false),
                    kind = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    @sealed = table.Column<byte[]>(name: "sealed", type: "bytea", nullable: false),
                    at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_answer_reports", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "conversations",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    organization = table.Column<Guid>(type: "uuid", nullable: false),
                    person = table.Column<Guid>(type: "uuid", nullable: false),
                    use_case = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false, collation: "C"),
                    last_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    expires_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    @sealed = table.Column<byte[]>(name: "sealed", type: "bytea", nullable: false),
                    version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_conversations", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "system_credentials",
                columns: table => new
                {
                    system = table.Column<Guid>(type: "uuid", nullable: false),
                    organization = table.Column<Guid>(type: "uuid", nullable: false),
                    host = table.Column<string>(type: "character varying(255)", maxLength: 255, nullable: false, collation: "C"),
                    @sealed = table.Column<byte[]>(name: "sealed", type: "bytea", nullable: false),
                    set_by = table.Column<Guid>(type: "uuid", nullable: false),
                    set_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    version = table.Column<int>(type: "integer", nullable: false)
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
                    log = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false, collation: "C"),
                    next = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_usage_cursors", x => x.log);
                });

            migrationBuilder.CreateTable(
                name: "usage_totals",
                columns: table => new
                {
                    organization = table.Column<Guid>(type: "uuid", nullable: false),
                    month = table.Column<string>(type: "character varying(7)", maxLength: 7, nullable: false, collation: "C"),
                    use_case = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false, collation: "C"),
                    system = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false, collation: "C"),
                    model = table.Column<string>(type: "character varying(256)", maxLength: 256, nullable: false, collation: "C"),
                    requests = table.Column<long>(type: "bigint", nullable: false),
                    input_tokens = table.Column<long>(type: "bigint", nullable: false),
                    output_tokens = table.Column<long>(type: "bigint", nullable: false),
                    estimated = table.Column<long>(type: "bigint", nullable: false),
                    cost_micros = table.Column<long>(type: "bigint", nullable: false),
                    priced = table.Column<long>(type: "bigint", nullable: false),
                    weighed = table.Column<long>(type: "bigint", nullable: false),
                    energy_min = table.Column<double>(type: "double precision", nullable: false),
                    energy_max = table.Column<double>(type: "double precision", nullable: false),
                    carbon_min = table.Column<double>(type: "double precision", nullable: false),
                    carbon_max = table.Column<double>(type: "double precision", nullable: false),
                    water_min = table.Column<double>(type: "double precision", nullable: false),
                    water_max = table.Column<double>(type: "double precision", nullable: false)
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

            migrationBuilder.Protect("answer_reports", "conversations", "system_credentials", "usage_totals");
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
