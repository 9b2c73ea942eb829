using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Balise.Persistence.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class IndividualDecisions : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<byte>(
                name: "decision_consent",
                table: "organizations",
                type: "INTEGER",
                nullable: false,
                defaultValue: (byte)0);

            migrationBuilder.AddColumn<Guid>(
                name: "consent",
                table: "held_actions",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "subject",
                table: "held_actions",
                type: "TEXT",
                maxLength: 64,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "subject_key",
                table: "held_actions",
                type: "TEXT",
                maxLength: 32,
                nullable: true);

            migrationBuilder.CreateTable(
                name: "consents",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    organization = table.Column<Guid>(type: "TEXT", nullable: false),
                    use_case = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false),
                    subject = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    subject_key = table.Column<string>(type: "TEXT", maxLength: 32, nullable: false),
                    state = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    steps = table.Column<string>(type: "TEXT", nullable: false),
                    version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_consents", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "decision_rules",
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
                    table.PrimaryKey("pk_decision_rules", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "individual_decisions",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    organization = table.Column<Guid>(type: "TEXT", nullable: false),
                    number = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    use_case = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false),
                    system = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false),
                    subject = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    subject_key = table.Column<string>(type: "TEXT", maxLength: 32, nullable: false),
                    consent = table.Column<Guid>(type: "TEXT", nullable: true),
                    automated = table.Column<bool>(type: "INTEGER", nullable: false),
                    held = table.Column<Guid>(type: "TEXT", nullable: false),
                    request = table.Column<Guid>(type: "TEXT", nullable: false),
                    requester = table.Column<Guid>(type: "TEXT", nullable: true),
                    state = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    agent = table.Column<Guid>(type: "TEXT", nullable: false),
                    edited = table.Column<bool>(type: "INTEGER", nullable: false),
                    reviewer = table.Column<Guid>(type: "TEXT", nullable: true),
                    @sealed = table.Column<byte[]>(name: "sealed", type: "BLOB", nullable: false),
                    steps = table.Column<string>(type: "TEXT", nullable: false),
                    version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_individual_decisions", x => x.id);
                });

            migrationBuilder.CreateIndex(
                name: "ix_consents_organization_use_case_subject_key",
                table: "consents",
                columns: new[] { "organization", "use_case", "subject_key" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_decision_rules_organization_use_case",
                table: "decision_rules",
                columns: new[] { "organization", "use_case" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_individual_decisions_held",
                table: "individual_decisions",
                column: "held",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_individual_decisions_organization_number",
                table: "individual_decisions",
                columns: new[] { "organization", "number" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_individual_decisions_organization_subject_key",
                table: "individual_decisions",
                columns: new[] { "organization", "subject_key" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "consents");

            migrationBuilder.DropTable(
                name: "decision_rules");

            migrationBuilder.DropTable(
                name: "individual_decisions");

            migrationBuilder.DropColumn(
                name: "decision_consent",
                table: "organizations");

            migrationBuilder.DropColumn(
                name: "consent",
                table: "held_actions");

            migrationBuilder.DropColumn(
                name: "subject",
                table: "held_actions");

            migrationBuilder.DropColumn(
                name: "subject_key",
                table: "held_actions");
        }
    }
}
