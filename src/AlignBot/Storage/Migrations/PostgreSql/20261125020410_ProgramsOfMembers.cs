using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace AlignBot.Storage.Migrations.PostgreSql
{
    /// <inheritdoc />
    public partial class ProgramsOfMembers : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateIndex(
                name: "IX_members_installation_id_user_id",
                table: "members",
                columns: new[] { "installation_id", "user_id" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_members_installation_id_user_id",
                table: "members");
        }
    }
}
