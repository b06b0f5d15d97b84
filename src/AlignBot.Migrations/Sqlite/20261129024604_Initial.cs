using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace AlignBot.Migrations.Sqlite
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
                    installation_id = table.Column<int>(type: "INTEGER", nullable: false),
                    program_id = table.Column<int>(type: "INTEGER", nullable: false),
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    user_id = table.Column<string>(type: "TEXT", nullable: false),
                    from_day = table.Column<string>(type: "TEXT", nullable: false),
                    to_day = table.Column<string>(type: "TEXT", nullable: false),
                    note = table.Column<string>(type: "TEXT", nullable: true),
                    entered_at = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_absences", x => new { x.installation_id, x.program_id, x.id });
                });

            migrationBuilder.CreateTable(
                name: "actions",
                columns: table => new
                {
                    installation_id = table.Column<int>(type: "INTEGER", nullable: false),
                    program_id = table.Column<int>(type: "INTEGER", nullable: false),
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    version = table.Column<int>(type: "INTEGER", nullable: false),
                    status = table.Column<string>(type: "TEXT", nullable: false),
                    owner = table.Column<string>(type: "TEXT", nullable: false),
                    due_on = table.Column<string>(type: "TEXT", nullable: false),
                    given_at = table.Column<long>(type: "INTEGER", nullable: false),
                    decision_id = table.Column<Guid>(type: "TEXT", nullable: true),
                    dispute_id = table.Column<Guid>(type: "TEXT", nullable: true),
                    meeting_id = table.Column<Guid>(type: "TEXT", nullable: true),
                    state = table.Column<string>(type: "TEXT", nullable: false),
                    schema = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_actions", x => new { x.installation_id, x.program_id, x.id });
                });

            migrationBuilder.CreateTable(
                name: "decisions",
                columns: table => new
                {
                    installation_id = table.Column<int>(type: "INTEGER", nullable: false),
                    program_id = table.Column<int>(type: "INTEGER", nullable: false),
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    number = table.Column<int>(type: "INTEGER", nullable: false),
                    version = table.Column<int>(type: "INTEGER", nullable: false),
                    status = table.Column<string>(type: "TEXT", nullable: false),
                    words = table.Column<string>(type: "TEXT", nullable: false),
                    words_version = table.Column<int>(type: "INTEGER", nullable: false, defaultValue: 0),
                    recorded_by = table.Column<string>(type: "TEXT", nullable: false),
                    recorded_at = table.Column<long>(type: "INTEGER", nullable: false),
                    category = table.Column<string>(type: "TEXT", nullable: true),
                    account = table.Column<string>(type: "TEXT", nullable: true),
                    dispute_id = table.Column<Guid>(type: "TEXT", nullable: true),
                    meeting_id = table.Column<Guid>(type: "TEXT", nullable: true),
                    kept_to = table.Column<Guid>(type: "TEXT", nullable: true),
                    review_on = table.Column<string>(type: "TEXT", nullable: true),
                    state = table.Column<string>(type: "TEXT", nullable: false),
                    schema = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_decisions", x => new { x.installation_id, x.program_id, x.id });
                });

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

            migrationBuilder.CreateTable(
                name: "disputes",
                columns: table => new
                {
                    installation_id = table.Column<int>(type: "INTEGER", nullable: false),
                    program_id = table.Column<int>(type: "INTEGER", nullable: false),
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    number = table.Column<int>(type: "INTEGER", nullable: false),
                    version = table.Column<int>(type: "INTEGER", nullable: false),
                    status = table.Column<string>(type: "TEXT", nullable: false),
                    question = table.Column<string>(type: "TEXT", nullable: false),
                    category = table.Column<string>(type: "TEXT", nullable: false),
                    raised_by = table.Column<string>(type: "TEXT", nullable: false),
                    raised_at = table.Column<long>(type: "INTEGER", nullable: false),
                    due_at = table.Column<long>(type: "INTEGER", nullable: true),
                    closed_at = table.Column<long>(type: "INTEGER", nullable: true),
                    channel_id = table.Column<string>(type: "TEXT", nullable: false),
                    state = table.Column<string>(type: "TEXT", nullable: false),
                    schema = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_disputes", x => new { x.installation_id, x.program_id, x.id });
                });

            migrationBuilder.CreateTable(
                name: "drafts",
                columns: table => new
                {
                    installation_id = table.Column<int>(type: "INTEGER", nullable: false),
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    user_id = table.Column<string>(type: "TEXT", nullable: false),
                    body = table.Column<string>(type: "TEXT", nullable: false),
                    saved_at = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_drafts", x => new { x.installation_id, x.id });
                });

            migrationBuilder.CreateTable(
                name: "exports",
                columns: table => new
                {
                    installation_id = table.Column<int>(type: "INTEGER", nullable: false),
                    program_id = table.Column<int>(type: "INTEGER", nullable: false),
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    user_id = table.Column<string>(type: "TEXT", nullable: false),
                    format = table.Column<int>(type: "INTEGER", nullable: false),
                    state = table.Column<int>(type: "INTEGER", nullable: false),
                    asked_at = table.Column<long>(type: "INTEGER", nullable: false),
                    claimed_until = table.Column<long>(type: "INTEGER", nullable: false),
                    written = table.Column<long>(type: "INTEGER", nullable: false),
                    total = table.Column<long>(type: "INTEGER", nullable: false),
                    error = table.Column<string>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_exports", x => new { x.installation_id, x.program_id, x.id });
                });

            migrationBuilder.CreateTable(
                name: "heartbeats",
                columns: table => new
                {
                    process_id = table.Column<string>(type: "TEXT", nullable: false),
                    beat_at = table.Column<long>(type: "INTEGER", nullable: false),
                    alive_until = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_heartbeats", x => x.process_id);
                });

            migrationBuilder.CreateTable(
                name: "history",
                columns: table => new
                {
                    installation_id = table.Column<int>(type: "INTEGER", nullable: false),
                    program_id = table.Column<int>(type: "INTEGER", nullable: false),
                    sequence = table.Column<long>(type: "INTEGER", nullable: false),
                    at = table.Column<long>(type: "INTEGER", nullable: false),
                    actor = table.Column<string>(type: "TEXT", nullable: true),
                    subject_id = table.Column<Guid>(type: "TEXT", nullable: true),
                    kind = table.Column<string>(type: "TEXT", nullable: false),
                    schema = table.Column<int>(type: "INTEGER", nullable: false),
                    body = table.Column<string>(type: "TEXT", nullable: true),
                    salts = table.Column<byte[]>(type: "BLOB", nullable: false),
                    commitments = table.Column<byte[]>(type: "BLOB", nullable: false),
                    state_digest = table.Column<byte[]>(type: "BLOB", nullable: true),
                    previous = table.Column<byte[]>(type: "BLOB", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_history", x => new { x.installation_id, x.program_id, x.sequence });
                });

            migrationBuilder.CreateTable(
                name: "home_viewers",
                columns: table => new
                {
                    installation_id = table.Column<int>(type: "INTEGER", nullable: false),
                    user_id = table.Column<string>(type: "TEXT", nullable: false),
                    opened_at = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_home_viewers", x => new { x.installation_id, x.user_id });
                });

            migrationBuilder.CreateTable(
                name: "inbox",
                columns: table => new
                {
                    installation_id = table.Column<int>(type: "INTEGER", nullable: false),
                    key = table.Column<string>(type: "TEXT", nullable: false),
                    answer = table.Column<byte[]>(type: "BLOB", nullable: false),
                    received_at = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_inbox", x => new { x.installation_id, x.key });
                });

            migrationBuilder.CreateTable(
                name: "installations",
                columns: table => new
                {
                    id = table.Column<int>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    enterprise_id = table.Column<string>(type: "TEXT", nullable: false),
                    team_id = table.Column<string>(type: "TEXT", nullable: false),
                    bot_user_id = table.Column<string>(type: "TEXT", nullable: true),
                    bot_id = table.Column<string>(type: "TEXT", nullable: true),
                    installed_at = table.Column<long>(type: "INTEGER", nullable: false),
                    removed_at = table.Column<long>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_installations", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "meeting_series",
                columns: table => new
                {
                    installation_id = table.Column<int>(type: "INTEGER", nullable: false),
                    program_id = table.Column<int>(type: "INTEGER", nullable: false),
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    version = table.Column<int>(type: "INTEGER", nullable: false),
                    status = table.Column<string>(type: "TEXT", nullable: false),
                    name = table.Column<string>(type: "TEXT", nullable: false),
                    state = table.Column<string>(type: "TEXT", nullable: false),
                    schema = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_meeting_series", x => new { x.installation_id, x.program_id, x.id });
                });

            migrationBuilder.CreateTable(
                name: "meetings",
                columns: table => new
                {
                    installation_id = table.Column<int>(type: "INTEGER", nullable: false),
                    program_id = table.Column<int>(type: "INTEGER", nullable: false),
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    series_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    version = table.Column<int>(type: "INTEGER", nullable: false),
                    status = table.Column<string>(type: "TEXT", nullable: false),
                    starts_at = table.Column<long>(type: "INTEGER", nullable: false),
                    state = table.Column<string>(type: "TEXT", nullable: false),
                    schema = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_meetings", x => new { x.installation_id, x.program_id, x.id });
                });

            migrationBuilder.CreateTable(
                name: "members",
                columns: table => new
                {
                    installation_id = table.Column<int>(type: "INTEGER", nullable: false),
                    program_id = table.Column<int>(type: "INTEGER", nullable: false),
                    user_id = table.Column<string>(type: "TEXT", nullable: false),
                    display_name = table.Column<string>(type: "TEXT", nullable: false),
                    time_zone = table.Column<string>(type: "TEXT", nullable: true),
                    function = table.Column<string>(type: "TEXT", nullable: true),
                    kind = table.Column<string>(type: "TEXT", nullable: false),
                    is_active = table.Column<bool>(type: "INTEGER", nullable: false),
                    in_channel = table.Column<bool>(type: "INTEGER", nullable: false),
                    seen_in_slack = table.Column<bool>(type: "INTEGER", nullable: false),
                    name_given = table.Column<bool>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_members", x => new { x.installation_id, x.program_id, x.user_id });
                });

            migrationBuilder.CreateTable(
                name: "outages",
                columns: table => new
                {
                    from_at = table.Column<long>(type: "INTEGER", nullable: false),
                    to_at = table.Column<long>(type: "INTEGER", nullable: false),
                    is_credited = table.Column<bool>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_outages", x => x.from_at);
                });

            migrationBuilder.CreateTable(
                name: "outbox",
                columns: table => new
                {
                    sequence = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    installation_id = table.Column<int>(type: "INTEGER", nullable: false),
                    program_id = table.Column<int>(type: "INTEGER", nullable: false),
                    kind = table.Column<int>(type: "INTEGER", nullable: false),
                    state = table.Column<int>(type: "INTEGER", nullable: false),
                    lane = table.Column<string>(type: "TEXT", nullable: false),
                    destination = table.Column<string>(type: "TEXT", nullable: false),
                    message = table.Column<string>(type: "TEXT", nullable: false),
                    subject_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    slot = table.Column<string>(type: "TEXT", nullable: true),
                    thread_slot = table.Column<string>(type: "TEXT", nullable: true),
                    body = table.Column<string>(type: "TEXT", nullable: true),
                    created_at = table.Column<long>(type: "INTEGER", nullable: false),
                    not_before = table.Column<long>(type: "INTEGER", nullable: false),
                    first_tried_at = table.Column<long>(type: "INTEGER", nullable: true),
                    attempts = table.Column<int>(type: "INTEGER", nullable: false),
                    claimed_by = table.Column<string>(type: "TEXT", nullable: true),
                    error = table.Column<string>(type: "TEXT", nullable: true),
                    may_be_double = table.Column<bool>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_outbox", x => x.sequence);
                });

            migrationBuilder.CreateTable(
                name: "posts",
                columns: table => new
                {
                    installation_id = table.Column<int>(type: "INTEGER", nullable: false),
                    program_id = table.Column<int>(type: "INTEGER", nullable: false),
                    subject_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    slot = table.Column<string>(type: "TEXT", nullable: false),
                    channel_id = table.Column<string>(type: "TEXT", nullable: false),
                    timestamp = table.Column<string>(type: "TEXT", nullable: false),
                    thread_timestamp = table.Column<string>(type: "TEXT", nullable: true),
                    permalink = table.Column<string>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_posts", x => new { x.installation_id, x.program_id, x.subject_id, x.slot });
                });

            migrationBuilder.CreateTable(
                name: "programs",
                columns: table => new
                {
                    id = table.Column<int>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    installation_id = table.Column<int>(type: "INTEGER", nullable: false),
                    channel_id = table.Column<string>(type: "TEXT", nullable: false),
                    name = table.Column<string>(type: "TEXT", nullable: false),
                    settings = table.Column<string>(type: "TEXT", nullable: false),
                    declared = table.Column<string>(type: "TEXT", nullable: true),
                    channel_state = table.Column<string>(type: "TEXT", nullable: false, defaultValue: "Open"),
                    roster_version = table.Column<int>(type: "INTEGER", nullable: false),
                    numbers = table.Column<string>(type: "TEXT", nullable: false),
                    history_count = table.Column<long>(type: "INTEGER", nullable: false),
                    history_head = table.Column<byte[]>(type: "BLOB", nullable: false),
                    created_at = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_programs", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "roles",
                columns: table => new
                {
                    installation_id = table.Column<int>(type: "INTEGER", nullable: false),
                    program_id = table.Column<int>(type: "INTEGER", nullable: false),
                    role = table.Column<string>(type: "TEXT", nullable: false),
                    holder_id = table.Column<string>(type: "TEXT", nullable: false),
                    deputy_id = table.Column<string>(type: "TEXT", nullable: true),
                    deputy_from = table.Column<string>(type: "TEXT", nullable: true),
                    deputy_to = table.Column<string>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_roles", x => new { x.installation_id, x.program_id, x.role });
                });

            migrationBuilder.CreateTable(
                name: "timer_keys",
                columns: table => new
                {
                    installation_id = table.Column<int>(type: "INTEGER", nullable: false),
                    program_id = table.Column<int>(type: "INTEGER", nullable: false),
                    subject_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    name = table.Column<string>(type: "TEXT", nullable: false),
                    due_at = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_timer_keys", x => new { x.installation_id, x.program_id, x.subject_id, x.name });
                });

            migrationBuilder.CreateTable(
                name: "timers",
                columns: table => new
                {
                    installation_id = table.Column<int>(type: "INTEGER", nullable: false),
                    program_id = table.Column<int>(type: "INTEGER", nullable: false),
                    subject_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    name = table.Column<string>(type: "TEXT", nullable: false),
                    due_at = table.Column<long>(type: "INTEGER", nullable: false),
                    feature = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_timers", x => new { x.due_at, x.installation_id, x.program_id, x.subject_id, x.name });
                });

            migrationBuilder.CreateTable(
                name: "waiting",
                columns: table => new
                {
                    installation_id = table.Column<int>(type: "INTEGER", nullable: false),
                    program_id = table.Column<int>(type: "INTEGER", nullable: false),
                    subject_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    slot = table.Column<string>(type: "TEXT", nullable: false),
                    user_id = table.Column<string>(type: "TEXT", nullable: false),
                    feature = table.Column<string>(type: "TEXT", nullable: false),
                    due_at = table.Column<long>(type: "INTEGER", nullable: true)
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
