using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace AlignBot.Migrations.PostgreSql
{
    /// <inheritdoc />
    public partial class Records : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "imports",
                columns: table => new
                {
                    installation_id = table.Column<int>(type: "integer", nullable: false),
                    program_id = table.Column<int>(type: "integer", nullable: false),
                    user_id = table.Column<string>(type: "text", nullable: false),
                    file = table.Column<string>(type: "text", nullable: false),
                    claimed_until = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_imports", x => new { x.installation_id, x.program_id });
                });

            migrationBuilder.CreateTable(
                name: "record_activities",
                columns: table => new
                {
                    installation_id = table.Column<int>(type: "integer", nullable: false),
                    program_id = table.Column<int>(type: "integer", nullable: false),
                    source = table.Column<string>(type: "text", nullable: false),
                    reading = table.Column<Guid>(type: "uuid", nullable: false),
                    key = table.Column<string>(type: "text", nullable: false),
                    side = table.Column<int>(type: "integer", nullable: false),
                    kind = table.Column<string>(type: "text", nullable: false),
                    day = table.Column<string>(type: "text", nullable: true),
                    completed = table.Column<bool>(type: "boolean", nullable: false),
                    person_email = table.Column<string>(type: "text", nullable: true),
                    account_key = table.Column<string>(type: "text", nullable: true),
                    at = table.Column<long>(type: "bigint", nullable: false),
                    seen_at = table.Column<long>(type: "bigint", nullable: false),
                    gone_at = table.Column<long>(type: "bigint", nullable: true),
                    print = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_record_activities", x => new { x.installation_id, x.program_id, x.source, x.reading, x.key });
                });

            migrationBuilder.CreateTable(
                name: "record_choices",
                columns: table => new
                {
                    installation_id = table.Column<int>(type: "integer", nullable: false),
                    program_id = table.Column<int>(type: "integer", nullable: false),
                    kind = table.Column<int>(type: "integer", nullable: false),
                    source = table.Column<string>(type: "text", nullable: false),
                    set_by = table.Column<string>(type: "text", nullable: false),
                    set_at = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_record_choices", x => new { x.installation_id, x.program_id, x.kind });
                });

            migrationBuilder.CreateTable(
                name: "record_leads",
                columns: table => new
                {
                    installation_id = table.Column<int>(type: "integer", nullable: false),
                    program_id = table.Column<int>(type: "integer", nullable: false),
                    source = table.Column<string>(type: "text", nullable: false),
                    reading = table.Column<Guid>(type: "uuid", nullable: false),
                    key = table.Column<string>(type: "text", nullable: false),
                    domain = table.Column<string>(type: "text", nullable: true),
                    created_at = table.Column<long>(type: "bigint", nullable: true),
                    assigned_at = table.Column<long>(type: "bigint", nullable: true),
                    first_touch_at = table.Column<long>(type: "bigint", nullable: true),
                    status = table.Column<string>(type: "text", nullable: true),
                    returned_reason = table.Column<string>(type: "text", nullable: true),
                    account_key = table.Column<string>(type: "text", nullable: true),
                    at = table.Column<long>(type: "bigint", nullable: false),
                    seen_at = table.Column<long>(type: "bigint", nullable: false),
                    gone_at = table.Column<long>(type: "bigint", nullable: true),
                    print = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_record_leads", x => new { x.installation_id, x.program_id, x.source, x.reading, x.key });
                });

            migrationBuilder.CreateTable(
                name: "record_moves",
                columns: table => new
                {
                    installation_id = table.Column<int>(type: "integer", nullable: false),
                    program_id = table.Column<int>(type: "integer", nullable: false),
                    source = table.Column<string>(type: "text", nullable: false),
                    key = table.Column<string>(type: "text", nullable: false),
                    reading = table.Column<Guid>(type: "uuid", nullable: false),
                    field = table.Column<int>(type: "integer", nullable: false),
                    seen_at = table.Column<long>(type: "bigint", nullable: false),
                    before = table.Column<string>(type: "text", nullable: true),
                    after = table.Column<string>(type: "text", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_record_moves", x => new { x.installation_id, x.program_id, x.source, x.key, x.reading, x.field });
                });

            migrationBuilder.CreateTable(
                name: "record_opportunities",
                columns: table => new
                {
                    installation_id = table.Column<int>(type: "integer", nullable: false),
                    program_id = table.Column<int>(type: "integer", nullable: false),
                    source = table.Column<string>(type: "text", nullable: false),
                    reading = table.Column<Guid>(type: "uuid", nullable: false),
                    key = table.Column<string>(type: "text", nullable: false),
                    name = table.Column<string>(type: "text", nullable: true),
                    stage = table.Column<string>(type: "text", nullable: true),
                    stage_label = table.Column<string>(type: "text", nullable: true),
                    standing = table.Column<int>(type: "integer", nullable: false),
                    amount = table.Column<string>(type: "text", nullable: true),
                    currency = table.Column<string>(type: "text", nullable: true),
                    created_at = table.Column<long>(type: "bigint", nullable: true),
                    close_date = table.Column<string>(type: "text", nullable: true),
                    account_key = table.Column<string>(type: "text", nullable: true),
                    at = table.Column<long>(type: "bigint", nullable: false),
                    seen_at = table.Column<long>(type: "bigint", nullable: false),
                    gone_at = table.Column<long>(type: "bigint", nullable: true),
                    print = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_record_opportunities", x => new { x.installation_id, x.program_id, x.source, x.reading, x.key });
                });

            migrationBuilder.CreateTable(
                name: "record_readings",
                columns: table => new
                {
                    installation_id = table.Column<int>(type: "integer", nullable: false),
                    program_id = table.Column<int>(type: "integer", nullable: false),
                    source = table.Column<string>(type: "text", nullable: false),
                    kind = table.Column<int>(type: "integer", nullable: false),
                    @base = table.Column<Guid>(name: "base", type: "uuid", nullable: true),
                    delta = table.Column<Guid>(type: "uuid", nullable: true),
                    number = table.Column<int>(type: "integer", nullable: false),
                    as_of = table.Column<long>(type: "bigint", nullable: true),
                    read_from = table.Column<long>(type: "bigint", nullable: true),
                    rows = table.Column<int>(type: "integer", nullable: false),
                    off_list = table.Column<int>(type: "integer", nullable: false),
                    by = table.Column<string>(type: "text", nullable: true),
                    is_believed = table.Column<bool>(type: "boolean", nullable: false),
                    is_doubted = table.Column<bool>(type: "boolean", nullable: false),
                    trouble_since = table.Column<long>(type: "bigint", nullable: true),
                    trouble = table.Column<string>(type: "text", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_record_readings", x => new { x.installation_id, x.program_id, x.source, x.kind });
                });

            migrationBuilder.CreateTable(
                name: "record_signals",
                columns: table => new
                {
                    installation_id = table.Column<int>(type: "integer", nullable: false),
                    program_id = table.Column<int>(type: "integer", nullable: false),
                    source = table.Column<string>(type: "text", nullable: false),
                    reading = table.Column<Guid>(type: "uuid", nullable: false),
                    key = table.Column<string>(type: "text", nullable: false),
                    domain = table.Column<string>(type: "text", nullable: true),
                    kind = table.Column<string>(type: "text", nullable: false),
                    strength = table.Column<string>(type: "text", nullable: true),
                    detected_at = table.Column<long>(type: "bigint", nullable: true),
                    account_key = table.Column<string>(type: "text", nullable: true),
                    at = table.Column<long>(type: "bigint", nullable: false),
                    seen_at = table.Column<long>(type: "bigint", nullable: false),
                    gone_at = table.Column<long>(type: "bigint", nullable: true),
                    print = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_record_signals", x => new { x.installation_id, x.program_id, x.source, x.reading, x.key });
                });

            migrationBuilder.CreateIndex(
                name: "IX_record_activities_installation_id_program_id_source_reading~",
                table: "record_activities",
                columns: new[] { "installation_id", "program_id", "source", "reading", "at" });

            migrationBuilder.CreateIndex(
                name: "IX_record_leads_installation_id_program_id_source_reading_at",
                table: "record_leads",
                columns: new[] { "installation_id", "program_id", "source", "reading", "at" });

            migrationBuilder.CreateIndex(
                name: "IX_record_moves_installation_id_program_id_source_seen_at",
                table: "record_moves",
                columns: new[] { "installation_id", "program_id", "source", "seen_at" });

            migrationBuilder.CreateIndex(
                name: "IX_record_opportunities_installation_id_program_id_source_read~",
                table: "record_opportunities",
                columns: new[] { "installation_id", "program_id", "source", "reading", "at" });

            migrationBuilder.CreateIndex(
                name: "IX_record_signals_installation_id_program_id_source_reading_at",
                table: "record_signals",
                columns: new[] { "installation_id", "program_id", "source", "reading", "at" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "imports");

            migrationBuilder.DropTable(
                name: "record_activities");

            migrationBuilder.DropTable(
                name: "record_choices");

            migrationBuilder.DropTable(
                name: "record_leads");

            migrationBuilder.DropTable(
                name: "record_moves");

            migrationBuilder.DropTable(
                name: "record_opportunities");

            migrationBuilder.DropTable(
                name: "record_readings");

            migrationBuilder.DropTable(
                name: "record_signals");
        }
    }
}
