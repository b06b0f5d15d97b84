using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace AlignBot.Migrations.Sqlite
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
                    installation_id = table.Column<int>(type: "INTEGER", nullable: false),
                    program_id = table.Column<int>(type: "INTEGER", nullable: false),
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    version = table.Column<int>(type: "INTEGER", nullable: false),
                    state = table.Column<string>(type: "TEXT", nullable: false),
                    schema = table.Column<int>(type: "INTEGER", nullable: false),
                    diff_due = table.Column<bool>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_account_lists", x => new { x.installation_id, x.program_id, x.id });
                });

            migrationBuilder.CreateTable(
                name: "account_owners",
                columns: table => new
                {
                    installation_id = table.Column<int>(type: "INTEGER", nullable: false),
                    program_id = table.Column<int>(type: "INTEGER", nullable: false),
                    owner = table.Column<string>(type: "TEXT", nullable: false),
                    user_id = table.Column<string>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_account_owners", x => new { x.installation_id, x.program_id, x.owner });
                });

            migrationBuilder.CreateTable(
                name: "account_pairs",
                columns: table => new
                {
                    installation_id = table.Column<int>(type: "INTEGER", nullable: false),
                    program_id = table.Column<int>(type: "INTEGER", nullable: false),
                    key = table.Column<string>(type: "TEXT", nullable: false),
                    rep = table.Column<string>(type: "TEXT", nullable: true),
                    marketer = table.Column<string>(type: "TEXT", nullable: true),
                    set_by = table.Column<string>(type: "TEXT", nullable: false),
                    set_at = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_account_pairs", x => new { x.installation_id, x.program_id, x.key });
                });

            migrationBuilder.CreateTable(
                name: "list_accounts",
                columns: table => new
                {
                    installation_id = table.Column<int>(type: "INTEGER", nullable: false),
                    program_id = table.Column<int>(type: "INTEGER", nullable: false),
                    reading = table.Column<Guid>(type: "TEXT", nullable: false),
                    key = table.Column<string>(type: "TEXT", nullable: false),
                    name = table.Column<string>(type: "TEXT", nullable: false),
                    domain = table.Column<string>(type: "TEXT", nullable: true),
                    tier = table.Column<int>(type: "INTEGER", nullable: true),
                    tier_as_written = table.Column<string>(type: "TEXT", nullable: true),
                    owner_key = table.Column<string>(type: "TEXT", nullable: true),
                    owner_name = table.Column<string>(type: "TEXT", nullable: true),
                    owner_email = table.Column<string>(type: "TEXT", nullable: true),
                    owner_active = table.Column<int>(type: "INTEGER", nullable: true),
                    marketer_email = table.Column<string>(type: "TEXT", nullable: true),
                    merged_from = table.Column<string>(type: "TEXT", nullable: true),
                    folded = table.Column<string>(type: "TEXT", nullable: false),
                    print = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_list_accounts", x => new { x.installation_id, x.program_id, x.reading, x.key });
                });

            migrationBuilder.CreateTable(
                name: "list_changes",
                columns: table => new
                {
                    installation_id = table.Column<int>(type: "INTEGER", nullable: false),
                    program_id = table.Column<int>(type: "INTEGER", nullable: false),
                    diff = table.Column<Guid>(type: "TEXT", nullable: false),
                    position = table.Column<int>(type: "INTEGER", nullable: false),
                    kind = table.Column<int>(type: "INTEGER", nullable: false),
                    key = table.Column<string>(type: "TEXT", nullable: false),
                    name = table.Column<string>(type: "TEXT", nullable: false),
                    before = table.Column<string>(type: "TEXT", nullable: true),
                    after = table.Column<string>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_list_changes", x => new { x.installation_id, x.program_id, x.diff, x.position });
                });

            migrationBuilder.CreateTable(
                name: "list_diffs",
                columns: table => new
                {
                    installation_id = table.Column<int>(type: "INTEGER", nullable: false),
                    program_id = table.Column<int>(type: "INTEGER", nullable: false),
                    number = table.Column<int>(type: "INTEGER", nullable: false),
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    posted_at = table.Column<long>(type: "INTEGER", nullable: false),
                    from_snapshot = table.Column<int>(type: "INTEGER", nullable: false),
                    to_snapshot = table.Column<int>(type: "INTEGER", nullable: false),
                    accounts = table.Column<int>(type: "INTEGER", nullable: false),
                    changes = table.Column<int>(type: "INTEGER", nullable: false),
                    sales_by = table.Column<string>(type: "TEXT", nullable: true),
                    marketing_by = table.Column<string>(type: "TEXT", nullable: true),
                    is_attested = table.Column<bool>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_list_diffs", x => new { x.installation_id, x.program_id, x.number });
                });

            migrationBuilder.CreateTable(
                name: "list_divergences",
                columns: table => new
                {
                    installation_id = table.Column<int>(type: "INTEGER", nullable: false),
                    program_id = table.Column<int>(type: "INTEGER", nullable: false),
                    second = table.Column<string>(type: "TEXT", nullable: false),
                    at = table.Column<long>(type: "INTEGER", nullable: false),
                    in_both = table.Column<int>(type: "INTEGER", nullable: false),
                    only_here = table.Column<int>(type: "INTEGER", nullable: false),
                    only_there = table.Column<int>(type: "INTEGER", nullable: false),
                    other_tier = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_list_divergences", x => new { x.installation_id, x.program_id, x.second, x.at });
                });

            migrationBuilder.CreateTable(
                name: "source_readings",
                columns: table => new
                {
                    installation_id = table.Column<int>(type: "INTEGER", nullable: false),
                    program_id = table.Column<int>(type: "INTEGER", nullable: false),
                    source = table.Column<string>(type: "TEXT", nullable: false),
                    wanted = table.Column<bool>(type: "INTEGER", nullable: false),
                    claimed_until = table.Column<long>(type: "INTEGER", nullable: false),
                    read_at = table.Column<long>(type: "INTEGER", nullable: true),
                    accounts = table.Column<int>(type: "INTEGER", nullable: true),
                    tried_at = table.Column<long>(type: "INTEGER", nullable: true),
                    calls = table.Column<long>(type: "INTEGER", nullable: true),
                    next_at = table.Column<long>(type: "INTEGER", nullable: true),
                    trouble_since = table.Column<long>(type: "INTEGER", nullable: true),
                    trouble = table.Column<string>(type: "TEXT", nullable: true),
                    trouble_code = table.Column<string>(type: "TEXT", nullable: true),
                    quota_used = table.Column<long>(type: "INTEGER", nullable: true),
                    quota_limit = table.Column<long>(type: "INTEGER", nullable: true),
                    look = table.Column<string>(type: "TEXT", nullable: true)
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
