using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace AlignBot.Migrations.PostgreSql
{
    /// <inheritdoc />
    public partial class AccountLists : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "account_lists",
                columns: table => new
                {
                    installation_id = table.Column<int>(type: "integer", nullable: false),
                    program_id = table.Column<int>(type: "integer", nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    version = table.Column<int>(type: "integer", nullable: false),
                    state = table.Column<string>(type: "text", nullable: false),
                    schema = table.Column<int>(type: "integer", nullable: false),
                    diff_due = table.Column<bool>(type: "boolean", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_account_lists", x => new { x.installation_id, x.program_id, x.id });
                });

            migrationBuilder.CreateTable(
                name: "account_owners",
                columns: table => new
                {
                    installation_id = table.Column<int>(type: "integer", nullable: false),
                    program_id = table.Column<int>(type: "integer", nullable: false),
                    owner = table.Column<string>(type: "text", nullable: false),
                    user_id = table.Column<string>(type: "text", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_account_owners", x => new { x.installation_id, x.program_id, x.owner });
                });

            migrationBuilder.CreateTable(
                name: "account_pairs",
                columns: table => new
                {
                    installation_id = table.Column<int>(type: "integer", nullable: false),
                    program_id = table.Column<int>(type: "integer", nullable: false),
                    key = table.Column<string>(type: "text", nullable: false),
                    rep = table.Column<string>(type: "text", nullable: true),
                    marketer = table.Column<string>(type: "text", nullable: true),
                    set_by = table.Column<string>(type: "text", nullable: false),
                    set_at = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_account_pairs", x => new { x.installation_id, x.program_id, x.key });
                });

            migrationBuilder.CreateTable(
                name: "list_accounts",
                columns: table => new
                {
                    installation_id = table.Column<int>(type: "integer", nullable: false),
                    program_id = table.Column<int>(type: "integer", nullable: false),
                    reading = table.Column<Guid>(type: "uuid", nullable: false),
                    key = table.Column<string>(type: "text", nullable: false),
                    name = table.Column<string>(type: "text", nullable: false),
                    domain = table.Column<string>(type: "text", nullable: true),
                    tier = table.Column<int>(type: "integer", nullable: true),
                    tier_as_written = table.Column<string>(type: "text", nullable: true),
                    owner_key = table.Column<string>(type: "text", nullable: true),
                    owner_name = table.Column<string>(type: "text", nullable: true),
                    owner_email = table.Column<string>(type: "text", nullable: true),
                    owner_active = table.Column<int>(type: "integer", nullable: true),
                    marketer_email = table.Column<string>(type: "text", nullable: true),
                    merged_from = table.Column<string>(type: "text", nullable: true),
                    folded = table.Column<string>(type: "text", nullable: false),
                    print = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_list_accounts", x => new { x.installation_id, x.program_id, x.reading, x.key });
                });

            migrationBuilder.CreateTable(
                name: "list_changes",
                columns: table => new
                {
                    installation_id = table.Column<int>(type: "integer", nullable: false),
                    program_id = table.Column<int>(type: "integer", nullable: false),
                    diff = table.Column<Guid>(type: "uuid", nullable: false),
                    position = table.Column<int>(type: "integer", nullable: false),
                    kind = table.Column<int>(type: "integer", nullable: false),
                    key = table.Column<string>(type: "text", nullable: false),
                    name = table.Column<string>(type: "text", nullable: false),
                    before = table.Column<string>(type: "text", nullable: true),
                    after = table.Column<string>(type: "text", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_list_changes", x => new { x.installation_id, x.program_id, x.diff, x.position });
                });

            migrationBuilder.CreateTable(
                name: "list_diffs",
                columns: table => new
                {
                    installation_id = table.Column<int>(type: "integer", nullable: false),
                    program_id = table.Column<int>(type: "integer", nullable: false),
                    number = table.Column<int>(type: "integer", nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    posted_at = table.Column<long>(type: "bigint", nullable: false),
                    from_snapshot = table.Column<int>(type: "integer", nullable: false),
                    to_snapshot = table.Column<int>(type: "integer", nullable: false),
                    accounts = table.Column<int>(type: "integer", nullable: false),
                    changes = table.Column<int>(type: "integer", nullable: false),
                    sales_by = table.Column<string>(type: "text", nullable: true),
                    marketing_by = table.Column<string>(type: "text", nullable: true),
                    is_attested = table.Column<bool>(type: "boolean", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_list_diffs", x => new { x.installation_id, x.program_id, x.number });
                });

            migrationBuilder.CreateTable(
                name: "list_divergences",
                columns: table => new
                {
                    installation_id = table.Column<int>(type: "integer", nullable: false),
                    program_id = table.Column<int>(type: "integer", nullable: false),
                    second = table.Column<string>(type: "text", nullable: false),
                    at = table.Column<long>(type: "bigint", nullable: false),
                    in_both = table.Column<int>(type: "integer", nullable: false),
                    only_here = table.Column<int>(type: "integer", nullable: false),
                    only_there = table.Column<int>(type: "integer", nullable: false),
                    other_tier = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_list_divergences", x => new { x.installation_id, x.program_id, x.second, x.at });
                });

            migrationBuilder.CreateTable(
                name: "source_readings",
                columns: table => new
                {
                    installation_id = table.Column<int>(type: "integer", nullable: false),
                    program_id = table.Column<int>(type: "integer", nullable: false),
                    source = table.Column<string>(type: "text", nullable: false),
                    wanted = table.Column<bool>(type: "boolean", nullable: false),
                    claimed_until = table.Column<long>(type: "bigint", nullable: false),
                    read_at = table.Column<long>(type: "bigint", nullable: true),
                    accounts = table.Column<int>(type: "integer", nullable: true),
                    tried_at = table.Column<long>(type: "bigint", nullable: true),
                    calls = table.Column<long>(type: "bigint", nullable: true),
                    next_at = table.Column<long>(type: "bigint", nullable: true),
                    trouble_since = table.Column<long>(type: "bigint", nullable: true),
                    trouble = table.Column<string>(type: "text", nullable: true),
                    trouble_code = table.Column<string>(type: "text", nullable: true),
                    quota_used = table.Column<long>(type: "bigint", nullable: true),
                    quota_limit = table.Column<long>(type: "bigint", nullable: true),
                    look = table.Column<string>(type: "text", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_source_readings", x => new { x.installation_id, x.program_id, x.source });
                });

            migrationBuilder.CreateIndex(
                name: "IX_account_lists_diff_due",
                table: "account_lists",
                column: "diff_due");

            migrationBuilder.CreateIndex(
                name: "IX_account_lists_installation_id_program_id",
                table: "account_lists",
                columns: new[] { "installation_id", "program_id" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_list_accounts_installation_id_program_id_reading_domain",
                table: "list_accounts",
                columns: new[] { "installation_id", "program_id", "reading", "domain" });

            migrationBuilder.CreateIndex(
                name: "IX_list_changes_installation_id_program_id_key",
                table: "list_changes",
                columns: new[] { "installation_id", "program_id", "key" });

            migrationBuilder.CreateIndex(
                name: "IX_list_changes_installation_id_program_id_name",
                table: "list_changes",
                columns: new[] { "installation_id", "program_id", "name" });

            migrationBuilder.CreateIndex(
                name: "IX_source_readings_wanted",
                table: "source_readings",
                column: "wanted");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "account_lists");

            migrationBuilder.DropTable(
                name: "account_owners");

            migrationBuilder.DropTable(
                name: "account_pairs");

            migrationBuilder.DropTable(
                name: "list_accounts");

            migrationBuilder.DropTable(
                name: "list_changes");

            migrationBuilder.DropTable(
                name: "list_diffs");

            migrationBuilder.DropTable(
                name: "list_divergences");

            migrationBuilder.DropTable(
                name: "source_readings");
        }
    }
}
