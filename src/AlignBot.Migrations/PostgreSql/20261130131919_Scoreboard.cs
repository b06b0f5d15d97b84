using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace AlignBot.Migrations.PostgreSql
{
    /// <inheritdoc />
    public partial class Scoreboard : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<long>(
                name: "last_touch_at",
                table: "record_leads",
                type: "bigint",
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "returned_at",
                table: "record_leads",
                type: "bigint",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "list_snapshots",
                columns: table => new
                {
                    installation_id = table.Column<int>(type: "integer", nullable: false),
                    program_id = table.Column<int>(type: "integer", nullable: false),
                    number = table.Column<int>(type: "integer", nullable: false),
                    reading = table.Column<Guid>(type: "uuid", nullable: false),
                    taken_at = table.Column<long>(type: "bigint", nullable: false),
                    read_at = table.Column<long>(type: "bigint", nullable: false),
                    source = table.Column<string>(type: "text", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_list_snapshots", x => new { x.installation_id, x.program_id, x.number });
                });

            migrationBuilder.CreateTable(
                name: "review_lines_settled",
                columns: table => new
                {
                    installation_id = table.Column<int>(type: "integer", nullable: false),
                    program_id = table.Column<int>(type: "integer", nullable: false),
                    fact = table.Column<Guid>(type: "uuid", nullable: false),
                    meeting_id = table.Column<Guid>(type: "uuid", nullable: false),
                    settled_by = table.Column<string>(type: "text", nullable: false),
                    settled_at = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_review_lines_settled", x => new { x.installation_id, x.program_id, x.fact });
                });

            migrationBuilder.CreateTable(
                name: "scoreboard_behind",
                columns: table => new
                {
                    installation_id = table.Column<int>(type: "integer", nullable: false),
                    program_id = table.Column<int>(type: "integer", nullable: false),
                    reading = table.Column<Guid>(type: "uuid", nullable: false),
                    measure = table.Column<int>(type: "integer", nullable: false),
                    body = table.Column<byte[]>(type: "bytea", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_scoreboard_behind", x => new { x.installation_id, x.program_id, x.reading, x.measure });
                });

            migrationBuilder.CreateTable(
                name: "scoreboard_readings",
                columns: table => new
                {
                    installation_id = table.Column<int>(type: "integer", nullable: false),
                    program_id = table.Column<int>(type: "integer", nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    begins = table.Column<string>(type: "text", nullable: false),
                    until = table.Column<string>(type: "text", nullable: false),
                    number = table.Column<int>(type: "integer", nullable: false),
                    read_at = table.Column<long>(type: "bigint", nullable: false),
                    is_quarter = table.Column<bool>(type: "boolean", nullable: false),
                    is_closed = table.Column<bool>(type: "boolean", nullable: false),
                    is_entered = table.Column<bool>(type: "boolean", nullable: false),
                    weights_version = table.Column<string>(type: "text", nullable: false),
                    state = table.Column<string>(type: "text", nullable: false),
                    schema = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_scoreboard_readings", x => new { x.installation_id, x.program_id, x.id });
                });

            migrationBuilder.CreateTable(
                name: "scoreboards",
                columns: table => new
                {
                    installation_id = table.Column<int>(type: "integer", nullable: false),
                    program_id = table.Column<int>(type: "integer", nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    version = table.Column<int>(type: "integer", nullable: false),
                    state = table.Column<string>(type: "text", nullable: false),
                    schema = table.Column<int>(type: "integer", nullable: false),
                    read_due = table.Column<long>(type: "bigint", nullable: true),
                    read_asked = table.Column<bool>(type: "boolean", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_scoreboards", x => new { x.installation_id, x.program_id, x.id });
                });

            migrationBuilder.CreateTable(
                name: "source_breach_books",
                columns: table => new
                {
                    installation_id = table.Column<int>(type: "integer", nullable: false),
                    program_id = table.Column<int>(type: "integer", nullable: false),
                    wanted = table.Column<int>(type: "integer", nullable: false),
                    done = table.Column<int>(type: "integer", nullable: false),
                    sales_told_at = table.Column<long>(type: "bigint", nullable: true),
                    marketing_told_at = table.Column<long>(type: "bigint", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_source_breach_books", x => new { x.installation_id, x.program_id });
                });

            migrationBuilder.CreateTable(
                name: "source_breaches",
                columns: table => new
                {
                    installation_id = table.Column<int>(type: "integer", nullable: false),
                    program_id = table.Column<int>(type: "integer", nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    clause = table.Column<int>(type: "integer", nullable: false),
                    side = table.Column<string>(type: "text", nullable: false),
                    found_at = table.Column<long>(type: "bigint", nullable: false),
                    withdrawn_at = table.Column<long>(type: "bigint", nullable: true),
                    version = table.Column<int>(type: "integer", nullable: false),
                    state = table.Column<string>(type: "text", nullable: false),
                    schema = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_source_breaches", x => new { x.installation_id, x.program_id, x.id });
                });

            migrationBuilder.CreateIndex(
                name: "IX_scoreboard_readings_installation_id_program_id_begins_until~",
                table: "scoreboard_readings",
                columns: new[] { "installation_id", "program_id", "begins", "until", "number" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_scoreboards_installation_id_program_id",
                table: "scoreboards",
                columns: new[] { "installation_id", "program_id" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_scoreboards_read_due",
                table: "scoreboards",
                column: "read_due");

            migrationBuilder.CreateIndex(
                name: "IX_source_breaches_installation_id_program_id_found_at",
                table: "source_breaches",
                columns: new[] { "installation_id", "program_id", "found_at" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "list_snapshots");

            migrationBuilder.DropTable(
                name: "review_lines_settled");

            migrationBuilder.DropTable(
                name: "scoreboard_behind");

            migrationBuilder.DropTable(
                name: "scoreboard_readings");

            migrationBuilder.DropTable(
                name: "scoreboards");

            migrationBuilder.DropTable(
                name: "source_breach_books");

            migrationBuilder.DropTable(
                name: "source_breaches");

            migrationBuilder.DropColumn(
                name: "last_touch_at",
                table: "record_leads");

            migrationBuilder.DropColumn(
                name: "returned_at",
                table: "record_leads");
        }
    }
}
