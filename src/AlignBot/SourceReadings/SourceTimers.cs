using System.Collections.Concurrent;
using System.Collections.Immutable;
using AlignBot.Contracts;
using AlignBot.Engine.Loops;
using AlignBot.Engine.Storage;
using AlignBot.Engine.Timers;
using AlignBot.Sources;

namespace AlignBot.SourceReadings;

/// <summary>Takes down that a source is to be read; the loop does it.</summary>
sealed class SourceAsking(SourceCatalog catalog, WaitingWork<SourceLoop> work) : ISourceReadings
{
    readonly ConcurrentDictionary<string, SourceKinds> gives = new(StringComparer.Ordinal);

    // Written whether it is wanted already or not: whoever takes the want up in this moment waits for what is asked with it, or is asked
    // again.
    const string Want =
        """
        INSERT INTO source_readings (installation_id, program_id, source, wanted, claimed_until) VALUES (@installation, @program, @source, TRUE, 0)
        ON CONFLICT (installation_id, program_id, source) DO UPDATE SET wanted = TRUE
        """;

    public ImmutableArray<string> Names => catalog.Names;

    public async Task<ImmutableArray<SourceColumn>> ColumnsAsync(AlignBotContext db, ProgramKey program, string source) =>
        SourceLook.Read((await SourceTables.FindAsync(db, program, source))?.Look)?.Columns ?? [];

    public SourceKinds Gives(string source) => gives.GetOrAdd(source, name =>
    {
        try
        {
            // The configuration stays as it is while the process lives, and opening a source asks nobody anything.
            var opened = catalog.Open(name);
            var kinds = opened.Gives;
            _ = opened.DisposeAsync().AsTask();
            return kinds;
        }
        catch (SourceException)
        {
            // There is no such source, or its settings are wrong, which the start and the doctor say.
            return SourceKinds.None;
        }
    });

    public async ValueTask AskAsync(Session session, ProgramKey program, string source)
    {
        await session.Statement(
            Want, "@installation", "@program",
            "@source").Set(0, program.InstallationId).Set(1, program.ProgramId).Set(2, source).ExecuteAsync();
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
