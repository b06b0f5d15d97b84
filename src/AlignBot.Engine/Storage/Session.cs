using System.Runtime.ExceptionServices;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace AlignBot.Engine.Storage;

/// <summary>One unit of work. What is written through it, by EF or by prepared statements, commits together or not at all.</summary>
public sealed class Session : IDisposable
{
    readonly Dictionary<ProgramKey, ProgramHead> heads = [];
    List<Action>? afterCommit;
    AlignBotContext? context;

    readonly IUnitPart? part;

    public Session(Connection connection, Instant now, Instant realNow)
        : this(connection, now, realNow, part: null)
    {
    }

    internal Session(Connection connection, Instant now, Instant realNow, IUnitPart? part)
    {
        this.part = part;
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

    /// <summary>The program that the unit asked for first; null before that.</summary>
    public ProgramKey? Program { get; private set; }

    /// <summary>The program's counters and chain head, held against other writers until the end of the transaction.</summary>
    /// <exception cref="ProgramGoneException">There is no such program.</exception>
    public async ValueTask<ProgramHead> ProgramAsync(ProgramKey key)
    {
        if (!heads.TryGetValue(key, out var head))
        {
            Program ??= key;
            heads[key] = head = await Connection.HeadAsync(key)
                ?? throw new ProgramGoneException(key);
        }

        return head;
    }

    /// <summary>What is read of a program while it is held: read once, and again after a unit that wrote through EF or once another replica has written in it.</summary>
    /// <param name="key">The program.</param>
    /// <param name="what">Which question it is: a constant.</param>
    /// <param name="read">Asks it. Only for what follows from states: nobody changes it without holding the program, through EF and with a row of
    /// the history.</param>
    public async ValueTask<T?> HeldAsync<T>(ProgramKey key, string what, Func<ValueTask<T?>> read)
    {
        await ProgramAsync(key);
        if (!Connection.TryHeld(key, what, out T? value))
        {
            value = await read();
            Connection.Hold(key, what, value);
        }

        return value;
    }

    /// <summary>What comes with the unit beside its rows.</summary>
    internal T Part<T>()
        where T : class, IUnitPart => part as T ?? throw new InvalidOperationException($"The unit has no {typeof(T).Name}.");

    /// <summary>Runs once the transaction is on disk: waking a dispatcher, dropping a cache. Never for anything that may not be lost.</summary>
    public void AfterCommit(Action action) => (afterCommit ??= []).Add(action);

    /// <summary>Writes what EF still holds, so that statements that follow see it.</summary>
    public async ValueTask SaveAsync()
    {
        if (context is null)
        {
            return;
        }

        part?.Note(context.ChangeTracker);
        try
        {
            if (await context.SaveChangesAsync() > 0)
            {
                Connection.ForgetHeld();
            }
        }
        catch (DbUpdateException wrapped) when (wrapped.InnerException is { } cause && Connection.IsSpoiltBy(cause))
        {
            // What was deferred went along with EF's own statements, and failed by itself: whoever deferred it waits for that exception.
            ExceptionDispatchInfo.Throw(cause);
        }
    }

    /// <summary>Ends the unit: writes what EF still holds and hands the counters to the transaction. Called once, when nothing can fail any more.</summary>
    public async ValueTask FlushAsync()
    {
        await SaveAsync();
        if (part is not null)
        {
            await part.EndAsync(this);
        }

        if (Connection.IsOneByOne)
        {
            // Whether this unit stands shows now, before its heads count.
            await Connection.FlushAsync();
        }

        foreach (var head in heads.Values)
        {
            if (head.Changed)
            {
                Connection.Keep(head);
            }
        }
    }

    /// <summary>The unit is on disk: runs what follows from it.</summary>
    public void Committed(ILogger log)
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
            catch (Exception failure)
            {
                // The unit is on disk, and by contract nothing is lost with this: it must fail neither the unit nor those that share its commit.
                log.LogError(failure, "What follows a commit failed: {Action}.", action.Method.DeclaringType?.FullName);
            }
        }
    }

    /// <summary>Leaves nothing of this unit in the connection's context, whether it was written or not.</summary>
    public void Dispose() => context?.ChangeTracker.Clear();
}
