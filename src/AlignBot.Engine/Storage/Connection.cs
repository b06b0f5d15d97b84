using System.Data.Common;
using Microsoft.Data.Sqlite;

namespace AlignBot.Engine.Storage;

/// <summary>An open connection: its prepared statements, and where it writes, the program heads of the transaction under way.</summary>
public sealed class Connection(DbConnection db, Func<DbConnection, AlignBotContext> newContext, string lockClause = "") : IAsyncDisposable
{
    const string SelectHead =
        "SELECT roster_version, dispute_count, decision_count, history_count, history_head FROM programs WHERE id = @id AND installation_id = @installation";

    const string UpdateHead =
        """
        UPDATE programs SET roster_version = @roster, dispute_count = @disputes, decision_count = @decisions,
        history_count = @history, history_head = @head WHERE id = @id
        """;

    readonly Dictionary<string, Statement> statements = [];
    readonly Dictionary<ProgramKey, ProgramHead> heads = [];
    readonly string selectHead = SelectHead + lockClause;
    AlignBotContext? context;

    public DbConnection Db => db;

    /// <summary>EF on this connection, made when it is first needed and kept: its units use it one after the other, each with nothing tracked.</summary>
    /// <remarks>Each new one would register EF's functions with SQLite again, which costs more than most units.</remarks>
    public AlignBotContext Context => context ??= newContext(db);

    public Statement Statement(string sql, params ReadOnlySpan<string> parameters)
    {
        if (!statements.TryGetValue(sql, out var statement))
        {
            statements[sql] = statement = db is SqliteConnection sqlite
                ? new SqliteStatement(sqlite, sql, parameters)
                : new DbStatement(db, sql, parameters);
        }

        return statement;
    }

    /// <summary>The head as this transaction left it so far, or as it stands in the table. A copy: the caller's changes count once kept.</summary>
    public async ValueTask<ProgramHead?> HeadAsync(ProgramKey key)
    {
        if (heads.TryGetValue(key, out var kept))
        {
            return Copy(kept);
        }

        var select = Statement(selectHead, "@id", "@installation").Set(0, key.ProgramId).Set(1, key.InstallationId);
        var found = await select.QueryAsync(row => new ProgramHead
        {
            Key = key,
            RosterVersion = row.Int32(0),
            DisputeCount = row.Int32(1),
            DecisionCount = row.Int32(2),
            HistoryCount = row.Int64(3),
            HistoryHead = row.Bytes(4),
        });
        return found is [var head] ? head : null;
    }

    public void Keep(ProgramHead head) => heads[head.Key] = head;

    /// <summary>Writes the heads of the units that succeeded, once for all of them.</summary>
    public async ValueTask WriteHeadsAsync()
    {
        foreach (var head in heads.Values)
        {
            await Statement(UpdateHead, "@roster", "@disputes", "@decisions", "@history", "@head", "@id")
                .Set(0, head.RosterVersion).Set(1, head.DisputeCount).Set(2, head.DecisionCount)
                .Set(3, head.HistoryCount).Set(4, head.HistoryHead).Set(5, head.Key.ProgramId)
                .ExecuteAsync();
        }

        heads.Clear();
    }

    public void ForgetHeads() => heads.Clear();

    public async ValueTask DisposeAsync()
    {
        if (context is not null)
        {
            await context.DisposeAsync();
        }

        foreach (var statement in statements.Values)
        {
            await statement.DisposeAsync();
        }

        await db.DisposeAsync();
    }

    static ProgramHead Copy(ProgramHead head) => new()
    {
        Key = head.Key,
        RosterVersion = head.RosterVersion,
        DisputeCount = head.DisputeCount,
        DecisionCount = head.DecisionCount,
        HistoryCount = head.HistoryCount,
        HistoryHead = head.HistoryHead,
    };
}
