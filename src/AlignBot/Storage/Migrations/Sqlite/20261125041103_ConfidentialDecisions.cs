using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace AlignBot.Storage.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class ConfidentialDecisions : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<Guid>(
                name: "kept_to",
                table: "decisions",
                type: "TEXT",
                nullable: true);

            // What was decided in a channel of its own so far is kept to that dispute's people, too.
            migrationBuilder.Sql(
                """
                UPDATE decisions SET kept_to = dispute_id WHERE EXISTS (
                    SELECT 1 FROM disputes d JOIN programs p ON p.installation_id = d.installation_id AND p.id = d.program_id
                    WHERE d.installation_id = decisions.installation_id AND d.program_id = decisions.program_id AND d.id = decisions.dispute_id
                        AND d.channel_id <> p.channel_id)
                """);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            // Not EF's way, which would have SQLite build the table anew and lose the triggers of the full-text index.
            migrationBuilder.Sql("ALTER TABLE decisions DROP COLUMN kept_to;");
        }
    }
}
