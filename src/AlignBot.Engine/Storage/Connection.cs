using System.Data.Common;
using Microsoft.Data.Sqlite;
using Npgsql;

namespace AlignBot.Engine.Storage;

/// <summary>An open connection: its prepared statements, and where it writes, the program heads of the transaction under way.</summary>
/// <param name="db">The open connection.</param>
/// <param name="newContext">Makes EF on it.</param>
/// <param name="lockClause">What holds a program's row against other writers; empty where there are none.</param>
/// <param name="memory">What earlier transactions read of programs; null for a connection that only reads.</param>
public sealed class Connection(DbConnection db, Func<Connection, AlignBotContext> newContext, string lockClause = "", ProgramMemory? memory = null) : IAsyncDisposable
{
    const string SelectHead =
        "SELECT roster_version, numbers, history_count, history_head FROM programs WHERE id = @id AND installation_id = @installation";

    // In the order of their keys: of two who want the same programs, the second waits with nothing in hand that the first needs.
    const string SelectHeads =
        """
        SELECT roster_version, numbers, history_count, history_head, id, installation_id FROM programs
        WHERE id = ANY(string_to_array(@ids, ',')::int[]) ORDER BY id
        """;

    const string UpdateHead =
        """
        UPDATE programs SET roster_version = @roster, numbers = @numbers, history_count = @history, history_head = @head WHERE id = @id
        """;

    readonly Dictionary<string, Statement> statements = [];
    readonly Dictionary<ProgramKey, ProgramHead> heads = [];
    readonly Dictionary<ProgramKey, ProgramHead> ahead = [];
    readonly Dictionary<ProgramKey, ProgramHead> asked = [];
    readonly Dictionary<ProgramKey, Dictionary<string, object?>> held = [];
    readonly DeferredStatements? deferred = db is NpgsqlConnection postgreSql ? new DeferredStatements(postgreSql) : null;
    readonly string selectHead = SelectHead + lockClause;
    readonly string selectHeads = SelectHeads + lockClause;
    readonly string selectFreeHeads = $"{SelectHeads}{lockClause} SKIP LOCKED";
    AlignBotContext? context;
    bool isHeldForgotten;

    public DbConnection Db => db;

    /// <summary>EF on this connection, made when it is first needed and kept: its units use it one after the other, each with nothing tracked.</summary>
    /// <remarks>Each new one would register EF's functions with SQLite again, which costs more than most units.</remarks>
    public AlignBotContext Context => context ??= newContext(this);

    /// <summary>Said before a program is waited for; throws where there is no waiting for it on this connection.</summary>
    public Action<ProgramKey>? Asking { get; set; }

    /// <summary>Whether each unit tells the database all it has to say before the next one begins.</summary>
    public bool IsOneByOne { get; set; }

    public Statement Statement(string sql, params ReadOnlySpan<string> parameters)
    {
        if (!statements.TryGetValue(sql, out var statement))
        {
            statements[sql] = statement = db is SqliteConnection sqlite
                ? new SqliteStatement(sqlite, sql, parameters)
                : new DbStatement(deferred!, sql, parameters);
        }

        return statement;
    }

    /// <summary>The head as this transaction left it so far, or as it stands in the table. A copy: the caller's changes count once kept.</summary>
    public async ValueTask<ProgramHead?> HeadAsync(ProgramKey key)
    {
        if (heads.TryGetValue(key, out var kept) || ahead.TryGetValue(key, out kept) || asked.TryGetValue(key, out kept))
        {
            return kept.Copy();
        }

        Asking?.Invoke(key);
        var select = Statement(selectHead, "@id", "@installation").Set(0, key.ProgramId).Set(1, key.InstallationId);
        if (await select.QueryAsync(row => Head(row, key)) is not [var head])
        {
            return null;
        }

        Remember(asked[key] = head);
        return head.Copy();
    }

    /// <summary>Holds programs against other writers until the end of the transaction, with one question for all of them.</summary>
    /// <param name="keys">The programs.</param>
    /// <param name="waits">Whether one that somebody else holds is waited for, or left out.</param>
    /// <returns>Those that are held.</returns>
    public async Task<IReadOnlyCollection<ProgramKey>> HoldAsync(IReadOnlyCollection<ProgramKey> keys, bool waits)
    {
        var select = Statement(waits ? selectHeads : selectFreeHeads, "@ids").Set(0, string.Join(',', keys.Select(key => key.ProgramId)));
        foreach (var head in await select.QueryAsync(row => Head(row, new ProgramKey(row.Int32(5), row.Int32(4)))))
        {
            Remember(ahead[head.Key] = head);
        }

        return ahead.Keys;
    }

    public void Keep(ProgramHead head) => heads[head.Key] = head;

    /// <summary>What was read of a program that this transaction holds, for its later units.</summary>
    public bool TryHeld<T>(ProgramKey key, string what, out T? value)
    {
        object? kept = null;
        var found = held.TryGetValue(key, out var values) && values.TryGetValue(what, out kept);
        value = found ? (T?)kept : default;
        return found;
    }

    public void Hold<T>(ProgramKey key, string what, T? value)
    {
        if (!held.TryGetValue(key, out var values))
        {
            held[key] = values = [];
        }

        values[what] = value;
    }

    /// <summary>Something was written that what is held may speak of: it is read again.</summary>
    public void ForgetHeld()
    {
        held.Clear();
        isHeldForgotten = true;
    }

    /// <summary>Tells the database what was deferred.</summary>
    public ValueTask FlushAsync(CancellationToken cancellation = default) => deferred?.FlushAsync(cancellation) ?? ValueTask.CompletedTask;

    /// <summary>Whether it is a deferred statement that failed so.</summary>
    public bool IsSpoiltBy(Exception failure) => deferred?.IsSpoiltBy(failure) ?? false;

    /// <summary>Writes the heads of the units that succeeded, once for all of them, and what else was deferred.</summary>
    public async ValueTask WriteHeadsAsync()
    {
        foreach (var head in heads.Values)
        {
            await Statement(UpdateHead, "@roster", "@numbers", "@history", "@head", "@id")
                .Set(0, head.RosterVersion).Set(1, head.Numbers).Set(2, head.HistoryCount).Set(3, head.HistoryHead).Set(4, head.Key.ProgramId)
                .DeferAsync();
        }

        await FlushAsync();
    }

    /// <summary>The transaction is on disk: what it read of the programs that it held is still so for whoever finds their heads as it left them.</summary>
    public void Committed()
    {
        foreach (var (key, found) in ahead.Concat(asked))
        {
            memory?.Keep(heads.GetValueOrDefault(key, found), held.GetValueOrDefault(key), isHeldForgotten);
        }

        Forget();
    }

    /// <summary>The transaction is over.</summary>
    public void Forget()
    {
        heads.Clear();
        ahead.Clear();
        ForgetUnit();
        isHeldForgotten = false;
    }

    /// <summary>The last unit has been undone: what it deferred is not told any more, and what it read and held is asked for again.</summary>
    public void ForgetUnit()
    {
        asked.Clear();
        held.Clear();
        deferred?.Forget();
    }

    static ProgramHead Head(IRow row, ProgramKey key) => new()
    {
        Key = key,
        RosterVersion = row.Int32(0),
        Numbers = row.String(1),
        HistoryCount = row.Int64(2),
        HistoryHead = row.Bytes(3),
    };

    void Remember(ProgramHead head)
    {
        if (memory?.Of(head) is { } values)
        {
            held[head.Key] = new(values);
        }
    }

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
}
