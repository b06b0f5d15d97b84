using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace AlignBot.Storage.Migrations.PostgreSql
{
    /// <inheritdoc />
    public partial class Decisions : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "account",
                table: "decisions",
                type: "text",
                nullable: true);

            migrationBuilder.AddColumn<Guid>(
                name: "meeting_id",
                table: "decisions",
                type: "uuid",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "review_on",
                table: "decisions",
                type: "text",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "words_version",
                table: "decisions",
                type: "integer",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.CreateTable(
                name: "actions",
                columns: table => new
                {
                    installation_id = table.Column<int>(type: "integer", nullable: false),
                    program_id = table.Column<int>(type: "integer", nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    version = table.Column<int>(type: "integer", nullable: false),
                    status = table.Column<string>(type: "text", nullable: false),
                    owner = table.Column<string>(type: "text", nullable: false),
                    due_on = table.Column<string>(type: "text", nullable: false),
                    given_at = table.Column<long>(type: "bigint", nullable: false),
                    decision_id = table.Column<Guid>(type: "uuid", nullable: true),
                    dispute_id = table.Column<Guid>(type: "uuid", nullable: true),
                    meeting_id = table.Column<Guid>(type: "uuid", nullable: true),
                    state = table.Column<string>(type: "text", nullable: false),
                    schema = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_actions", x => new { x.installation_id, x.program_id, x.id });
                });

            migrationBuilder.CreateTable(
                name: "exports",
                columns: table => new
                {
                    installation_id = table.Column<int>(type: "integer", nullable: false),
                    program_id = table.Column<int>(type: "integer", nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    user_id = table.Column<string>(type: "text", nullable: false),
                    format = table.Column<int>(type: "integer", nullable: false),
                    state = table.Column<int>(type: "integer", nullable: false),
                    asked_at = table.Column<long>(type: "bigint", nullable: false),
                    claimed_until = table.Column<long>(type: "bigint", nullable: false),
                    written = table.Column<long>(type: "bigint", nullable: false),
                    total = table.Column<long>(type: "bigint", nullable: false),
                    error = table.Column<string>(type: "text", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_exports", x => new { x.installation_id, x.program_id, x.id });
                });

            migrationBuilder.CreateIndex(
                name: "IX_decisions_installation_id_program_id_review_on",
                table: "decisions",
                columns: new[] { "installation_id", "program_id", "review_on" },
                filter: "review_on IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_decisions_words_version",
                table: "decisions",
                column: "words_version",
                filter: "words_version = 0");

            migrationBuilder.CreateIndex(
                name: "IX_actions_installation_id_owner_status",
                table: "actions",
                columns: new[] { "installation_id", "owner", "status" });

            migrationBuilder.CreateIndex(
                name: "IX_actions_installation_id_program_id_decision_id",
                table: "actions",
                columns: new[] { "installation_id", "program_id", "decision_id" });

            migrationBuilder.CreateIndex(
                name: "IX_actions_installation_id_program_id_status_due_on",
                table: "actions",
                columns: new[] { "installation_id", "program_id", "status", "due_on" });

            migrationBuilder.CreateIndex(
                name: "IX_exports_state",
                table: "exports",
                column: "state",
                filter: "state = 0");

            migrationBuilder.Sql(DecisionSearchSchema.PostgreSqlUp);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.Sql(DecisionSearchSchema.PostgreSqlDown);

            migrationBuilder.DropTable(
                name: "actions");

            migrationBuilder.DropTable(
                name: "exports");

            migrationBuilder.DropIndex(
                name: "IX_decisions_installation_id_program_id_review_on",
                table: "decisions");

            migrationBuilder.DropIndex(
                name: "IX_decisions_words_version",
                table: "decisions");

            migrationBuilder.DropColumn(
                name: "account",
                table: "decisions");

            migrationBuilder.DropColumn(
                name: "meeting_id",
                table: "decisions");

            migrationBuilder.DropColumn(
                name: "review_on",
                table: "decisions");

            migrationBuilder.DropColumn(
                name: "words_version",
                table: "decisions");
        }
    }
}
