using System;
using Balise.Persistence.PostgreSql;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Balise.Persistence.Migrations.PostgreSql
{
    /// <inheritdoc />
    public partial class GatewayControl : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "quota_limits",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    organization = table.Column<Guid>(type: "uuid", nullable: false),
                    terms = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    set_by = table.Column<Guid>(type: "uuid", nullable: false),
                    set_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    withdrawn_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_quota_limits", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "quota_uses",
                columns: table => new
                {
                    organization = table.Column<Guid>(type: "uuid", nullable: false),
                    limit_id = table.Column<Guid>(type: "uuid", nullable: false),
                    period = table.Column<short>(type: "smallint", nullable: false),
                    number = table.Column<long>(type: "bigint", nullable: false),
                    subject = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    used = table.Column<long>(type: "bigint", nullable: false),
                    ends = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_quota_uses", x => new { x.organization, x.limit_id, x.period, x.number, x.subject });
                });

            migrationBuilder.CreateIndex(
                name: "ix_quota_limits_organization_set_at",
                table: "quota_limits",
                columns: new[] { "organization", "set_at" });

            migrationBuilder.CreateIndex(
                name: "ix_quota_uses_ends",
                table: "quota_uses",
                column: "ends");

            migrationBuilder.Protect("quota_limits", "quota_uses");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "quota_limits");

            migrationBuilder.DropTable(
                name: "quota_uses");
        }
    }
}
