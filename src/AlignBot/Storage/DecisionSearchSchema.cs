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

    /// <summary>How many entries SQLite's index takes in at once: whoever searches looks through at least as many of the newest as they stand.</summary>
    /// <remarks>Entry by entry, the index took a quarter of all that a recorded decision costs.</remarks>
    public const int Block = 500;

    // The entry that fills a block (of its program, by number) takes the whole block in. Until then its entries are in no index.
    const string InsertBlock =
        """
        CREATE TRIGGER decision_search_insert AFTER INSERT ON decisions WHEN new.number % 500 = 0 BEGIN
            INSERT INTO decision_search(rowid, words)
                SELECT (program_id << 32) | number, words FROM decisions
                WHERE installation_id = new.installation_id AND program_id = new.program_id AND number BETWEEN new.number - 499 AND new.number;
        END;
        """;

    const string BlockIsFull =
        """
        EXISTS (
            SELECT 1 FROM decisions
            WHERE installation_id = old.installation_id AND program_id = old.program_id AND number = (old.number + 499) / 500 * 500)
        """;

    public const string SqliteTriggers =
        InsertBlock +
        $"""
        CREATE TRIGGER decision_search_update AFTER UPDATE OF words ON decisions WHEN old.words <> new.words AND {BlockIsFull} BEGIN
            DELETE FROM decision_search WHERE rowid = (old.program_id << 32) | old.number;
            INSERT INTO decision_search(rowid, words) VALUES ((new.program_id << 32) | new.number, new.words);
        END;
        CREATE TRIGGER decision_search_delete AFTER DELETE ON decisions WHEN {BlockIsFull} BEGIN
            DELETE FROM decision_search WHERE rowid = (old.program_id << 32) | old.number;
        END;
        """;

    const string SqliteTriggersForEach =
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

    const string DropTriggers =
        """
        DROP TRIGGER decision_search_insert;
        DROP TRIGGER decision_search_update;
        DROP TRIGGER decision_search_delete;
        """;

    // Entries of blocks that are not full yet.
    const string Loose =
        """
        FROM decisions AS entry WHERE NOT EXISTS (
            SELECT 1 FROM decisions
            WHERE installation_id = entry.installation_id AND program_id = entry.program_id AND number = (entry.number + 499) / 500 * 500)
        """;

    /// <summary>From an index of each entry to one of full blocks.</summary>
    public const string SqliteEachToBlocks =
        $"DELETE FROM decision_search WHERE rowid IN (SELECT (program_id << 32) | number {Loose});" + DropTriggers + SqliteTriggers;

    /// <summary>And back.</summary>
    public const string SqliteBlocksToEach =
        $"INSERT INTO decision_search(rowid, words) SELECT (program_id << 32) | number, words {Loose};" + DropTriggers + SqliteTriggersForEach;

    public const string SqliteUp = Empty + SqliteTable + SqliteTriggersForEach;

    public const string SqliteDown = DropTriggers + "DROP TABLE decision_search;";

    public const string PostgreSqlUp = Empty +
        """
        ALTER TABLE decisions ADD COLUMN search tsvector
            GENERATED ALWAYS AS (array_to_tsvector(array_remove(string_to_array(words, ' '), ''))) STORED;
        CREATE INDEX ix_decisions_search ON decisions USING gin (search);
        """;

    public const string PostgreSqlDown = "ALTER TABLE decisions DROP COLUMN search;";
}
