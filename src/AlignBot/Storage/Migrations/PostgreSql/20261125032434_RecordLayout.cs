using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace AlignBot.Storage.Migrations.PostgreSql
{
    /// <inheritdoc />
    public partial class RecordLayout : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            // SQLite's tables and index alone are laid out anew.
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
        }
    }
}
