using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace AlignBot.Migrations.PostgreSql
{
    /// <inheritdoc />
    public partial class InstallationTokens : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "install_states",
                columns: table => new
                {
                    digest = table.Column<string>(type: "text", nullable: false),
                    used_at = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_install_states", x => x.digest);
                });

            migrationBuilder.CreateTable(
                name: "installation_tokens",
                columns: table => new
                {
                    installation_id = table.Column<int>(type: "integer", nullable: false),
                    edition = table.Column<Guid>(type: "uuid", nullable: false),
                    bot_token = table.Column<string>(type: "text", nullable: false),
                    refresh_token = table.Column<string>(type: "text", nullable: true),
                    expires_at = table.Column<long>(type: "bigint", nullable: true),
                    scopes = table.Column<string>(type: "text", nullable: false),
                    app_id = table.Column<string>(type: "text", nullable: true),
                    installed_by = table.Column<string>(type: "text", nullable: true),
                    installed_at = table.Column<long>(type: "bigint", nullable: false),
                    renewing_until = table.Column<long>(type: "bigint", nullable: true),
                    lost_at = table.Column<long>(type: "bigint", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_installation_tokens", x => x.installation_id);
                });

            migrationBuilder.CreateIndex(
                name: "IX_install_states_used_at",
                table: "install_states",
                column: "used_at");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "install_states");

            migrationBuilder.DropTable(
                name: "installation_tokens");
        }
    }
}
