using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace AlignBot.Migrations.PostgreSql
{
    /// <inheritdoc />
    public partial class Differences : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "pipeline_figure_sources",
                columns: table => new
                {
                    installation_id = table.Column<int>(type: "integer", nullable: false),
                    program_id = table.Column<int>(type: "integer", nullable: false),
                    sales = table.Column<string>(type: "text", nullable: true),
                    marketing = table.Column<string>(type: "text", nullable: true),
                    alike_within = table.Column<string>(type: "text", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_pipeline_figure_sources", x => new { x.installation_id, x.program_id });
                });

            migrationBuilder.CreateTable(
                name: "pipeline_figures",
                columns: table => new
                {
                    installation_id = table.Column<int>(type: "integer", nullable: false),
                    program_id = table.Column<int>(type: "integer", nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    review = table.Column<Guid>(type: "uuid", nullable: false),
                    asked_at = table.Column<long>(type: "bigint", nullable: false),
                    revealed_at = table.Column<long>(type: "bigint", nullable: true),
                    read_due = table.Column<long>(type: "bigint", nullable: true),
                    version = table.Column<int>(type: "integer", nullable: false),
                    state = table.Column<string>(type: "text", nullable: false),
                    schema = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_pipeline_figures", x => new { x.installation_id, x.program_id, x.id });
                });

            migrationBuilder.CreateIndex(
                name: "IX_pipeline_figures_installation_id_program_id_asked_at",
                table: "pipeline_figures",
                columns: new[] { "installation_id", "program_id", "asked_at" });

            migrationBuilder.CreateIndex(
                name: "IX_pipeline_figures_installation_id_program_id_review",
                table: "pipeline_figures",
                columns: new[] { "installation_id", "program_id", "review" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_pipeline_figures_read_due",
                table: "pipeline_figures",
                column: "read_due",
                filter: "read_due IS NOT NULL");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "pipeline_figure_sources");

            migrationBuilder.DropTable(
                name: "pipeline_figures");
        }
    }
}
