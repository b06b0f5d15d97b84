using AlignBot.Domain.Cadence;
using AlignBot.Scenarios.Harness;
using NodaTime;

namespace AlignBot.Scenarios.Cadence;

/// <summary>The clocks go back in Europe on 25 October 2026 and a week later in America: each series keeps to the clock on its own wall.</summary>
public sealed class AnAutumn : IAsyncLifetime
{
    static readonly string Program = GtmWorld.ProgramFile.Replace(
        "  - template: strategy review", "  - template: weekly review\n    name: East coast pipeline\n    when: every Wednesday\n    at: 10:00\n    zone: America/New_York\n  - template: strategy review",
        StringComparison.Ordinal);

    GtmWorld world = null!;

    SlackWorld Slack => world.Slack;

    public async Task InitializeAsync() => world = await GtmWorld.StartAsync(Program, startAt: new DateTimeOffset(2026, 10, 19, 9, 0, 0, TimeSpan.Zero));

    public async Task DisposeAsync() => await world.DisposeAsync();

    [Fact]
    public async Task Across_both_changes_a_week_apart()
    {
        // British summer time: half past nine is half past eight UTC. New York is five hours behind.
        await HeldAsync("Pipeline review", "2026-10-20T09:30", Instant.FromUtc(2026, 10, 20, 8, 30));
        await HeldAsync("East coast pipeline", "2026-10-21T15:00", Instant.FromUtc(2026, 10, 21, 14, 0));

        // London has changed and New York not: for a week they are four hours apart.
        await HeldAsync("Pipeline review", "2026-10-27T09:30", Instant.FromUtc(2026, 10, 27, 9, 30));
        await HeldAsync("East coast pipeline", "2026-10-28T14:00", Instant.FromUtc(2026, 10, 28, 14, 0));

        // New York has changed, too. The call came a working day before, by the same clock: ten in New York is three in London again.
        await HeldAsync("Pipeline review", "2026-11-03T09:30", Instant.FromUtc(2026, 11, 3, 9, 30));
        await HeldAsync("East coast pipeline", "2026-11-04T15:00", Instant.FromUtc(2026, 11, 4, 15, 0));

        var held = (await world.Record.MeetingsAsync()).Where(meeting => meeting.Status is MeetingStatus.Held).ToList();
        Assert.Equal(6, held.Count);
        Assert.All(held, meeting => Assert.False(meeting.IsLate));
        Assert.All(held, meeting => Assert.Equal(meeting.Terms.Name == "Pipeline review" ? new LocalTime(9, 30) : new LocalTime(10, 0), meeting.StartsAt.InZone(meeting.Terms.Zone).TimeOfDay));
        await world.AssertExactAsync();
        Assert.Equal(6, await Slack.Gtm.CountAsync("Minutes:"));
        Assert.Null((await world.Record.VerifyAsync()).BrokenAt);
    }

    /// <summary>It is not asked for a minute before, and at the minute it is; Dana and Priya hold it.</summary>
    async Task HeldAsync(string name, string london, Instant at)
    {
        await world.Time.ToAsync(at - Duration.FromMinutes(1));
        Assert.Equal(0, await Slack.Gtm.CountAsync(name, "start it by"));
        await world.Time.ToAsync(london);
        Assert.Equal(at, await world.Time.NowAsync());
        var card = await Slack.Gtm.ExpectAsync(name, "start it by");
        await Slack.As("dana").PressAsync(card, "Start");
        await Slack.As("priya").PressAsync(await Slack.Gtm.ExpectAsync(name, "Now:"), "I am here too");
        await Slack.EndWithNothingAsync(await Slack.Gtm.ExpectAsync(name, "Now:", "Here: Dana and Priya"));
        await Slack.Gtm.ExpectAsync(name, "Held; there was nothing to decide.");
    }
}
