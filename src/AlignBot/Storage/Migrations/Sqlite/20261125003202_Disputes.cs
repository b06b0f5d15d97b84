using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace AlignBot.Storage.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class Disputes : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<long>(
                name: "closed_at",
                table: "disputes",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "dispute_people",
                columns: table => new
                {
                    installation_id = table.Column<int>(type: "INTEGER", nullable: false),
                    program_id = table.Column<int>(type: "INTEGER", nullable: false),
                    user_id = table.Column<string>(type: "TEXT", nullable: false),
                    dispute_id = table.Column<Guid>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_dispute_people", x => new { x.installation_id, x.program_id, x.user_id, x.dispute_id });
                });

            migrationBuilder.CreateIndex(
                name: "IX_disputes_installation_id_program_id_closed_at",
                table: "disputes",
                columns: new[] { "installation_id", "program_id", "closed_at" });

            // What there is already is found like what comes.
            migrationBuilder.Sql(
                """
                INSERT OR IGNORE INTO dispute_people (installation_id, program_id, user_id, dispute_id)
                SELECT installation_id, program_id, raised_by, id FROM disputes
                UNION SELECT d.installation_id, d.program_id, json_extract(p.value, '$.User'), d.id FROM disputes d, json_each(d.state, '$.Parties') p
                UNION SELECT d.installation_id, d.program_id, json_extract(s.value, '$.Occupant'), d.id FROM disputes d, json_each(d.state, '$.Seats') s
                    WHERE json_extract(s.value, '$.Occupant') IS NOT NULL;
                UPDATE disputes SET closed_at = CAST(strftime('%s', json_extract(state, '$.Closing.At')) AS INTEGER) * 1000 WHERE status <> 'Open';
                """);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "dispute_people");

            migrationBuilder.DropIndex(
                name: "IX_disputes_installation_id_program_id_closed_at",
                table: "disputes");

            migrationBuilder.DropColumn(
                name: "closed_at",
                table: "disputes");
        }
    }
}
