using AlignBot.Scenarios.Harness;
using NodaTime;

namespace AlignBot.Scenarios.Cadence;

/// <summary>What stands on an agenda is so: an open dispute is there before the meeting starts, a decided one is not; and a held review costs its leaders one message.</summary>
public sealed class TheAgendaIsTrue : IAsyncLifetime
{
    GtmWorld world = null!;

    SlackWorld Slack => world.Slack;

    public async Task InitializeAsync() => world = await GtmWorld.StartAsync();

    public async Task DisposeAsync() => await world.DisposeAsync();

    async Task<string> AgendaAsync() => (await Slack.As("lena").RunAsync("/meeting", "agenda")).Text;

    [Fact]
    public async Task A_dispute_stands_there_once_it_is_raised_and_no_longer_once_it_is_settled()
    {
        await world.Time.ToAsync("2026-11-30T10:00");
        Assert.DoesNotContain("DSP-1", await AgendaAsync(), StringComparison.Ordinal);
        await Slack.RaiseAsync();
        await world.Record.QuietAsync();
        Assert.Contains("DSP-1: Do webinar", await AgendaAsync(), StringComparison.Ordinal);

        await Slack.RuleAsync("ana", "Yes, every sign-up");
        await Slack.RuleAsync("tom", "Agree with Ana: Yes, every sign-up");
        await Slack.Gtm.ExpectAsync("DEC-1");
        await world.Record.QuietAsync();
        Assert.DoesNotContain("DSP-1: Do webinar", await AgendaAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_item_is_taken_off_by_who_added_it_or_a_leader_and_nobody_else()
    {
        await Slack.As("ana").RunAsync("/meeting", "add Acme");
        await Slack.As("ana").RunAsync("/meeting", "add Globex");
        await Slack.As("tom").RunAsync("/meeting", "agenda");
        await Slack.As("tom").PressAsync(await Slack.ToldAsync("tom", "Agenda of Pipeline review", "Acme"), "Remove", "Acme");
        await Slack.ToldAsync("tom", "Only Ana, Dana, Priya, Ben, Lena or Riley can do that.");
        await Slack.As("ana").RunAsync("/meeting", "agenda");
        await Slack.As("ana").PressAsync(await Slack.ToldAsync("ana", "Agenda of Pipeline review", "Acme"), "Remove", "Acme");
        await Slack.As("priya").RunAsync("/meeting", "agenda");
        await Slack.As("priya").PressAsync(await Slack.ToldAsync("priya", "Agenda of Pipeline review", "Globex"), "Remove", "Globex");
        await world.Record.QuietAsync();
        Assert.Empty((await world.Record.MeetingsAsync())[0].Items);
    }

    [Fact]
    public async Task A_held_review_costs_each_leader_one_message_before_and_none_after()
    {
        await Slack.As("dana").RunAsync("/meeting", "add Acme");
        await world.Time.ToAsync(MeetingStories.FirstReview);
        await Slack.As("dana").PressAsync(await Slack.StartReviewAsync(), "Discussed, nothing to decide");
        await Slack.EndWithNothingAsync(await Slack.Gtm.ExpectAsync("Now:", "Acme - Discussed: nothing to decide"));
        await world.Time.AdvanceAsync(Duration.FromHours(1));
        await world.Record.QuietAsync();

        // Dana, who had given an item, was reminded; Priya, who had not, was asked for one.
        await Slack.Dm("dana").ExpectAsync("*Pipeline review* of", "Held; there was nothing to decide.");
        Assert.Equal((1, 1, 0), (await Slack.Dm("dana").CountAsync(), await Slack.Dm("priya").CountAsync(), await Slack.Dm("morgan").CountAsync()));
    }
}
