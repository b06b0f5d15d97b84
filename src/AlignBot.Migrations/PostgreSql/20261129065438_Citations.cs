using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace AlignBot.Migrations.PostgreSql
{
    /// <inheritdoc />
    public partial class Citations : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "citations",
                columns: table => new
                {
                    installation_id = table.Column<int>(type: "integer", nullable: false),
                    program_id = table.Column<int>(type: "integer", nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    dispute_id = table.Column<Guid>(type: "uuid", nullable: false),
                    decision_id = table.Column<Guid>(type: "uuid", nullable: false),
                    cited_at = table.Column<long>(type: "bigint", nullable: false),
                    state = table.Column<string>(type: "text", nullable: false),
                    schema = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_citations", x => new { x.installation_id, x.program_id, x.id });
                });

            migrationBuilder.CreateIndex(
                name: "IX_decisions_installation_id_program_id_category_number",
                table: "decisions",
                columns: new[] { "installation_id", "program_id", "category", "number" },
                filter: "category IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_citations_installation_id_program_id_cited_at",
                table: "citations",
                columns: new[] { "installation_id", "program_id", "cited_at" });

            migrationBuilder.CreateIndex(
                name: "IX_citations_installation_id_program_id_decision_id",
                table: "citations",
                columns: new[] { "installation_id", "program_id", "decision_id" });

            migrationBuilder.CreateIndex(
                name: "IX_citations_installation_id_program_id_dispute_id_decision_id",
                table: "citations",
                columns: new[] { "installation_id", "program_id", "dispute_id", "decision_id" },
                unique: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "citations");

            migrationBuilder.DropIndex(
                name: "IX_decisions_installation_id_program_id_category_number",
                table: "decisions");
        }
    }
}
