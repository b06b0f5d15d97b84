using AlignBot.Domain.Disputes;
using AlignBot.Scenarios.Harness;
using NodaTime;

namespace AlignBot.Scenarios.Outages;

/// <summary>The bot is down while deadlines would pass: each open dispute gets the lost working time back, and nothing cascades.</summary>
public sealed class ADeadlineWhileNobodyIsThere : IAsyncLifetime
{
    GtmWorld world = null!;

    SlackWorld Slack => world.Slack;

    public async Task InitializeAsync() => world = await GtmWorld.StartAsync();

    public async Task DisposeAsync() => await world.DisposeAsync();

    [Fact]
    public async Task Over_one_deadline_the_level_goes_on_for_what_was_left_of_it()
    {
        // Tuesday 10:00: the parties have until Wednesday 10:00. At 15:00 the bot dies, on Wednesday at 13:00 it is back.
        await Slack.RaiseAsync();
        await world.Record.QuietAsync();
        await world.Time.ToAsync("2026-11-24T15:00");
        await world.StopBotAsync();
        await world.Time.ToAsync("2026-11-25T13:00");
        await world.StartBotAsync();

        // Two and a half hours of Tuesday and four of Wednesday were lost: they end on Wednesday at 16:30.
        var dispute = await DueAsync("2026-11-25T16:30");
        Assert.Equal(0, dispute.Level);
        Assert.Contains("dispute.outage-credited", await world.Record.HistoryAsync());
        await Slack.Gtm.ExpectAsync("DSP-1", "level 1 of 3");

        await world.Time.ToAsync("2026-11-25T16:29");
        Assert.Equal(0, (await world.Record.DisputeAsync()).Level);
        await world.Time.ToAsync("2026-11-25T16:31");
        await Slack.Gtm.ExpectAsync("No settlement at level 1.");
        Assert.Equal(1, (await world.Record.DisputeAsync()).Level);
        await world.AssertExactAsync();
    }

    [Fact]
    public async Task Over_three_deadlines_nothing_cascades()
    {
        // All three levels together have four working days; the bot is away for nine.
        await Slack.RaiseAsync();
        await world.Record.QuietAsync();
        await world.Time.ToAsync("2026-11-24T11:00");
        await world.StopBotAsync();
        await world.Time.ToAsync("2026-12-04T12:00");
        await world.StartBotAsync();

        // An hour of the working day was used up; the rest of it, seven and a half, runs from noon on Friday.
        var dispute = await DueAsync("2026-12-07T11:00");
        Assert.Equal((0, true), (dispute.Level, dispute.IsOpen));
        Assert.Equal(0, await Slack.Gtm.CountAsync("No settlement at level 1."));

        // Afterwards each level has its own time again.
        await world.Time.ToAsync("2026-12-07T11:01");
        await Slack.Gtm.ExpectAsync("No settlement at level 1.", "Dana");
        await DueAsync("2026-12-09T11:00");
        await world.AssertExactAsync();
    }

    [Fact]
    public async Task A_restart_between_two_working_days_takes_nothing()
    {
        await Slack.RaiseAsync();
        await world.Record.QuietAsync();
        await world.Time.ToAsync("2026-11-24T18:00");
        await world.StopBotAsync();
        await world.Time.ToAsync("2026-11-25T08:00");
        await world.StartBotAsync();

        await DueAsync("2026-11-25T10:00");
        await world.Time.ToAsync("2026-11-25T10:01");

        await Slack.Gtm.ExpectAsync("No settlement at level 1.");
        Assert.DoesNotContain("dispute.outage-credited", await world.Record.HistoryAsync());
    }

    [Fact]
    public async Task A_second_outage_is_credited_beside_the_first()
    {
        await Slack.RaiseAsync();
        await world.Record.QuietAsync();
        foreach (var (down, up) in new[] { ("2026-11-24T12:00", "2026-11-24T13:00"), ("2026-11-24T15:00", "2026-11-24T16:00") })
        {
            await world.Time.ToAsync(down);
            await world.StopBotAsync();
            await world.Time.ToAsync(up);
            await world.StartBotAsync();
        }

        await DueAsync("2026-11-25T12:00");
        Assert.Equal(2, (await world.Record.HistoryAsync()).Count(kind => kind == "dispute.outage-credited"));
    }

    /// <summary>Waits until the open level is due at a London local time.</summary>
    async Task<Dispute> DueAsync(string london)
    {
        var at = NodaTime.Text.LocalDateTimePattern.CreateWithInvariantCulture("uuuu'-'MM'-'dd'T'HH':'mm").Parse(london).GetValueOrThrow()
            .InZoneStrictly(DateTimeZoneProviders.Tzdb["Europe/London"]).ToInstant();
        return await SlackWorld.EventuallyAsync(
            async () => await world.Record.DisputeAsync() is var dispute && dispute.DueAt == at ? dispute : null,
            async () => $"It is due at {(await world.Record.DisputeAsync()).DueAt}, not at {at}.");
    }
}
