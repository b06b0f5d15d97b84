using AlignBot.Scenarios.Harness;
using NodaTime;

namespace AlignBot.Scenarios.Cadence;

/// <summary>Nothing is put off again by waiting until the meeting closes itself.</summary>
public sealed class PutOffOnceMore : IAsyncLifetime
{
    GtmWorld world = null!;

    SlackWorld Slack => world.Slack;

    public async Task InitializeAsync() => world = await GtmWorld.StartAsync();

    public async Task DisposeAsync() => await world.DisposeAsync();

    /// <summary>Two reviews close themselves with the same item open.</summary>
    async Task LeaveItOpenTwiceAsync()
    {
        await Slack.As("ana").RunAsync("/meeting", "add Budget for the field event");
        foreach (var day in new[] { "2026-12-01", "2026-12-08" })
        {
            await world.Time.ToAsync($"{day}T09:30");
            await Slack.StartReviewAsync();
            await world.Time.AdvanceAsync(Duration.FromMinutes(26));
            await world.Record.QuietAsync();
        }
    }

    [Fact]
    public async Task The_leaders_say_by_the_next_working_day_whom_it_waits_for()
    {
        await LeaveItOpenTwiceAsync();
        var ask = await Slack.Dm("priya").ExpectAsync("What becomes of 'Budget for the field event'?", "One of Dana or Priya says so");
        await Slack.Dm("dana").ExpectAsync("What becomes of 'Budget for the field event'?");
        await Slack.As("dana").HomeAsync("Say what becomes of: Budget for the field event");

        await Slack.As("priya").PressAsync(ask, "It waits for somebody");
        var park = (await Slack.As("priya").ModalAsync()).Fill("Why is it put off", "Finance plans in January.").Fill("Waiting on", "morgan").Fill("Until", "2027-06-01");
        Assert.Equal("That is too long to wait: choose a day until Mon 8 Mar 2027, or open a dispute.", Assert.Single((await park.SubmitAsync()).Errors));
        Assert.True((await park.Fill("Until", "2026-12-14").SubmitAsync()).Closed);

        await Slack.Dm("morgan").ExpectAsync("*Pipeline review* waits for you on 'Budget for the field event' until Mon 14 Dec 2026");
        await Slack.Dm("dana").ExpectAsync("Parked, waiting on Morgan until Mon 14 Dec 2026: Finance plans in January.");
        await Slack.As("dana").SeesHomeWithoutAsync("Say what becomes of");
        await world.Time.ToAsync("2026-12-15T09:30");
        await Slack.Gtm.ExpectAsync("start it by", "Budget for the field event");
        Assert.Equal(0, await Slack.Dm("morgan").CountAsync("Open the dispute"));
        await world.AssertExactAsync();
    }

    [Fact]
    public async Task Nobody_saying_so_the_executive_gets_the_dispute_filled_in()
    {
        await LeaveItOpenTwiceAsync();
        await world.Time.ToAsync("2026-12-09T20:00");
        var told = await Slack.Dm("morgan").ExpectAsync("'Budget for the field event' was put off in 2 meetings of *Pipeline review*.", "Dana and Priya were asked what becomes of it");
        await Slack.Dm("priya").ExpectAsync("Nobody did in time, and Morgan has read so; it can still be said.");
        await Slack.As("morgan").PressAsync(told, "Open the dispute");
        var raise = await Slack.As("morgan").ModalAsync();
        Assert.Equal("Budget for the field event", raise.ValueOf("Question"));
        raise.Fill("Category", "Budget").Fill("Who holds the other side?", "tom");
        Assert.Empty((await raise.SubmitAsync()).Errors);
        Assert.True((await (await Slack.As("morgan").ModalAsync()).SubmitAsync()).Closed);

        await Slack.Dm("priya").ExpectAsync("Budget for the field event", "Escalated: DSP-1");
        var settled = await Slack.Dm("morgan").ExpectAsync("Budget for the field event", "Escalated: DSP-1");
        Assert.False(settled.HasButton("Open the dispute"));
        await world.Time.ToAsync("2026-12-15T09:30");
        Assert.False((await Slack.Gtm.ExpectAsync("start it by")).Says("Budget for the field event (Ana)"));
        await world.AssertExactAsync();
    }
}
