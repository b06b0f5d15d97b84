namespace AlignBot.Storage;

/// <summary>The full-text index of the decision log, for the migrations. Each database keeps it up to date by itself, in the transaction of the
/// row, from the column <c>words</c>.</summary>
/// <remarks>EF does not know of it. A later migration that has SQLite rebuild the table <c>decisions</c> (dropping or altering a column) loses
/// the triggers and must run <see cref="SqliteTriggers"/> again.</remarks>
static class DecisionSearchSchema
{
    // Words of an older build are cut otherwise: they are written again at the next start.
    const string Empty = "UPDATE decisions SET words = '';";

    const string SqliteTable =
        "CREATE VIRTUAL TABLE decision_search USING fts5(words, content='', contentless_delete=1, detail=none, tokenize='ascii');";

    public const string SqliteTriggers =
        """
        CREATE TRIGGER decision_search_insert AFTER INSERT ON decisions BEGIN
            INSERT INTO decision_search(rowid, words) VALUES ((new.program_id << 32) | new.number, new.words);
        END;
        CREATE TRIGGER decision_search_update AFTER UPDATE OF words ON decisions WHEN old.words <> new.words BEGIN
            DELETE FROM decision_search WHERE rowid = (old.program_id << 32) | old.number;
            INSERT INTO decision_search(rowid, words) VALUES ((new.program_id << 32) | new.number, new.words);
        END;
        CREATE TRIGGER decision_search_delete AFTER DELETE ON decisions BEGIN
            DELETE FROM decision_search WHERE rowid = (old.program_id << 32) | old.number;
        END;
        """;

    public const string SqliteUp = Empty + SqliteTable + SqliteTriggers;

    public const string SqliteDown =
        """
        DROP TRIGGER decision_search_insert;
        DROP TRIGGER decision_search_update;
        DROP TRIGGER decision_search_delete;
        DROP TABLE decision_search;
        """;

    public const string PostgreSqlUp = Empty +
        """
        ALTER TABLE decisions ADD COLUMN search tsvector
            GENERATED ALWAYS AS (array_to_tsvector(array_remove(string_to_array(words, ' '), ''))) STORED;
        CREATE INDEX ix_decisions_search ON decisions USING gin (search);
        """;

    public const string PostgreSqlDown = "ALTER TABLE decisions DROP COLUMN search;";
}
