using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace AlignBot.Storage.Migrations.PostgreSql
{
    /// <inheritdoc />
    public partial class People : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "channel_state",
                table: "programs",
                type: "text",
                nullable: false,
                defaultValue: "Open");

            migrationBuilder.AddColumn<string>(
                name: "declared",
                table: "programs",
                type: "text",
                nullable: true);

            migrationBuilder.AddColumn<bool>(
                name: "name_given",
                table: "members",
                type: "boolean",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<bool>(
                name: "seen_in_slack",
                table: "members",
                type: "boolean",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<long>(
                name: "removed_at",
                table: "installations",
                type: "bigint",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "absences",
                columns: table => new
                {
                    installation_id = table.Column<int>(type: "integer", nullable: false),
                    program_id = table.Column<int>(type: "integer", nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    user_id = table.Column<string>(type: "text", nullable: false),
                    from_day = table.Column<string>(type: "text", nullable: false),
                    to_day = table.Column<string>(type: "text", nullable: false),
                    note = table.Column<string>(type: "text", nullable: true),
                    entered_at = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_absences", x => new { x.installation_id, x.program_id, x.id });
                });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "absences");

            migrationBuilder.DropColumn(
                name: "channel_state",
                table: "programs");

            migrationBuilder.DropColumn(
                name: "declared",
                table: "programs");

            migrationBuilder.DropColumn(
                name: "name_given",
                table: "members");

            migrationBuilder.DropColumn(
                name: "seen_in_slack",
                table: "members");

            migrationBuilder.DropColumn(
                name: "removed_at",
                table: "installations");
        }
    }
}
