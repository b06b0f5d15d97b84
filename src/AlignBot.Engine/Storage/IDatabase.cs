namespace AlignBot.Engine.Storage;

/// <summary>Whose turn it is when work waits: people's clicks go before the clock, the clock before imports.</summary>
public enum WorkPriority
{
    Person,
    Clock,
    Import,
}

/// <summary>The record. One implementation a database; all else is alike.</summary>
public interface IDatabase : IAsyncDisposable
{
    /// <summary>Runs a unit of work: what it wrote is committed when the returned task completes, or nothing is.</summary>
    /// <param name="priority">Whose turn it is.</param>
    /// <param name="about">The program that the work writes in, where it is known before: PostgreSQL holds those of all who share a transaction with
    /// one question. Null where it is not known; the work may ask for any other all the same.</param>
    /// <param name="work">What is done. It may be run again: after a conflict, or when another that shares its transaction failed. So it touches
    /// nothing but its session, and it waits for nothing but the database: others are behind it.</param>
    /// <param name="cancellation">Leaves the work out if it has not begun.</param>
    Task<T> WriteAsync<T>(WorkPriority priority, ProgramKey? about, Func<Session, ValueTask<T>> work, CancellationToken cancellation = default);

    /// <summary>Reads what is committed, beside any writer: all of it as of one moment, however many statements it takes. The context does not track.</summary>
    Task<T> ReadAsync<T>(Func<AlignBotContext, Task<T>> read, CancellationToken cancellation = default);

    /// <summary>Looks something up with prepared statements: what the loops and every request ask for, without EF in between.</summary>
    Task<T> LookUpAsync<T>(Func<Connection, ValueTask<T>> look, CancellationToken cancellation = default);

    /// <summary>A context of its own connection, for migrations.</summary>
    AlignBotContext NewContext();

    /// <summary>True when every migration of this build has been applied. Asks without building the model.</summary>
    Task<bool> IsMigratedAsync(CancellationToken cancellation = default);
}

public static class DatabaseExtensions
{
    /// <inheritdoc cref="IDatabase.WriteAsync"/>
    public static Task<T> WriteAsync<T>(
        this IDatabase database, WorkPriority priority, Func<Session, ValueTask<T>> work, CancellationToken cancellation = default) =>
        database.WriteAsync(priority, about: null, work, cancellation);

    /// <inheritdoc cref="IDatabase.WriteAsync"/>
    public static Task WriteAsync(
        this IDatabase database, WorkPriority priority, Func<Session, ValueTask> work, CancellationToken cancellation = default) =>
        database.WriteAsync(
            priority,
            about: null,
            async session =>
            {
                await work(session);
                return true;
            },
            cancellation);
}
