using AlignBot.Engine.Storage;
using AlignBot.Programs;

namespace AlignBot.Tests.Harness;

/// <summary>Tests that hold on SQLite and on PostgreSQL alike: each subclass is nested twice, once a database.</summary>
public abstract class RecordTests : IAsyncLifetime
{
    private protected RecordTests(TestRecord record) => Record = record;

    private protected TestRecord Record { get; }

    /// <summary>The bot that most tests need one of.</summary>
    private protected Bot Bot { get; private set; } = null!;

    public virtual async Task InitializeAsync()
    {
        await Record.OpenAsync();
        Bot = Record.StartBot();
    }

    public async Task DisposeAsync() => await Record.DisposeAsync();

    /// <summary>The sandbox's team, in another workspace or channel where a test wants several.</summary>
    private protected Task<ProgramKey> ProgramAsync(string channel = "CGTM", string workspace = "T0ACME") =>
        Bot.Get<ProgramImport>().ApplyAsync(GtmProgram.File with { Channel = channel, Workspace = workspace });
}
