using AlignBot.Cadence;
using AlignBot.Decisions;
using AlignBot.Disputes;
using AlignBot.Disputes.Records;
using AlignBot.Domain.Cadence;
using AlignBot.Domain.Decisions;
using AlignBot.Domain.Disputes;
using AlignBot.Domain.Records;
using AlignBot.Engine.History;
using AlignBot.Engine.Installations;
using AlignBot.Engine.Outbox;
using AlignBot.Engine.Programs;
using AlignBot.Engine.Storage;
using AlignBot.Engine.Timers;
using AlignBot.Pictures;
using AlignBot.Records.Storage;
using AlignBot.Scoreboard.Storage;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace AlignBot.Scenarios.Harness;

/// <summary>What the bot has written down, read beside it.</summary>
/// <param name="database">Where it lies.</param>
/// <param name="now">Business time.</param>
sealed class Record(IWorldDatabase database, Func<Task<Instant>> now)
{
    /// <summary>The one program of a world.</summary>
    static readonly ProgramKey Program = new(1, 1);

    public Task<List<Dispute>> DisputesAsync() => ReadAsync(async db =>
        (await db.Disputes.OrderBy(row => row.Number).ToListAsync()).ConvertAll(DisputeDesk.StateOf));

    public async Task<Dispute> DisputeAsync() => Assert.Single(await DisputesAsync());

    public Task<List<Decision>> DecisionsAsync() => ReadAsync(async db =>
        (await db.Decisions.OrderBy(row => row.Number).ToListAsync()).ConvertAll(DecisionDesk.StateOf));

    /// <summary>Every meeting, in order of its start.</summary>
    public Task<List<Meeting>> MeetingsAsync() => ReadAsync(async db =>
        (await db.Meetings.OrderBy(row => row.StartsAt).ToListAsync()).ConvertAll(MeetingDesk.StateOf));

    public async Task<IReadOnlyList<string>> DecidedAsync() => [.. (await DecisionsAsync()).Select(decision => decision.Text)];

    /// <summary>The kinds of everything that happened, in order.</summary>
    public Task<List<string>> HistoryAsync() => ReadAsync(db => db.History.OrderBy(row => row.Sequence).Select(row => row.Kind).ToListAsync());

    /// <summary>What the record says happened, as it keeps it.</summary>
    public Task<List<string>> HistoryBodiesAsync() => ReadAsync(db => db.History.OrderBy(row => row.Sequence).Select(row => row.Body ?? "").ToListAsync());

    /// <summary>Waits until something of that kind stands in the record.</summary>
    public Task HappenedAsync(string kind) => SlackWorld.EventuallyAsync(
        async () => (await HistoryAsync()).Contains(kind) ? this : null,
        async () => $"There is no {kind} in the record: {string.Join(", ", await HistoryAsync())}.");

    /// <summary>What moved of opportunities between two complete readings, in the order in which it was seen.</summary>
    public Task<List<(string Opportunity, OpportunityMove Move)>> MovesAsync() => ReadAsync(async db =>
        (await db.Set<MoveRow>().OrderBy(row => row.SeenAt).ThenBy(row => row.Key).ThenBy(row => row.Field).ToListAsync()).ConvertAll(row => (row.Key, row.ToMove())));

    /// <summary>How many rows say anything at all, once what was due is done: disputes, decisions, history, messages to be sent.</summary>
    public async Task<(int Disputes, int Decisions, int History, int Messages)> SizeAsync()
    {
        var reached = await now();
        await SlackWorld.EventuallyAsync(
            async () => await ReadAsync(db => db.Set<TimerRow>().AnyAsync(row => row.DueAt <= reached)) ? null : this,
            () => Task.FromResult($"The bot has not done what was due by {reached}."));
        return await ReadAsync(async db => (
            await db.Disputes.CountAsync(), await db.Decisions.CountAsync(), await db.History.CountAsync(), await db.Outbox.CountAsync()));
    }

    /// <summary>What the program knows of a person, by the first part of their id; null when it knows nobody of that id.</summary>
    public Task<Domain.People.Member?> MemberAsync(string name) => ReadAsync(async db =>
        (await db.Members.SingleOrDefaultAsync(row => row.UserId == SlackWorld.UserId(name)))?.Member);

    /// <summary>Waits until the program knows a person so.</summary>
    public Task<Domain.People.Member> MemberAsync(string name, Func<Domain.People.Member, bool> so) => SlackWorld.EventuallyAsync(
        async () => await MemberAsync(name) is { } member && so(member) ? member : null,
        async () => $"The program knows {name} as {await MemberAsync(name)}.");

    /// <summary>Waits until the program's channel is known to be so.</summary>
    public async Task<ChannelState?> ChannelAsync(ChannelState state)
    {
        await SlackWorld.EventuallyAsync(
            async () => await ReadAsync(db => db.Programs.AnyAsync(row => row.ChannelState == state)) ? this : null,
            () => Task.FromResult($"The channel is not known to be {state}."));
        return state;
    }

    /// <summary>How many workspaces have a token of their own.</summary>
    public Task<int> TokensAsync() => ReadAsync(db => db.InstallationTokens.CountAsync());

    public Task<int> ProgramsAsync() => ReadAsync(db => db.Programs.CountAsync());

    /// <summary>Whether the scoreboard has been read since somebody, or the clock, wanted it.</summary>
    public Task<bool> ScoreboardIsReadAsync() => ReadAsync(db => db.Scoreboards.AllAsync(row => row.ReadDue == null));

    public Task<bool> PictureIsKeptAsync() => ReadAsync(db => db.Set<PictureRow>().AnyAsync());

    public Task<List<OutboxRow>> MessagesAsync() => ReadAsync(db => db.Outbox.OrderBy(row => row.Sequence).ToListAsync());

    public Task<HistoryVerification> VerifyAsync() => ReadAsync(db => HistoryVerification.RunAsync(db, Program));

    /// <summary>Waits until the bot has nothing left to send.</summary>
    public Task QuietAsync() => SlackWorld.EventuallyAsync(
        async () => await ReadAsync(db => db.Outbox.AnyAsync(row => row.State < OutboxState.Sent)) ? null : this,
        async () => "The bot still has to send:\n" + string.Join("\n", (await MessagesAsync()).Where(row => row.State < OutboxState.Sent)
            .Select(row => $"  {row.Message} {row.Kind} {row.State} to {row.Destination}, attempts {row.Attempts}: {row.Error}")));

    Task<T> ReadAsync<T>(Func<AlignBotContext, Task<T>> read) => database.ReadAsync(read);
}
