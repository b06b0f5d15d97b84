using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace AlignBot.Storage.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class RecordLayout : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            // Without a rowid, which EF has no word for: a row is then written into one tree and not into two.
            migrationBuilder.Sql(
                """
                ALTER TABLE "inbox" RENAME TO "inbox_before";
                ALTER TABLE "history" RENAME TO "history_before";
                CREATE TABLE "inbox" (
                    "installation_id" INTEGER NOT NULL,
                    "key" TEXT NOT NULL,
                    "answer" BLOB NOT NULL,
                    "received_at" INTEGER NOT NULL,
                    CONSTRAINT "PK_inbox" PRIMARY KEY ("installation_id", "key")
                ) WITHOUT ROWID;
                INSERT INTO "inbox" SELECT "installation_id", "key", "answer", "received_at" FROM "inbox_before";
                DROP TABLE "inbox_before";
                CREATE TABLE "history" (
                    "installation_id" INTEGER NOT NULL,
                    "program_id" INTEGER NOT NULL,
                    "sequence" INTEGER NOT NULL,
                    "at" INTEGER NOT NULL,
                    "actor" TEXT NULL,
                    "subject_id" TEXT NULL,
                    "kind" TEXT NOT NULL,
                    "body" TEXT NULL,
                    "salt" BLOB NULL,
                    "body_digest" BLOB NOT NULL,
                    "previous" BLOB NOT NULL,
                    CONSTRAINT "PK_history" PRIMARY KEY ("installation_id", "program_id", "sequence")
                ) WITHOUT ROWID;
                INSERT INTO "history"
                    SELECT "installation_id", "program_id", "sequence", "at", "actor", "subject_id", "kind", "body", "salt", "body_digest", "previous"
                    FROM "history_before";
                DROP TABLE "history_before";
                CREATE INDEX "IX_history_subject_id_sequence" ON "history" ("subject_id", "sequence");
                """);
            migrationBuilder.Sql(DecisionSearchSchema.SqliteEachToBlocks);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.Sql(
                """
                ALTER TABLE "inbox" RENAME TO "inbox_before";
                ALTER TABLE "history" RENAME TO "history_before";
                CREATE TABLE "inbox" (
                    "installation_id" INTEGER NOT NULL,
                    "key" TEXT NOT NULL,
                    "answer" BLOB NOT NULL,
                    "received_at" INTEGER NOT NULL,
                    CONSTRAINT "PK_inbox" PRIMARY KEY ("installation_id", "key")
                );
                INSERT INTO "inbox" SELECT "installation_id", "key", "answer", "received_at" FROM "inbox_before";
                DROP TABLE "inbox_before";
                CREATE TABLE "history" (
                    "installation_id" INTEGER NOT NULL,
                    "program_id" INTEGER NOT NULL,
                    "sequence" INTEGER NOT NULL,
                    "at" INTEGER NOT NULL,
                    "actor" TEXT NULL,
                    "subject_id" TEXT NULL,
                    "kind" TEXT NOT NULL,
                    "body" TEXT NULL,
                    "salt" BLOB NULL,
                    "body_digest" BLOB NOT NULL,
                    "previous" BLOB NOT NULL,
                    CONSTRAINT "PK_history" PRIMARY KEY ("installation_id", "program_id", "sequence")
                );
                INSERT INTO "history"
                    SELECT "installation_id", "program_id", "sequence", "at", "actor", "subject_id", "kind", "body", "salt", "body_digest", "previous"
                    FROM "history_before";
                DROP TABLE "history_before";
                CREATE INDEX "IX_history_subject_id_sequence" ON "history" ("subject_id", "sequence");
                """);
            migrationBuilder.Sql(DecisionSearchSchema.SqliteBlocksToEach);
        }
    }
}
