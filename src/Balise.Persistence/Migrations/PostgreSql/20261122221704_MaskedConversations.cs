using System;
using Balise.Persistence.PostgreSql;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Balise.Persistence.Migrations.PostgreSql
{
    /// <inheritdoc />
    public partial class MaskedConversations : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "placeholders",
                columns: table => new
                {
                    organization = table.Column<Guid>(type: "uuid", nullable: false),
                    conversation = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false, collation: "C"),
                    type = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false, collation: "C"),
                    number = table.Column<int>(type: "integer", nullable: false),
                    fingerprint = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false, collation: "C"),
                    @sealed = table.Column<byte[]>(name: "sealed", type: "bytea", nullable: false),
                    expires = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_placeholders", x => new { x.organization, x.conversation, x.type, x.number });
                });

            migrationBuilder.CreateIndex(
                name: "ix_placeholders_expires",
                table: "placeholders",
                column: "expires");

            migrationBuilder.CreateIndex(
                name: "ix_placeholders_organization_conversation_fingerprint",
                table: "placeholders",
                columns: new[] { "organization", "conversation", "fingerprint" },
                unique: true);

            migrationBuilder.Protect("placeholders");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "placeholders");
        }
    }
}
