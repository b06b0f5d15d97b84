using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace AlignBot.Migrations.Sqlite
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
                    installation_id = table.Column<int>(type: "INTEGER", nullable: false),
                    program_id = table.Column<int>(type: "INTEGER", nullable: false),
                    dispute_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    artifact_id = table.Column<Guid>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_artifact_disputes", x => new { x.installation_id, x.program_id, x.dispute_id, x.artifact_id });
                });

            migrationBuilder.CreateTable(
                name: "artifact_revisions",
                columns: table => new
                {
                    installation_id = table.Column<int>(type: "INTEGER", nullable: false),
                    program_id = table.Column<int>(type: "INTEGER", nullable: false),
                    artifact_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    number = table.Column<int>(type: "INTEGER", nullable: false),
                    revision = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_artifact_revisions", x => new { x.installation_id, x.program_id, x.artifact_id, x.number });
                });

            migrationBuilder.CreateTable(
                name: "artifacts",
                columns: table => new
                {
                    installation_id = table.Column<int>(type: "INTEGER", nullable: false),
                    program_id = table.Column<int>(type: "INTEGER", nullable: false),
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    number = table.Column<int>(type: "INTEGER", nullable: false),
                    version = table.Column<int>(type: "INTEGER", nullable: false),
                    kind = table.Column<string>(type: "TEXT", nullable: false),
                    name_in_use = table.Column<string>(type: "TEXT", nullable: true),
                    owner = table.Column<string>(type: "TEXT", nullable: true),
                    standing = table.Column<string>(type: "TEXT", nullable: false),
                    state = table.Column<string>(type: "TEXT", nullable: false),
                    schema = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_artifacts", x => new { x.installation_id, x.program_id, x.id });
                });

            migrationBuilder.CreateTable(
                name: "away_calendars",
                columns: table => new
                {
                    installation_id = table.Column<int>(type: "INTEGER", nullable: false),
                    program_id = table.Column<int>(type: "INTEGER", nullable: false),
                    user_id = table.Column<string>(type: "TEXT", nullable: false),
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    address = table.Column<string>(type: "TEXT", nullable: false),
                    host = table.Column<string>(type: "TEXT", nullable: false),
                    given_at = table.Column<long>(type: "INTEGER", nullable: false),
                    next_at = table.Column<long>(type: "INTEGER", nullable: false),
                    read_at = table.Column<long>(type: "INTEGER", nullable: true),
                    failures = table.Column<int>(type: "INTEGER", nullable: false),
                    trouble = table.Column<string>(type: "TEXT", nullable: true),
                    is_told = table.Column<bool>(type: "INTEGER", nullable: false),
                    unread = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_away_calendars", x => new { x.installation_id, x.program_id, x.user_id });
                });

            migrationBuilder.CreateTable(
                name: "away_proposals",
                columns: table => new
                {
                    installation_id = table.Column<int>(type: "INTEGER", nullable: false),
                    program_id = table.Column<int>(type: "INTEGER", nullable: false),
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    user_id = table.Column<string>(type: "TEXT", nullable: false),
                    @event = table.Column<string>(name: "event", type: "TEXT", nullable: true),
                    by_id = table.Column<string>(type: "TEXT", nullable: true),
                    from_day = table.Column<string>(type: "TEXT", nullable: false),
                    to_day = table.Column<string>(type: "TEXT", nullable: false),
                    state = table.Column<string>(type: "TEXT", nullable: false),
                    absence_id = table.Column<Guid>(type: "TEXT", nullable: true),
                    missing = table.Column<int>(type: "INTEGER", nullable: false),
                    proposed_at = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_away_proposals", x => new { x.installation_id, x.program_id, x.id });
                });

            migrationBuilder.CreateTable(
                name: "signers",
                columns: table => new
                {
                    installation_id = table.Column<int>(type: "INTEGER", nullable: false),
                    program_id = table.Column<int>(type: "INTEGER", nullable: false),
                    user_id = table.Column<string>(type: "TEXT", nullable: false),
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    asked_at = table.Column<long>(type: "INTEGER", nullable: true),
                    times = table.Column<int>(type: "INTEGER", nullable: false)
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
