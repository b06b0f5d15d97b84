using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace AlignBot.Migrations.PostgreSql
{
    /// <inheritdoc />
    public partial class SearchByQuestion : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            // Entries are found by their question and without accents from now on: the next start writes the words of all of them again.
            migrationBuilder.Sql("UPDATE decisions SET words_version = 0");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.Sql("UPDATE decisions SET words_version = 0");
        }
    }
}
