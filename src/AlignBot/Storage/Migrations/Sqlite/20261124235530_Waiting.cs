using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace AlignBot.Storage.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class Waiting : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "home_viewers",
                columns: table => new
                {
                    installation_id = table.Column<int>(type: "INTEGER", nullable: false),
                    user_id = table.Column<string>(type: "TEXT", nullable: false),
                    opened_at = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_home_viewers", x => new { x.installation_id, x.user_id });
                });

            migrationBuilder.CreateTable(
                name: "waiting",
                columns: table => new
                {
                    installation_id = table.Column<int>(type: "INTEGER", nullable: false),
                    program_id = table.Column<int>(type: "INTEGER", nullable: false),
                    subject_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    slot = table.Column<string>(type: "TEXT", nullable: false),
                    user_id = table.Column<string>(type: "TEXT", nullable: false),
                    feature = table.Column<string>(type: "TEXT", nullable: false),
                    due_at = table.Column<long>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_waiting", x => new { x.installation_id, x.program_id, x.subject_id, x.slot });
                });

            migrationBuilder.CreateIndex(
                name: "IX_waiting_installation_id_user_id_due_at",
                table: "waiting",
                columns: new[] { "installation_id", "user_id", "due_at" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "home_viewers");

            migrationBuilder.DropTable(
                name: "waiting");
        }
    }
}
