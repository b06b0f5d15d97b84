using System.Collections.Immutable;
using AlignBot.Contracts;
using AlignBot.Engine.Loops;
using AlignBot.Engine.Storage;
using AlignBot.Engine.Timers;
using AlignBot.Sources;
using NodaTime;

namespace AlignBot.SourceReadings;

/// <summary>Takes down that a source is to be read; the loop does it.</summary>
sealed class SourceAsking(SourceCatalog catalog, WaitingWork<SourceLoop> work) : ISourceReadings
{
    public ImmutableArray<string> Names => catalog.Names;

    public async ValueTask AskAsync(Session session, ProgramKey program, string source)
    {
        await session.SaveAsync();
        if (await SourceTables.FindAsync(session.Db, program, source) is not { } row)
        {
            row = new SourceReadingRow { InstallationId = program.InstallationId, ProgramId = program.ProgramId, Source = source, ClaimedUntil = Instant.FromUnixTimeMilliseconds(0) };
            session.Db.SourceReadings.Add(row);
        }

        row.Wanted = true;
        session.AfterCommit(work.Wake);
    }
}

/// <summary>Has a source read when its time has come.</summary>
sealed class SourceTimers(ISourceReadings readings) : ITimerHandler
{
    public const string FeatureName = "source";

    /// <summary>A source has no id of its own: its name is the timer's.</summary>
    public static readonly Guid Subject = Guid.Empty;

    public string Feature => FeatureName;

    public ValueTask HandleAsync(Session session, DueTimer timer) => readings.AskAsync(session, timer.Program, timer.Name);
}
