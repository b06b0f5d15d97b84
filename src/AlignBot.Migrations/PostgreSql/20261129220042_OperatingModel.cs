using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace AlignBot.Migrations.PostgreSql
{
    /// <inheritdoc />
    public partial class OperatingModel : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "artifact_disputes",
                columns: table => new
                {
                    installation_id = table.Column<int>(type: "integer", nullable: false),
                    program_id = table.Column<int>(type: "integer", nullable: false),
                    dispute_id = table.Column<Guid>(type: "uuid", nullable: false),
                    artifact_id = table.Column<Guid>(type: "uuid", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_artifact_disputes", x => new { x.installation_id, x.program_id, x.dispute_id, x.artifact_id });
                });

            migrationBuilder.CreateTable(
                name: "artifact_revisions",
                columns: table => new
                {
                    installation_id = table.Column<int>(type: "integer", nullable: false),
                    program_id = table.Column<int>(type: "integer", nullable: false),
                    artifact_id = table.Column<Guid>(type: "uuid", nullable: false),
                    number = table.Column<int>(type: "integer", nullable: false),
                    revision = table.Column<string>(type: "text", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_artifact_revisions", x => new { x.installation_id, x.program_id, x.artifact_id, x.number });
                });

            migrationBuilder.CreateTable(
                name: "artifacts",
                columns: table => new
                {
                    installation_id = table.Column<int>(type: "integer", nullable: false),
                    program_id = table.Column<int>(type: "integer", nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    number = table.Column<int>(type: "integer", nullable: false),
                    version = table.Column<int>(type: "integer", nullable: false),
                    kind = table.Column<string>(type: "text", nullable: false),
                    name_in_use = table.Column<string>(type: "text", nullable: true),
                    owner = table.Column<string>(type: "text", nullable: true),
                    standing = table.Column<string>(type: "text", nullable: false),
                    state = table.Column<string>(type: "text", nullable: false),
                    schema = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_artifacts", x => new { x.installation_id, x.program_id, x.id });
                });

            migrationBuilder.CreateTable(
                name: "away_calendars",
                columns: table => new
                {
                    installation_id = table.Column<int>(type: "integer", nullable: false),
                    program_id = table.Column<int>(type: "integer", nullable: false),
                    user_id = table.Column<string>(type: "text", nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    address = table.Column<string>(type: "text", nullable: false),
                    host = table.Column<string>(type: "text", nullable: false),
                    given_at = table.Column<long>(type: "bigint", nullable: false),
                    next_at = table.Column<long>(type: "bigint", nullable: false),
                    read_at = table.Column<long>(type: "bigint", nullable: true),
                    failures = table.Column<int>(type: "integer", nullable: false),
                    trouble = table.Column<string>(type: "text", nullable: true),
                    is_told = table.Column<bool>(type: "boolean", nullable: false),
                    unread = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_away_calendars", x => new { x.installation_id, x.program_id, x.user_id });
                });

            migrationBuilder.CreateTable(
                name: "away_proposals",
                columns: table => new
                {
                    installation_id = table.Column<int>(type: "integer", nullable: false),
                    program_id = table.Column<int>(type: "integer", nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    user_id = table.Column<string>(type: "text", nullable: false),
                    @event = table.Column<string>(name: "event", type: "text", nullable: true),
                    by_id = table.Column<string>(type: "text", nullable: true),
                    from_day = table.Column<string>(type: "text", nullable: false),
                    to_day = table.Column<string>(type: "text", nullable: false),
                    state = table.Column<string>(type: "text", nullable: false),
                    absence_id = table.Column<Guid>(type: "uuid", nullable: true),
                    missing = table.Column<int>(type: "integer", nullable: false),
                    proposed_at = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_away_proposals", x => new { x.installation_id, x.program_id, x.id });
                });

            migrationBuilder.CreateTable(
                name: "signers",
                columns: table => new
                {
                    installation_id = table.Column<int>(type: "integer", nullable: false),
                    program_id = table.Column<int>(type: "integer", nullable: false),
                    user_id = table.Column<string>(type: "text", nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    asked_at = table.Column<long>(type: "bigint", nullable: true),
                    times = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_signers", x => new { x.installation_id, x.program_id, x.user_id });
                });

            migrationBuilder.CreateIndex(
                name: "IX_artifacts_installation_id_program_id_kind_name_in_use",
                table: "artifacts",
                columns: new[] { "installation_id", "program_id", "kind", "name_in_use" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_artifacts_installation_id_program_id_kind_standing",
                table: "artifacts",
                columns: new[] { "installation_id", "program_id", "kind", "standing" });

            migrationBuilder.CreateIndex(
                name: "IX_artifacts_installation_id_program_id_number",
                table: "artifacts",
                columns: new[] { "installation_id", "program_id", "number" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_artifacts_installation_id_program_id_standing_owner",
                table: "artifacts",
                columns: new[] { "installation_id", "program_id", "standing", "owner" });

            migrationBuilder.CreateIndex(
                name: "IX_away_calendars_installation_id_program_id_id",
                table: "away_calendars",
                columns: new[] { "installation_id", "program_id", "id" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_away_calendars_next_at",
                table: "away_calendars",
                column: "next_at");

            migrationBuilder.CreateIndex(
                name: "IX_away_proposals_installation_id_program_id_user_id",
                table: "away_proposals",
                columns: new[] { "installation_id", "program_id", "user_id" });

            migrationBuilder.CreateIndex(
                name: "IX_signers_installation_id_program_id_id",
                table: "signers",
                columns: new[] { "installation_id", "program_id", "id" },
                unique: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "artifact_disputes");

            migrationBuilder.DropTable(
                name: "artifact_revisions");

            migrationBuilder.DropTable(
                name: "artifacts");

            migrationBuilder.DropTable(
                name: "away_calendars");

            migrationBuilder.DropTable(
                name: "away_proposals");

            migrationBuilder.DropTable(
                name: "signers");
        }
    }
}
