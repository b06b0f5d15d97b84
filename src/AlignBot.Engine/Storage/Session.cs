using NodaTime;

namespace AlignBot.Engine.Storage;

/// <summary>One unit of work. What is written through it, by EF or by prepared statements, commits together or not at all.</summary>
public sealed class Session : IDisposable
{
    readonly Dictionary<ProgramKey, ProgramHead> heads = [];
    List<Action>? afterCommit;
    AlignBotContext? context;

    public Session(Connection connection, Instant now, Instant realNow)
    {
        Connection = connection;
        Now = now;
        RealNow = realNow;
    }

    /// <summary>Business time at which the work happens.</summary>
    public Instant Now { get; }

    /// <summary>Real time: for the inbox's age and the outbox's pacing, never for rules.</summary>
    public Instant RealNow { get; }

    /// <summary>The connection that the unit writes on.</summary>
    public Connection Connection { get; }

    /// <summary>EF on this unit's transaction.</summary>
    public AlignBotContext Db => context ??= Connection.Context;

    /// <summary>A statement on this unit's transaction, prepared once a connection.</summary>
    public Statement Statement(string sql, params ReadOnlySpan<string> parameters) => Connection.Statement(sql, parameters);

    /// <summary>The program's counters and chain head, held against other writers until the end of the transaction.</summary>
    /// <exception cref="InvalidOperationException">There is no such program.</exception>
    public async ValueTask<ProgramHead> ProgramAsync(ProgramKey key)
    {
        if (!heads.TryGetValue(key, out var head))
        {
            heads[key] = head = await Connection.HeadAsync(key)
                ?? throw new InvalidOperationException($"Program {key.ProgramId} of installation {key.InstallationId} does not exist.");
        }

        return head;
    }

    /// <summary>Runs once the transaction is on disk: waking a dispatcher, dropping a cache. Never for anything that may not be lost.</summary>
    public void AfterCommit(Action action) => (afterCommit ??= []).Add(action);

    /// <summary>Writes what EF still holds, so that statements that follow see it.</summary>
    public async ValueTask SaveAsync()
    {
        if (context is not null)
        {
            await context.SaveChangesAsync();
        }
    }

    /// <summary>Ends the unit: writes what EF still holds and hands the counters to the transaction. Called once, when nothing can fail any more.</summary>
    public async ValueTask FlushAsync()
    {
        await SaveAsync();
        foreach (var head in heads.Values)
        {
            if (head.Changed)
            {
                Connection.Keep(head);
            }
        }
    }

    public void Committed()
    {
        if (afterCommit is null)
        {
            return;
        }

        foreach (var action in afterCommit)
        {
            try
            {
                action();
            }
            catch (Exception)
            {
                // The unit is on disk, and by contract nothing is lost with this: it must fail neither the unit nor those that share its commit.
            }
        }
    }

    /// <summary>Leaves nothing of this unit in the connection's context, whether it was written or not.</summary>
    public void Dispose() => context?.ChangeTracker.Clear();
}
