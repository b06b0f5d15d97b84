using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace AlignBot.Storage.Migrations.PostgreSql
{
    /// <inheritdoc />
    public partial class TimersByTime : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropPrimaryKey(
                name: "PK_timers",
                table: "timers");

            migrationBuilder.DropIndex(
                name: "IX_timers_due_at_program_id",
                table: "timers");

            migrationBuilder.AddPrimaryKey(
                name: "PK_timers",
                table: "timers",
                columns: new[] { "due_at", "installation_id", "program_id", "subject_id", "name" });

            migrationBuilder.CreateTable(
                name: "timer_keys",
                columns: table => new
                {
                    installation_id = table.Column<int>(type: "integer", nullable: false),
                    program_id = table.Column<int>(type: "integer", nullable: false),
                    subject_id = table.Column<Guid>(type: "uuid", nullable: false),
                    name = table.Column<string>(type: "text", nullable: false),
                    due_at = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_timer_keys", x => new { x.installation_id, x.program_id, x.subject_id, x.name });
                });

            migrationBuilder.Sql("INSERT INTO timer_keys SELECT installation_id, program_id, subject_id, name, due_at FROM timers");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "timer_keys");

            migrationBuilder.DropPrimaryKey(
                name: "PK_timers",
                table: "timers");

            migrationBuilder.AddPrimaryKey(
                name: "PK_timers",
                table: "timers",
                columns: new[] { "installation_id", "program_id", "subject_id", "name" });

            migrationBuilder.CreateIndex(
                name: "IX_timers_due_at_program_id",
                table: "timers",
                columns: new[] { "due_at", "program_id" });
        }
    }
}
