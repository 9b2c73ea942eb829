using System;
using Balise.Persistence.PostgreSql;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Balise.Persistence.Migrations.PostgreSql
{
    /// <inheritdoc />
    public partial class FileLife : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<Guid>(
                name: "in_place_of",
                table: "opinions",
                type: "uuid",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "withdrawn_because",
                table: "opinions",
                type: "character varying(2000)",
                maxLength: 2000,
                nullable: false,
                defaultValue: "",
                collation: "C");

            migrationBuilder.AddColumn<string>(
                name: "writers",
                table: "opinions",
                type: "text",
                nullable: false,
                defaultValueSql: "'[]'",
                collation: "C");

            migrationBuilder.AddColumn<DateOnly>(
                name: "until",
                table: "authorizations",
                type: "date",
                nullable: false,
                defaultValue: new DateOnly(1, 1, 1));

            migrationBuilder.Sql(
                """
                SELECT set_config('balise.organization', '*', true);
                UPDATE authorizations SET until = (terms::json ->> 'until')::date;
                SELECT set_config('balise.organization', '', true);
                """);

            migrationBuilder.CreateTable(
                name: "absences",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    organization = table.Column<Guid>(type: "uuid", nullable: false),
                    person = table.Column<Guid>(type: "uuid", nullable: false),
                    @delegate = table.Column<Guid>(name: "delegate", type: "uuid", nullable: false),
                    from = table.Column<DateOnly>(type: "date", nullable: false),
                    until = table.Column<DateOnly>(type: "date", nullable: false),
                    act = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: false, collation: "C"),
                    declared_by = table.Column<Guid>(type: "uuid", nullable: false),
                    declared_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_absences", x => x.id);
                    table.ForeignKey(
                        name: "fk_absences_people_delegate",
                        column: x => x.@delegate,
                        principalTable: "people",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_absences_people_person",
                        column: x => x.person,
                        principalTable: "people",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "answer_versions",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    organization = table.Column<Guid>(type: "uuid", nullable: false),
                    dossier = table.Column<Guid>(type: "uuid", nullable: false),
                    form = table.Column<string>(type: "character varying(80)", maxLength: 80, nullable: false, collation: "C"),
                    answers = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    hash = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false, collation: "C"),
                    cause = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    by = table.Column<Guid>(type: "uuid", nullable: false),
                    in_place_of = table.Column<Guid>(type: "uuid", nullable: true),
                    since = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_answer_versions", x => x.id);
                    table.ForeignKey(
                        name: "fk_answer_versions_dossiers_dossier",
                        column: x => x.dossier,
                        principalTable: "dossiers",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "ix_authorizations_organization_state_until",
                table: "authorizations",
                columns: new[] { "organization", "state", "until" });

            migrationBuilder.CreateIndex(
                name: "ix_absences_delegate",
                table: "absences",
                column: "delegate");

            migrationBuilder.CreateIndex(
                name: "ix_absences_organization_delegate_until",
                table: "absences",
                columns: new[] { "organization", "delegate", "until" });

            migrationBuilder.CreateIndex(
                name: "ix_absences_organization_until",
                table: "absences",
                columns: new[] { "organization", "until" });

            migrationBuilder.CreateIndex(
                name: "ix_absences_person",
                table: "absences",
                column: "person");

            migrationBuilder.CreateIndex(
                name: "ix_answer_versions_dossier_at",
                table: "answer_versions",
                columns: new[] { "dossier", "at" });

            migrationBuilder.CreateIndex(
                name: "ix_answer_versions_organization",
                table: "answer_versions",
                column: "organization");

            migrationBuilder.Protect("absences", "answer_versions");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "absences");

            migrationBuilder.DropTable(
                name: "answer_versions");

            migrationBuilder.DropIndex(
                name: "ix_authorizations_organization_state_until",
                table: "authorizations");

            migrationBuilder.DropColumn(
                name: "in_place_of",
                table: "opinions");

            migrationBuilder.DropColumn(
                name: "withdrawn_because",
                table: "opinions");

            migrationBuilder.DropColumn(
                name: "writers",
                table: "opinions");

            migrationBuilder.DropColumn(
                name: "until",
                table: "authorizations");
        }
    }
}
