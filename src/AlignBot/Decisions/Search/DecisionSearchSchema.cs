
namespace AlignBot.Decisions.Search;

/// <summary>The full-text index of the decision log, made with its table. Each database keeps it up to date by itself, in the transaction of the
/// row, from the column <c>words</c>.</summary>
static class DecisionSearchSchema
{
    /// <summary>How many entries SQLite's index takes in at once: whoever searches looks through at least as many of the newest as they stand.</summary>
    /// <remarks>Entry by entry, the index took a quarter of all that a recorded decision costs. The statements below say the same number.</remarks>
    public const int Block = 500;

    const string SqliteTable =
        "CREATE VIRTUAL TABLE decision_search USING fts5(words, content='', contentless_delete=1, detail=none, tokenize='ascii');";

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

    public const string Sqlite =
        SqliteTable + InsertBlock +
        $"""
        CREATE TRIGGER decision_search_update AFTER UPDATE OF words ON decisions WHEN old.words <> new.words AND {BlockIsFull} BEGIN
            DELETE FROM decision_search WHERE rowid = (old.program_id << 32) | old.number;
            INSERT INTO decision_search(rowid, words) VALUES ((new.program_id << 32) | new.number, new.words);
        END;
        CREATE TRIGGER decision_search_delete AFTER DELETE ON decisions WHEN {BlockIsFull} BEGIN
            DELETE FROM decision_search WHERE rowid = (old.program_id << 32) | old.number;
        END;
        """;

    public const string PostgreSql =
        """
        ALTER TABLE decisions ADD COLUMN search tsvector
            GENERATED ALWAYS AS (array_to_tsvector(array_remove(string_to_array(words, ' '), ''))) STORED;
        CREATE INDEX ix_decisions_search ON decisions USING gin (search);
        """;
}
