using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace AlignBot.Storage.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class TimersByTime : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            // Both without a rowid, which EF has no word for: the table itself then lies in the order of its key. What is due stands together.
            migrationBuilder.Sql(
                """
                CREATE TABLE "timer_keys" (
                    "installation_id" INTEGER NOT NULL,
                    "program_id" INTEGER NOT NULL,
                    "subject_id" TEXT NOT NULL,
                    "name" TEXT NOT NULL,
                    "due_at" INTEGER NOT NULL,
                    CONSTRAINT "PK_timer_keys" PRIMARY KEY ("installation_id", "program_id", "subject_id", "name")
                ) WITHOUT ROWID;
                INSERT INTO "timer_keys" SELECT "installation_id", "program_id", "subject_id", "name", "due_at" FROM "timers";
                ALTER TABLE "timers" RENAME TO "timers_by_subject";
                CREATE TABLE "timers" (
                    "due_at" INTEGER NOT NULL,
                    "installation_id" INTEGER NOT NULL,
                    "program_id" INTEGER NOT NULL,
                    "subject_id" TEXT NOT NULL,
                    "name" TEXT NOT NULL,
                    "feature" TEXT NOT NULL,
                    CONSTRAINT "PK_timers" PRIMARY KEY ("due_at", "installation_id", "program_id", "subject_id", "name")
                ) WITHOUT ROWID;
                INSERT INTO "timers" SELECT "due_at", "installation_id", "program_id", "subject_id", "name", "feature" FROM "timers_by_subject";
                DROP TABLE "timers_by_subject";
                """);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.Sql(
                """
                ALTER TABLE "timers" RENAME TO "timers_by_time";
                CREATE TABLE "timers" (
                    "installation_id" INTEGER NOT NULL,
                    "program_id" INTEGER NOT NULL,
                    "subject_id" TEXT NOT NULL,
                    "name" TEXT NOT NULL,
                    "feature" TEXT NOT NULL,
                    "due_at" INTEGER NOT NULL,
                    CONSTRAINT "PK_timers" PRIMARY KEY ("installation_id", "program_id", "subject_id", "name")
                );
                INSERT INTO "timers" SELECT "installation_id", "program_id", "subject_id", "name", "feature", "due_at" FROM "timers_by_time";
                DROP TABLE "timers_by_time";
                CREATE INDEX "IX_timers_due_at_program_id" ON "timers" ("due_at", "program_id");
                DROP TABLE "timer_keys";
                """);
        }
    }
}
