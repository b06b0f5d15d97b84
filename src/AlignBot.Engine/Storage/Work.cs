using System.Diagnostics;
using AlignBot.Engine.Telemetry;

namespace AlignBot.Engine.Storage;

/// <summary>A unit of work in the writer's queue.</summary>
interface IWork
{
    bool IsCancelled { get; }

    /// <summary>The program that it was said to be about; null where nobody said.</summary>
    ProgramKey? About { get; }

    /// <summary>The program that it asked for first when it last ran; before that the one that it is about.</summary>
    ProgramKey? Program { get; }

    /// <summary>Runs the work and flushes its session; its result is held until <see cref="Complete"/>.</summary>
    Task RunAsync(Session session);

    /// <summary>What it did has been taken back, through no fault of its own: it is run again.</summary>
    void Forget();

    /// <summary>The commit is on disk: the caller may go on.</summary>
    void Complete(ILogger log);

    /// <summary>Nothing of the batch is on disk.</summary>
    void Fail(Exception reason);

    /// <summary>This unit alone was undone; the caller hears so with <see cref="Complete"/>, when its neighbours' writes are on disk.</summary>
    /// <remarks>A repeat of a request is undone because the first one's row is there: it has to be there for the caller, too.</remarks>
    void Undone(Exception reason);
}

sealed class Work<T>(WorkPriority priority, ProgramKey? about, Func<Session, ValueTask<T>> work, CancellationToken cancellation) : IWork
{
    readonly long asked = EngineTelemetry.TimesWrites ? Stopwatch.GetTimestamp() : 0;
    readonly Activity? cause = EngineTelemetry.Cause;
    readonly TaskCompletionSource<T> done = new(TaskCreationOptions.RunContinuationsAsynchronously);
    Session? started;
    Session? finished;
    Exception? undone;
    T? result;

    public Task<T> Done => done.Task;

    public bool IsCancelled => cancellation.IsCancellationRequested;

    public ProgramKey? About => about;

    public ProgramKey? Program => started?.Program ?? about;

    public async Task RunAsync(Session session)
    {
        started = session;

        // A round of the writer runs it, on nobody's behalf: what it writes is brought about by whoever asked for it.
        if (cause is not null)
        {
            Activity.Current = cause;
        }

        using (session)
        {
            result = await work(session);
            await session.FlushAsync();
        }

        finished = session;
    }

    public void Forget() => (finished, undone) = (null, null);

    public void Complete(ILogger log)
    {
        if (undone is not null)
        {
            done.TrySetException(undone);
            return;
        }

        if (finished is null)
        {
            done.TrySetCanceled(cancellation);
            return;
        }

        if (asked != 0)
        {
            EngineTelemetry.Written(
                priority switch
                {
                    WorkPriority.Person => "person",
                    WorkPriority.Clock => "clock",
                    _ => "import",
                },
                Stopwatch.GetElapsedTime(asked));
        }

        finished.Committed(log);
        done.TrySetResult(result!);
    }

    public void Fail(Exception reason) => done.TrySetException(reason);

    public void Undone(Exception reason) => undone = reason;
}
