namespace AlignBot.Engine.Storage;

/// <summary>Units that somebody else was in the way of: each in a transaction of its own, one after the other within a program.</summary>
/// <remarks>So a program that another replica holds takes up one connection, however many wait for it, and no other program waits.</remarks>
sealed class LoneUnits(Func<IWork, Task> run)
{
    readonly Lock gate = new();
    readonly Dictionary<ProgramKey, Queue<IWork>> lanes = [];
    readonly HashSet<Task> running = [];

    /// <summary>Runs it as soon as its program's earlier ones are done.</summary>
    public void Add(IWork work)
    {
        lock (gate)
        {
            if (work.Program is not { } program)
            {
                Track(Task.Run(() => run(work)));
            }
            else if (lanes.TryGetValue(program, out var lane))
            {
                lane.Enqueue(work);
            }
            else
            {
                lane = lanes[program] = new Queue<IWork>([work]);
                Track(RunAsync(program, lane));
            }
        }
    }

    /// <summary>Whether somebody is waited for in this program already.</summary>
    public bool IsBusy(ProgramKey program)
    {
        lock (gate)
        {
            return lanes.ContainsKey(program);
        }
    }

    public Task DrainedAsync()
    {
        lock (gate)
        {
            return Task.WhenAll(running);
        }
    }

    async Task RunAsync(ProgramKey program, Queue<IWork> lane)
    {
        await Task.Yield();
        while (true)
        {
            IWork? work;
            lock (gate)
            {
                if (!lane.TryDequeue(out work))
                {
                    lanes.Remove(program);
                    return;
                }
            }

            await run(work);
        }
    }

    void Track(Task task)
    {
        running.Add(task);
        _ = task.ContinueWith(
            done =>
            {
                lock (gate)
                {
                    running.Remove(done);
                }
            },
            TaskScheduler.Default);
    }
}

/// <summary>A program that is not waited for by those who share a transaction.</summary>
public sealed class ProgramBusyException(ProgramKey program)
    : Exception($"Program {program.ProgramId} of installation {program.InstallationId} is held by somebody else.");
