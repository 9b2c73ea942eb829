using System;
using Balise.Persistence.PostgreSql;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Balise.Persistence.Migrations.PostgreSql
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
                type: "character varying(200)",
                maxLength: 200,
                nullable: false,
                defaultValue: "",
                collation: "C");

            migrationBuilder.AddColumn<string>(
                name: "factor",
                table: "usage_totals",
                type: "character varying(10)",
                maxLength: 10,
                nullable: false,
                defaultValue: "",
                collation: "C");

            migrationBuilder.AddColumn<int>(
                name: "factor_year",
                table: "usage_totals",
                type: "integer",
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
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    organization = table.Column<Guid>(type: "uuid", nullable: false),
                    system = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false, collation: "C"),
                    place = table.Column<string>(type: "character varying(10)", maxLength: 10, nullable: false, collation: "C"),
                    reason = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    set_by = table.Column<Guid>(type: "uuid", nullable: false),
                    set_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_footprint_zones", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "model_comparisons",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    organization = table.Column<Guid>(type: "uuid", nullable: false),
                    use_case = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false, collation: "C"),
                    typical_tokens = table.Column<int>(type: "integer", nullable: false),
                    options = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    chosen = table.Column<string>(type: "character varying(256)", maxLength: 256, nullable: false, collation: "C"),
                    reason = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    dossier = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false, collation: "C"),
                    made_by = table.Column<Guid>(type: "uuid", nullable: false),
                    made_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_model_comparisons", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "model_routes",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    organization = table.Column<Guid>(type: "uuid", nullable: false),
                    use_case = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false, collation: "C"),
                    terms = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    set_by = table.Column<Guid>(type: "uuid", nullable: false),
                    set_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    version = table.Column<int>(type: "integer", nullable: false)
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

            migrationBuilder.Protect("footprint_zones", "model_comparisons", "model_routes");
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
