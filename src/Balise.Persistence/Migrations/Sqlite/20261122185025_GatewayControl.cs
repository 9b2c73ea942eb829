using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Balise.Persistence.Migrations.Sqlite
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
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    organization = table.Column<Guid>(type: "TEXT", nullable: false),
                    terms = table.Column<string>(type: "TEXT", nullable: false),
                    set_by = table.Column<Guid>(type: "TEXT", nullable: false),
                    set_at = table.Column<DateTime>(type: "TEXT", nullable: false),
                    withdrawn_at = table.Column<DateTime>(type: "TEXT", nullable: true),
                    version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_quota_limits", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "quota_uses",
                columns: table => new
                {
                    organization = table.Column<Guid>(type: "TEXT", nullable: false),
                    limit_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    period = table.Column<short>(type: "INTEGER", nullable: false),
                    number = table.Column<long>(type: "INTEGER", nullable: false),
                    subject = table.Column<string>(type: "TEXT", nullable: false),
                    used = table.Column<long>(type: "INTEGER", nullable: false),
                    ends = table.Column<long>(type: "INTEGER", nullable: false)
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
