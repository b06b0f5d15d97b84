using System;
using Microsoft.EntityFrameworkCore.Migrations;
using Npgsql.EntityFrameworkCore.PostgreSQL.Metadata;

#nullable disable

namespace AlignBot.Migrations.PostgreSql
{
    /// <inheritdoc />
    public partial class Initial : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "absences",
                columns: table => new
                {
                    installation_id = table.Column<int>(type: "integer", nullable: false),
                    program_id = table.Column<int>(type: "integer", nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    user_id = table.Column<string>(type: "text", nullable: false),
                    from_day = table.Column<string>(type: "text", nullable: false),
                    to_day = table.Column<string>(type: "text", nullable: false),
                    note = table.Column<string>(type: "text", nullable: true),
                    entered_at = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_absences", x => new { x.installation_id, x.program_id, x.id });
                });

            migrationBuilder.CreateTable(
                name: "actions",
                columns: table => new
                {
                    installation_id = table.Column<int>(type: "integer", nullable: false),
                    program_id = table.Column<int>(type: "integer", nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    version = table.Column<int>(type: "integer", nullable: false),
                    status = table.Column<string>(type: "text", nullable: false),
                    owner = table.Column<string>(type: "text", nullable: false),
                    due_on = table.Column<string>(type: "text", nullable: false),
                    given_at = table.Column<long>(type: "bigint", nullable: false),
                    decision_id = table.Column<Guid>(type: "uuid", nullable: true),
                    dispute_id = table.Column<Guid>(type: "uuid", nullable: true),
                    meeting_id = table.Column<Guid>(type: "uuid", nullable: true),
                    state = table.Column<string>(type: "text", nullable: false),
                    schema = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_actions", x => new { x.installation_id, x.program_id, x.id });
                });

            migrationBuilder.CreateTable(
                name: "decisions",
                columns: table => new
                {
                    installation_id = table.Column<int>(type: "integer", nullable: false),
                    program_id = table.Column<int>(type: "integer", nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    number = table.Column<int>(type: "integer", nullable: false),
                    version = table.Column<int>(type: "integer", nullable: false),
                    status = table.Column<string>(type: "text", nullable: false),
                    words = table.Column<string>(type: "text", nullable: false),
                    words_version = table.Column<int>(type: "integer", nullable: false, defaultValue: 0),
                    recorded_by = table.Column<string>(type: "text", nullable: false),
                    recorded_at = table.Column<long>(type: "bigint", nullable: false),
                    category = table.Column<string>(type: "text", nullable: true),
                    account = table.Column<string>(type: "text", nullable: true),
                    dispute_id = table.Column<Guid>(type: "uuid", nullable: true),
                    meeting_id = table.Column<Guid>(type: "uuid", nullable: true),
                    kept_to = table.Column<Guid>(type: "uuid", nullable: true),
                    review_on = table.Column<string>(type: "text", nullable: true),
                    state = table.Column<string>(type: "text", nullable: false),
                    schema = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_decisions", x => new { x.installation_id, x.program_id, x.id });
                });

            migrationBuilder.CreateTable(
                name: "dispute_people",
                columns: table => new
                {
                    installation_id = table.Column<int>(type: "integer", nullable: false),
                    program_id = table.Column<int>(type: "integer", nullable: false),
                    user_id = table.Column<string>(type: "text", nullable: false),
                    dispute_id = table.Column<Guid>(type: "uuid", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_dispute_people", x => new { x.installation_id, x.program_id, x.user_id, x.dispute_id });
                });

            migrationBuilder.CreateTable(
                name: "disputes",
                columns: table => new
                {
                    installation_id = table.Column<int>(type: "integer", nullable: false),
                    program_id = table.Column<int>(type: "integer", nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    number = table.Column<int>(type: "integer", nullable: false),
                    version = table.Column<int>(type: "integer", nullable: false),
                    status = table.Column<string>(type: "text", nullable: false),
                    question = table.Column<string>(type: "text", nullable: false),
                    category = table.Column<string>(type: "text", nullable: false),
                    raised_by = table.Column<string>(type: "text", nullable: false),
                    raised_at = table.Column<long>(type: "bigint", nullable: false),
                    due_at = table.Column<long>(type: "bigint", nullable: true),
                    closed_at = table.Column<long>(type: "bigint", nullable: true),
                    channel_id = table.Column<string>(type: "text", nullable: false),
                    state = table.Column<string>(type: "text", nullable: false),
                    schema = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_disputes", x => new { x.installation_id, x.program_id, x.id });
                });

            migrationBuilder.CreateTable(
                name: "drafts",
                columns: table => new
                {
                    installation_id = table.Column<int>(type: "integer", nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    user_id = table.Column<string>(type: "text", nullable: false),
                    body = table.Column<string>(type: "text", nullable: false),
                    saved_at = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_drafts", x => new { x.installation_id, x.id });
                });

            migrationBuilder.CreateTable(
                name: "exports",
                columns: table => new
                {
                    installation_id = table.Column<int>(type: "integer", nullable: false),
                    program_id = table.Column<int>(type: "integer", nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    user_id = table.Column<string>(type: "text", nullable: false),
                    format = table.Column<int>(type: "integer", nullable: false),
                    state = table.Column<int>(type: "integer", nullable: false),
                    asked_at = table.Column<long>(type: "bigint", nullable: false),
                    claimed_until = table.Column<long>(type: "bigint", nullable: false),
                    written = table.Column<long>(type: "bigint", nullable: false),
                    total = table.Column<long>(type: "bigint", nullable: false),
                    error = table.Column<string>(type: "text", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_exports", x => new { x.installation_id, x.program_id, x.id });
                });

            migrationBuilder.CreateTable(
                name: "heartbeats",
                columns: table => new
                {
                    process_id = table.Column<string>(type: "text", nullable: false),
                    beat_at = table.Column<long>(type: "bigint", nullable: false),
                    alive_until = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_heartbeats", x => x.process_id);
                });

            migrationBuilder.CreateTable(
                name: "history",
                columns: table => new
                {
                    installation_id = table.Column<int>(type: "integer", nullable: false),
                    program_id = table.Column<int>(type: "integer", nullable: false),
                    sequence = table.Column<long>(type: "bigint", nullable: false),
                    at = table.Column<long>(type: "bigint", nullable: false),
                    actor = table.Column<string>(type: "text", nullable: true),
                    subject_id = table.Column<Guid>(type: "uuid", nullable: true),
                    kind = table.Column<string>(type: "text", nullable: false),
                    schema = table.Column<int>(type: "integer", nullable: false),
                    body = table.Column<string>(type: "text", nullable: true),
                    salts = table.Column<byte[]>(type: "bytea", nullable: false),
                    commitments = table.Column<byte[]>(type: "bytea", nullable: false),
                    state_digest = table.Column<byte[]>(type: "bytea", nullable: true),
                    previous = table.Column<byte[]>(type: "bytea", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_history", x => new { x.installation_id, x.program_id, x.sequence });
                });

            migrationBuilder.CreateTable(
                name: "home_viewers",
                columns: table => new
                {
                    installation_id = table.Column<int>(type: "integer", nullable: false),
                    user_id = table.Column<string>(type: "text", nullable: false),
                    opened_at = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_home_viewers", x => new { x.installation_id, x.user_id });
                });

            migrationBuilder.CreateTable(
                name: "inbox",
                columns: table => new
                {
                    installation_id = table.Column<int>(type: "integer", nullable: false),
                    key = table.Column<string>(type: "text", nullable: false),
                    answer = table.Column<byte[]>(type: "bytea", nullable: false),
                    received_at = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_inbox", x => new { x.installation_id, x.key });
                });

            migrationBuilder.CreateTable(
                name: "installations",
                columns: table => new
                {
                    id = table.Column<int>(type: "integer", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    enterprise_id = table.Column<string>(type: "text", nullable: false),
                    team_id = table.Column<string>(type: "text", nullable: false),
                    bot_user_id = table.Column<string>(type: "text", nullable: true),
                    bot_id = table.Column<string>(type: "text", nullable: true),
                    installed_at = table.Column<long>(type: "bigint", nullable: false),
                    removed_at = table.Column<long>(type: "bigint", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_installations", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "meeting_series",
                columns: table => new
                {
                    installation_id = table.Column<int>(type: "integer", nullable: false),
                    program_id = table.Column<int>(type: "integer", nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    version = table.Column<int>(type: "integer", nullable: false),
                    status = table.Column<string>(type: "text", nullable: false),
                    name = table.Column<string>(type: "text", nullable: false),
                    state = table.Column<string>(type: "text", nullable: false),
                    schema = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_meeting_series", x => new { x.installation_id, x.program_id, x.id });
                });

            migrationBuilder.CreateTable(
                name: "meetings",
                columns: table => new
                {
                    installation_id = table.Column<int>(type: "integer", nullable: false),
                    program_id = table.Column<int>(type: "integer", nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    series_id = table.Column<Guid>(type: "uuid", nullable: false),
                    version = table.Column<int>(type: "integer", nullable: false),
                    status = table.Column<string>(type: "text", nullable: false),
                    starts_at = table.Column<long>(type: "bigint", nullable: false),
                    state = table.Column<string>(type: "text", nullable: false),
                    schema = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_meetings", x => new { x.installation_id, x.program_id, x.id });
                });

            migrationBuilder.CreateTable(
                name: "members",
                columns: table => new
                {
                    installation_id = table.Column<int>(type: "integer", nullable: false),
                    program_id = table.Column<int>(type: "integer", nullable: false),
                    user_id = table.Column<string>(type: "text", nullable: false),
                    display_name = table.Column<string>(type: "text", nullable: false),
                    time_zone = table.Column<string>(type: "text", nullable: true),
                    function = table.Column<string>(type: "text", nullable: true),
                    kind = table.Column<string>(type: "text", nullable: false),
                    is_active = table.Column<bool>(type: "boolean", nullable: false),
                    in_channel = table.Column<bool>(type: "boolean", nullable: false),
                    seen_in_slack = table.Column<bool>(type: "boolean", nullable: false),
                    name_given = table.Column<bool>(type: "boolean", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_members", x => new { x.installation_id, x.program_id, x.user_id });
                });

            migrationBuilder.CreateTable(
                name: "outages",
                columns: table => new
                {
                    from_at = table.Column<long>(type: "bigint", nullable: false),
                    to_at = table.Column<long>(type: "bigint", nullable: false),
                    is_credited = table.Column<bool>(type: "boolean", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_outages", x => x.from_at);
                });

            migrationBuilder.CreateTable(
                name: "outbox",
                columns: table => new
                {
                    sequence = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    installation_id = table.Column<int>(type: "integer", nullable: false),
                    program_id = table.Column<int>(type: "integer", nullable: false),
                    kind = table.Column<int>(type: "integer", nullable: false),
                    state = table.Column<int>(type: "integer", nullable: false),
                    lane = table.Column<string>(type: "text", nullable: false),
                    destination = table.Column<string>(type: "text", nullable: false),
                    message = table.Column<string>(type: "text", nullable: false),
                    subject_id = table.Column<Guid>(type: "uuid", nullable: false),
                    slot = table.Column<string>(type: "text", nullable: true),
                    thread_slot = table.Column<string>(type: "text", nullable: true),
                    body = table.Column<string>(type: "text", nullable: true),
                    created_at = table.Column<long>(type: "bigint", nullable: false),
                    not_before = table.Column<long>(type: "bigint", nullable: false),
                    first_tried_at = table.Column<long>(type: "bigint", nullable: true),
                    attempts = table.Column<int>(type: "integer", nullable: false),
                    claimed_by = table.Column<string>(type: "text", nullable: true),
                    error = table.Column<string>(type: "text", nullable: true),
                    may_be_double = table.Column<bool>(type: "boolean", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_outbox", x => x.sequence);
                });

            migrationBuilder.CreateTable(
                name: "posts",
                columns: table => new
                {
                    installation_id = table.Column<int>(type: "integer", nullable: false),
                    program_id = table.Column<int>(type: "integer", nullable: false),
                    subject_id = table.Column<Guid>(type: "uuid", nullable: false),
                    slot = table.Column<string>(type: "text", nullable: false),
                    channel_id = table.Column<string>(type: "text", nullable: false),
                    timestamp = table.Column<string>(type: "text", nullable: false),
                    thread_timestamp = table.Column<string>(type: "text", nullable: true),
                    permalink = table.Column<string>(type: "text", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_posts", x => new { x.installation_id, x.program_id, x.subject_id, x.slot });
                });

            migrationBuilder.CreateTable(
                name: "programs",
                columns: table => new
                {
                    id = table.Column<int>(type: "integer", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    installation_id = table.Column<int>(type: "integer", nullable: false),
                    channel_id = table.Column<string>(type: "text", nullable: false),
                    name = table.Column<string>(type: "text", nullable: false),
                    settings = table.Column<string>(type: "text", nullable: false),
                    declared = table.Column<string>(type: "text", nullable: true),
                    channel_state = table.Column<string>(type: "text", nullable: false, defaultValue: "Open"),
                    roster_version = table.Column<int>(type: "integer", nullable: false),
                    numbers = table.Column<string>(type: "text", nullable: false),
                    history_count = table.Column<long>(type: "bigint", nullable: false),
                    history_head = table.Column<byte[]>(type: "bytea", nullable: false),
                    created_at = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_programs", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "roles",
                columns: table => new
                {
                    installation_id = table.Column<int>(type: "integer", nullable: false),
                    program_id = table.Column<int>(type: "integer", nullable: false),
                    role = table.Column<string>(type: "text", nullable: false),
                    holder_id = table.Column<string>(type: "text", nullable: false),
                    deputy_id = table.Column<string>(type: "text", nullable: true),
                    deputy_from = table.Column<string>(type: "text", nullable: true),
                    deputy_to = table.Column<string>(type: "text", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_roles", x => new { x.installation_id, x.program_id, x.role });
                });

            migrationBuilder.CreateTable(
                name: "timer_keys",
                columns: table => new
                {
                    installation_id = table.Column<int>(type: "integer", nullable: false),
                    program_id = table.Column<int>(type: "integer", nullable: false),
                    subject_id = table.Column<Guid>(type: "uuid", nullable: false),
                    name = table.Column<string>(type: "text", nullable: false),
                    due_at = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_timer_keys", x => new { x.installation_id, x.program_id, x.subject_id, x.name });
                });

            migrationBuilder.CreateTable(
                name: "timers",
                columns: table => new
                {
                    installation_id = table.Column<int>(type: "integer", nullable: false),
                    program_id = table.Column<int>(type: "integer", nullable: false),
                    subject_id = table.Column<Guid>(type: "uuid", nullable: false),
                    name = table.Column<string>(type: "text", nullable: false),
                    due_at = table.Column<long>(type: "bigint", nullable: false),
                    feature = table.Column<string>(type: "text", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_timers", x => new { x.due_at, x.installation_id, x.program_id, x.subject_id, x.name });
                });

            migrationBuilder.CreateTable(
                name: "waiting",
                columns: table => new
                {
                    installation_id = table.Column<int>(type: "integer", nullable: false),
                    program_id = table.Column<int>(type: "integer", nullable: false),
                    subject_id = table.Column<Guid>(type: "uuid", nullable: false),
                    slot = table.Column<string>(type: "text", nullable: false),
                    user_id = table.Column<string>(type: "text", nullable: false),
                    feature = table.Column<string>(type: "text", nullable: false),
                    due_at = table.Column<long>(type: "bigint", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_waiting", x => new { x.installation_id, x.program_id, x.subject_id, x.slot });
                });

            migrationBuilder.CreateIndex(
                name: "IX_actions_installation_id_owner_status",
                table: "actions",
                columns: new[] { "installation_id", "owner", "status" });

            migrationBuilder.CreateIndex(
                name: "IX_actions_installation_id_program_id_decision_id",
                table: "actions",
                columns: new[] { "installation_id", "program_id", "decision_id" });

            migrationBuilder.CreateIndex(
                name: "IX_actions_installation_id_program_id_status_due_on",
                table: "actions",
                columns: new[] { "installation_id", "program_id", "status", "due_on" });

            migrationBuilder.CreateIndex(
                name: "IX_decisions_installation_id_program_id_number",
                table: "decisions",
                columns: new[] { "installation_id", "program_id", "number" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_decisions_installation_id_program_id_review_on",
                table: "decisions",
                columns: new[] { "installation_id", "program_id", "review_on" },
                filter: "review_on IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_decisions_words_version",
                table: "decisions",
                column: "words_version",
                filter: "words_version = 0");

            migrationBuilder.CreateIndex(
                name: "IX_disputes_installation_id_program_id_closed_at",
                table: "disputes",
                columns: new[] { "installation_id", "program_id", "closed_at" });

            migrationBuilder.CreateIndex(
                name: "IX_disputes_installation_id_program_id_number",
                table: "disputes",
                columns: new[] { "installation_id", "program_id", "number" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_disputes_installation_id_program_id_status_due_at",
                table: "disputes",
                columns: new[] { "installation_id", "program_id", "status", "due_at" });

            migrationBuilder.CreateIndex(
                name: "IX_exports_state",
                table: "exports",
                column: "state",
                filter: "state = 0");

            migrationBuilder.CreateIndex(
                name: "IX_history_subject_id_sequence",
                table: "history",
                columns: new[] { "subject_id", "sequence" });

            migrationBuilder.CreateIndex(
                name: "IX_installations_enterprise_id_team_id",
                table: "installations",
                columns: new[] { "enterprise_id", "team_id" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_meetings_installation_id_program_id_series_id_starts_at",
                table: "meetings",
                columns: new[] { "installation_id", "program_id", "series_id", "starts_at" });

            migrationBuilder.CreateIndex(
                name: "IX_meetings_installation_id_program_id_status_starts_at",
                table: "meetings",
                columns: new[] { "installation_id", "program_id", "status", "starts_at" });

            migrationBuilder.CreateIndex(
                name: "IX_members_installation_id_user_id",
                table: "members",
                columns: new[] { "installation_id", "user_id" });

            migrationBuilder.CreateIndex(
                name: "IX_outages_to_at",
                table: "outages",
                column: "to_at");

            migrationBuilder.CreateIndex(
                name: "IX_outbox_id",
                table: "outbox",
                column: "id",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_outbox_lane_sequence",
                table: "outbox",
                columns: new[] { "lane", "sequence" },
                filter: "state < 3");

            migrationBuilder.CreateIndex(
                name: "IX_outbox_state_installation_id_program_id",
                table: "outbox",
                columns: new[] { "state", "installation_id", "program_id" },
                filter: "state = 4");

            migrationBuilder.CreateIndex(
                name: "ix_outbox_waiting_edit",
                table: "outbox",
                column: "lane",
                unique: true,
                filter: "kind = 2 AND state = 0");

            migrationBuilder.CreateIndex(
                name: "IX_programs_installation_id_channel_id",
                table: "programs",
                columns: new[] { "installation_id", "channel_id" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_waiting_installation_id_user_id_due_at",
                table: "waiting",
                columns: new[] { "installation_id", "user_id", "due_at" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "absences");

            migrationBuilder.DropTable(
                name: "actions");

            migrationBuilder.DropTable(
                name: "decisions");

            migrationBuilder.DropTable(
                name: "dispute_people");

            migrationBuilder.DropTable(
                name: "disputes");

            migrationBuilder.DropTable(
                name: "drafts");

            migrationBuilder.DropTable(
                name: "exports");

            migrationBuilder.DropTable(
                name: "heartbeats");

            migrationBuilder.DropTable(
                name: "history");

            migrationBuilder.DropTable(
                name: "home_viewers");

            migrationBuilder.DropTable(
                name: "inbox");

            migrationBuilder.DropTable(
                name: "installations");

            migrationBuilder.DropTable(
                name: "meeting_series");

            migrationBuilder.DropTable(
                name: "meetings");

            migrationBuilder.DropTable(
                name: "members");

            migrationBuilder.DropTable(
                name: "outages");

            migrationBuilder.DropTable(
                name: "outbox");

            migrationBuilder.DropTable(
                name: "posts");

            migrationBuilder.DropTable(
                name: "programs");

            migrationBuilder.DropTable(
                name: "roles");

            migrationBuilder.DropTable(
                name: "timer_keys");

            migrationBuilder.DropTable(
                name: "timers");

            migrationBuilder.DropTable(
                name: "waiting");
        }
    }
}
