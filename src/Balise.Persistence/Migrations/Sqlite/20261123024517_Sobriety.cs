using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Balise.Persistence.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class Sobriety : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropPrimaryKey(
                name: "pk_usage_totals",
                table: "usage_totals");

            migrationBuilder.AddColumn<string>(
                name: "unit",
                table: "usage_totals",
                type: "TEXT",
                maxLength: 200,
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<string>(
                name: "factor",
                table: "usage_totals",
                type: "TEXT",
                maxLength: 10,
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<int>(
                name: "factor_year",
                table: "usage_totals",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddPrimaryKey(
                name: "pk_usage_totals",
                table: "usage_totals",
                columns: new[] { "organization", "month", "use_case", "system", "model", "unit", "factor", "factor_year" });

            migrationBuilder.CreateTable(
                name: "footprint_zones",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    organization = table.Column<Guid>(type: "TEXT", nullable: false),
                    system = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false),
                    place = table.Column<string>(type: "TEXT", maxLength: 10, nullable: false),
                    reason = table.Column<string>(type: "TEXT", nullable: false),
                    set_by = table.Column<Guid>(type: "TEXT", nullable: false),
                    set_at = table.Column<DateTime>(type: "TEXT", nullable: false),
                    version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_footprint_zones", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "model_comparisons",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    organization = table.Column<Guid>(type: "TEXT", nullable: false),
                    use_case = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false),
                    typical_tokens = table.Column<int>(type: "INTEGER", nullable: false),
                    options = table.Column<string>(type: "TEXT", nullable: false),
                    chosen = table.Column<string>(type: "TEXT", maxLength: 256, nullable: false),
                    reason = table.Column<string>(type: "TEXT", nullable: false),
                    dossier = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    made_by = table.Column<Guid>(type: "TEXT", nullable: false),
                    made_at = table.Column<DateTime>(type: "TEXT", nullable: false),
                    version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_model_comparisons", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "model_routes",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    organization = table.Column<Guid>(type: "TEXT", nullable: false),
                    use_case = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false),
                    terms = table.Column<string>(type: "TEXT", nullable: false),
                    set_by = table.Column<Guid>(type: "TEXT", nullable: false),
                    set_at = table.Column<DateTime>(type: "TEXT", nullable: false),
                    version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_model_routes", x => x.id);
                });

            migrationBuilder.CreateIndex(
                name: "ix_footprint_zones_organization_system",
                table: "footprint_zones",
                columns: new[] { "organization", "system" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_model_comparisons_organization_use_case_made_at",
                table: "model_comparisons",
                columns: new[] { "organization", "use_case", "made_at" });

            migrationBuilder.CreateIndex(
                name: "ix_model_routes_organization_use_case",
                table: "model_routes",
                columns: new[] { "organization", "use_case" },
                unique: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "footprint_zones");

            migrationBuilder.DropTable(
                name: "model_comparisons");

            migrationBuilder.DropTable(
                name: "model_routes");

            migrationBuilder.DropPrimaryKey(
                name: "pk_usage_totals",
                table: "usage_totals");

            migrationBuilder.DropColumn(
                name: "unit",
                table: "usage_totals");

            migrationBuilder.DropColumn(
                name: "factor",
                table: "usage_totals");

            migrationBuilder.DropColumn(
                name: "factor_year",
                table: "usage_totals");

            migrationBuilder.AddPrimaryKey(
                name: "pk_usage_totals",
                table: "usage_totals",
                columns: new[] { "organization", "month", "use_case", "system", "model" });
        }
    }
}
