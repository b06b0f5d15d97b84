using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace AlignBot.Storage.Migrations.PostgreSql
{
    /// <inheritdoc />
    public partial class Cadence : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "meeting_series",
                columns: table => new
                {
                    installation_id = table.Column<int>(type: "integer", nullable: false),
                    program_id = table.Column<int>(type: "integer", nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    version = table.Column<int>(type: "integer", nullable: false),
                    status = table.Column<string>(type: "text", nullable: false),
                    name = table.Column<string>(type: "text", nullable: false),
                    state = table.Column<string>(type: "text", nullable: false),
                    schema = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_meeting_series", x => new { x.installation_id, x.program_id, x.id });
                });

            migrationBuilder.CreateTable(
                name: "meetings",
                columns: table => new
                {
                    installation_id = table.Column<int>(type: "integer", nullable: false),
                    program_id = table.Column<int>(type: "integer", nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    series_id = table.Column<Guid>(type: "uuid", nullable: false),
                    version = table.Column<int>(type: "integer", nullable: false),
                    status = table.Column<string>(type: "text", nullable: false),
                    starts_at = table.Column<long>(type: "bigint", nullable: false),
                    state = table.Column<string>(type: "text", nullable: false),
                    schema = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_meetings", x => new { x.installation_id, x.program_id, x.id });
                });

            migrationBuilder.CreateIndex(
                name: "IX_meetings_installation_id_program_id_series_id_starts_at",
                table: "meetings",
                columns: new[] { "installation_id", "program_id", "series_id", "starts_at" });

            migrationBuilder.CreateIndex(
                name: "IX_meetings_installation_id_program_id_status_starts_at",
                table: "meetings",
                columns: new[] { "installation_id", "program_id", "status", "starts_at" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "meeting_series");

            migrationBuilder.DropTable(
                name: "meetings");
        }
    }
}
