using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Balise.Persistence.Migrations.Sqlite
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
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "withdrawn_because",
                table: "opinions",
                type: "TEXT",
                maxLength: 2000,
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<string>(
                name: "writers",
                table: "opinions",
                type: "TEXT",
                nullable: false,
                defaultValueSql: "'[]'");

            migrationBuilder.AddColumn<DateOnly>(
                name: "until",
                table: "authorizations",
                type: "TEXT",
                nullable: false,
                defaultValue: new DateOnly(1, 1, 1));

            migrationBuilder.Sql("UPDATE authorizations SET until = json_extract(terms, '$.until')");

            migrationBuilder.CreateTable(
                name: "absences",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    organization = table.Column<Guid>(type: "TEXT", nullable: false),
                    person = table.Column<Guid>(type: "TEXT", nullable: false),
                    @delegate = table.Column<Guid>(name: "delegate", type: "TEXT", nullable: false),
                    from = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    until = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    act = table.Column<string>(type: "TEXT", maxLength: 500, nullable: false),
                    declared_by = table.Column<Guid>(type: "TEXT", nullable: false),
                    declared_at = table.Column<DateTime>(type: "TEXT", nullable: false),
                    version = table.Column<int>(type: "INTEGER", nullable: false)
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
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    organization = table.Column<Guid>(type: "TEXT", nullable: false),
                    dossier = table.Column<Guid>(type: "TEXT", nullable: false),
                    form = table.Column<string>(type: "TEXT", maxLength: 80, nullable: false),
                    answers = table.Column<string>(type: "TEXT", nullable: false),
                    hash = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    cause = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    by = table.Column<Guid>(type: "TEXT", nullable: false),
                    in_place_of = table.Column<Guid>(type: "TEXT", nullable: true),
                    since = table.Column<DateTime>(type: "TEXT", nullable: false),
                    at = table.Column<DateTime>(type: "TEXT", nullable: false)
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
