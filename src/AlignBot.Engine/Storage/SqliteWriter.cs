using System.Collections.Concurrent;
using Microsoft.Data.Sqlite;
using NodaTime;

namespace AlignBot.Engine.Storage;

/// <summary>The one writer of a SQLite database: units of work that arrive together share a commit, and one that fails takes none with it.</summary>
/// <remarks>There is no thread of its own: whoever finds the writer idle sets it going, and it drains the queue until that is empty.
/// While it commits, more work arrives, and the next commit carries all of it.</remarks>
public sealed class SqliteWriter(Func<Task<Connection>> open, IClock clock, TimeProvider time) : IThreadPoolWorkItem, IAsyncDisposable
{
    /// <summary>How many units share a commit at most: enough to spread the cost of a sync, few enough not to keep the first waiting.</summary>
    const int LargestBatch = 128;

    readonly ConcurrentQueue<IWork>[] queues = [.. Enum.GetValues<WorkPriority>().Select(_ => new ConcurrentQueue<IWork>())];
    readonly List<IWork> batch = new(LargestBatch);
    readonly TaskCompletionSource drained = new(TaskCreationOptions.RunContinuationsAsynchronously);
    Connection? connection;
    int waiting;
    volatile bool disposed;

    public void Enqueue(WorkPriority priority, IWork work)
    {
        ObjectDisposedException.ThrowIf(disposed, this);
        queues[(int)priority].Enqueue(work);
        if (Interlocked.Increment(ref waiting) == 1)
        {
            ThreadPool.UnsafeQueueUserWorkItem(this, preferLocal: false);
        }
    }

    /// <summary>Drains the queue. Runs on one thread at a time: only the step from nothing to something waiting starts it.</summary>
    async void IThreadPoolWorkItem.Execute()
    {
        int done;
        do
        {
            done = await CommitBatchAsync();
        }
        while (Interlocked.Add(ref waiting, -done) > 0);

        if (disposed)
        {
            drained.TrySetResult();
        }
    }

    public async ValueTask DisposeAsync()
    {
        disposed = true;
        if (Volatile.Read(ref waiting) > 0)
        {
            await drained.Task;
        }

        if (connection is not null)
        {
            await connection.DisposeAsync();
        }
    }

    /// <summary>Commits what waits, as far as it fits one batch; how many units that was. Every one of them has its answer then.</summary>
    async Task<int> CommitBatchAsync()
    {
        batch.Clear();
        while (batch.Count < LargestBatch && Next() is { } work)
        {
            batch.Add(work);
        }

        try
        {
            connection ??= await open();
            if (!await TryTogetherAsync(connection))
            {
                await OneByOneAsync(connection);
            }
        }
        catch (Exception broken)
        {
            // Not one unit's fault (disk full, file gone): nobody in this batch has been acknowledged, and nothing of it stays.
            foreach (var work in batch)
            {
                work.Fail(broken);
            }

            return batch.Count;
        }

        foreach (var work in batch)
        {
            work.Complete();
        }

        return batch.Count;
    }

    /// <summary>The whole batch as one. False when one of its units fails: then nothing of any of them has happened.</summary>
    /// <remarks>Nearly every batch passes. A savepoint would have SQLite set aside each page that each unit is the first to touch.</remarks>
    async Task<bool> TryTogetherAsync(Connection open)
    {
        await open.Statement("BEGIN IMMEDIATE").ExecuteAsync();
        try
        {
            foreach (var work in batch)
            {
                if (!work.IsCancelled)
                {
                    await work.RunAsync(NewSession(open));
                }
            }
        }
        catch (Exception refused)
        {
            await RollBackAsync(open);
            if (batch is [var only])
            {
                only.Undone(refused);
                return true;
            }

            return false; // which of them it was, and why, shows when they run apart
        }

        await CommitAsync(open);
        return true;
    }

    /// <summary>The same batch again, each unit in a savepoint of its own: the one that fails is undone, and the others are kept.</summary>
    async Task OneByOneAsync(Connection open)
    {
        await open.Statement("BEGIN IMMEDIATE").ExecuteAsync();
        try
        {
            foreach (var work in batch)
            {
                work.Forget();
                if (!work.IsCancelled)
                {
                    await RunApartAsync(open, work);
                }
            }
        }
        catch (Exception)
        {
            await RollBackAsync(open);
            throw;
        }

        await CommitAsync(open);
    }

    async Task RunApartAsync(Connection open, IWork work)
    {
        await open.Statement("SAVEPOINT unit").ExecuteAsync();
        try
        {
            await work.RunAsync(NewSession(open));
        }
        catch (Exception refused)
        {
            work.Undone(refused);
            await open.Statement("ROLLBACK TO unit").ExecuteAsync();
        }

        await open.Statement("RELEASE unit").ExecuteAsync();
    }

    async Task CommitAsync(Connection open)
    {
        try
        {
            await open.WriteHeadsAsync();
            await open.Statement("COMMIT").ExecuteAsync();
        }
        catch (Exception)
        {
            await RollBackAsync(open);
            throw;
        }
    }

    static async Task RollBackAsync(Connection open)
    {
        open.ForgetHeads();
        try
        {
            await open.Statement("ROLLBACK").ExecuteAsync();
        }
        catch (SqliteException)
        {
            // SQLite has already rolled back by itself, as it does when the disk is full.
        }
    }

    Session NewSession(Connection open) => new(open, clock.GetCurrentInstant(), Instant.FromDateTimeOffset(time.GetUtcNow()));

    IWork? Next()
    {
        foreach (var queue in queues)
        {
            if (queue.TryDequeue(out var work))
            {
                return work;
            }
        }

        return null;
    }
}
