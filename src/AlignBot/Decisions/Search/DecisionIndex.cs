using AlignBot.Domain;
using AlignBot.Engine.Storage;

namespace AlignBot.Decisions.Search;

/// <summary>The full-text index of the decision log, which each database keeps by itself with the rows' words, in their transaction.</summary>
interface IDecisionIndex
{
    /// <summary>The numbers of the newest entries of a program, between two numbers, that hold all of the query's words.</summary>
    /// <param name="reader">Whoever looks, for what not every member reads; null for one who reads everything.</param>
    ValueTask<List<int>> FindAsync(Connection connection, ProgramKey key, DecisionQuery query, UserId? reader, NumberRange range, int most);
}

/// <summary>A run of entries by their numbers, both ends included.</summary>
readonly record struct NumberRange(int First, int Last)
{
    public bool IsEmpty => Last < First;
}

/// <summary>SQLite's FTS5. A row's id there is the program's in the upper half and the entry's number in the lower: newest first is its natural
/// order, and a program is a range of it.</summary>
sealed class SqliteDecisionIndex(ConfidentialDecisions confidential) : IDecisionIndex
{
    const string Matching = "SELECT rowid & 4294967295 FROM decision_search WHERE decision_search MATCH @query AND rowid BETWEEN @first AND @last";

    const string Newest = " ORDER BY rowid DESC LIMIT @most";

    const string Readable =
        """
         AND EXISTS (SELECT 1 FROM decisions WHERE installation_id = @installation AND program_id = @program
            AND number = decision_search.rowid & 4294967295
        """;

    public ValueTask<List<int>> FindAsync(Connection connection, ProgramKey key, DecisionQuery query, UserId? reader, NumberRange range, int most)
    {
        var statement = reader is null
            ? connection.Statement(Matching + Newest, "@query", "@first", "@last", "@most")
            : connection.Statement(Matching + Readable + confidential.ReadableToReader + ")" + Newest, "@query", "@first", "@last", "@most", "@installation", "@program", "@reader");
        statement.Set(0, Match(query)).Set(1, RowId(key, range.First)).Set(2, RowId(key, range.Last)).Set(3, most);
        if (reader is { } user)
        {
            statement.Set(4, key.InstallationId).Set(5, key.ProgramId).Set(6, user.Value);
        }

        return statement.QueryAsync(row => row.Int32(0));
    }

    /// <summary>Words hold neither quotes nor anything else that FTS5 would read.</summary>
    static string Match(DecisionQuery query) => string.Join(
        " AND ", query.Filters.Select(word => $"\"{word}\"").Concat(query.Account.Concat(query.Words).Select(word => $"\"{word}\"*")))
        + string.Concat(query.WithoutWords.Select(word => $" NOT \"{word}\"*"));

    static long RowId(ProgramKey key, int number) => ((long)key.ProgramId << 32) | (uint)number;
}

/// <summary>PostgreSQL's tsvector, a generated column of the table.</summary>
sealed class PostgreSqlDecisionIndex(ConfidentialDecisions confidential) : IDecisionIndex
{
    const string Matching =
        """
        SELECT number FROM decisions
        WHERE installation_id = @installation AND program_id = @program AND number BETWEEN @first AND @last AND search @@ CAST(@query AS tsquery)
        """;

    const string Newest = " ORDER BY number DESC LIMIT @most";

    public ValueTask<List<int>> FindAsync(Connection connection, ProgramKey key, DecisionQuery query, UserId? reader, NumberRange range, int most)
    {
        var statement = reader is null
            ? connection.Statement(Matching + Newest, "@installation", "@program", "@first", "@last", "@query", "@most")
            : connection.Statement(
                Matching + confidential.ReadableToReader + Newest, "@installation", "@program", "@first", "@last", "@query", "@most", "@reader");
        statement.Set(0, key.InstallationId).Set(1, key.ProgramId).Set(2, range.First).Set(3, range.Last).Set(4, Match(query)).Set(5, most);
        if (reader is { } user)
        {
            statement.Set(6, user.Value);
        }

        return statement.QueryAsync(row => row.Int32(0));
    }

    static string Match(DecisionQuery query) => string.Join(
        " & ", query.Filters.Select(word => $"'{word}'").Concat(query.Account.Concat(query.Words).Select(word => $"'{word}':*")).Concat(query.WithoutWords.Select(word => $"!'{word}':*")));
}
