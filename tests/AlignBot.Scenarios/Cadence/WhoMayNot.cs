using AlignBot.Domain.Cadence;
using AlignBot.Scenarios.Harness;

namespace AlignBot.Scenarios.Cadence;

/// <summary>Who may not, what can't be, and what comes twice: each a sentence, and nothing changed.</summary>
public sealed class WhoMayNot : IAsyncLifetime
{
    GtmWorld world = null!;

    SlackWorld Slack => world.Slack;

    public async Task InitializeAsync() => world = await GtmWorld.StartAsync();

    public async Task DisposeAsync() => await world.DisposeAsync();

    [Fact]
    public async Task A_guest_a_stranger_and_a_rep_press_Start()
    {
        await world.Time.ToAsync(MeetingStories.FirstReview);
        var card = await Slack.Gtm.ExpectAsync("start it by");

        await Slack.As("gus").PressAsync(card, "Start");
        await Slack.ToldAsync("gus", "your account is a guest");
        await Slack.As("gus").PressAsync(card, "I am here");
        await Slack.As("ola").PressAsync(card, "Start");
        await Slack.As("ana").PressAsync(card, "Start");
        await Slack.ToldAsync("ana", "Only Dana, Priya, Ben, Lena or Riley start this meeting.");

        Assert.Equal(MeetingStatus.Prompted, (await world.Record.MeetingsAsync())[0].Status);
        Assert.Empty((await world.Record.MeetingsAsync())[0].Here);
    }

    [Theory]
    [InlineData("skip")]
    [InlineData("move")]
    public async Task A_rep_is_told_before_they_fill_in_the_form(string verb)
    {
        var answer = await Slack.As("ana").RunAsync("/meeting", verb);

        Assert.Contains("*Pipeline review*: Only Dana, Priya, Ben, Lena or Riley can do that.", answer.Text, StringComparison.Ordinal);
        Assert.True(await Slack.As("ana").SeesNoModalAsync());
    }

    [Fact]
    public async Task Started_twice_ended_before_it_began_and_after_it_was_over()
    {
        Assert.Contains("It has not been started.", (await Slack.As("dana").RunAsync("/meeting", "end")).Text, StringComparison.Ordinal);
        Assert.Contains("it can be started from", (await Slack.As("dana").RunAsync("/meeting", "start")).Text, StringComparison.Ordinal);
        await world.Time.ToAsync(MeetingStories.FirstReview);
        var card = await Slack.Gtm.ExpectAsync("start it by");

        await Slack.As("dana").PressAsync(card, "Start");
        card = await Slack.Gtm.ExpectAsync("Now: Top accounts in motion");
        await Slack.As("ben").PressAsync(card, "I am here too");
        Assert.Contains("Done: *Pipeline review*", (await Slack.As("lena").RunAsync("/meeting", "start")).Text, StringComparison.Ordinal);
        await Slack.EndWithNothingAsync(await Slack.Gtm.ExpectAsync("Here: Dana, Ben and Lena"));
        await Slack.Gtm.ExpectAsync("Held; there was nothing to decide.");

        // Ben and Lena are deputies: Dana and Lena count as two distinct people. The next one has not begun.
        Assert.Equal(MeetingStatus.Held, (await world.Record.MeetingsAsync())[0].Status);
        Assert.Contains("It has not been started.", (await Slack.As("dana").RunAsync("/meeting", "end")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Both_leaders_are_gone()
    {
        await using var alone = await GtmWorld.StartAsync(GtmWorld.ProgramFile
            .Replace("sales leader: { holder: Dana, deputy: Ben }", "sales leader: Dana", StringComparison.Ordinal)
            .Replace("marketing leader: { holder: Priya, deputy: Lena }", "marketing leader: Priya", StringComparison.Ordinal));
        await alone.Time.ToAsync(MeetingStories.FirstReview);
        var card = await alone.Slack.Gtm.ExpectAsync("start it by");
        await alone.LeaveAsync("UDANA", "UPRIYA");

        await alone.Slack.As("ana").PressAsync(card, "Start");

        await alone.Slack.ToldAsync("ana", "Nobody who could start it is there", "Riley (operating lead) can move it or call it off.");
        Assert.Equal(MeetingStatus.Prompted, (await alone.Record.MeetingsAsync())[0].Status);
    }

    [Fact]
    public async Task Times_that_do_not_exist_are_past_or_are_taken()
    {
        async Task<string> MoveAsync(string text) => (await Slack.As("dana").RunAsync("/meeting", $"move {text}")).Text;

        Assert.Contains("There is no 30 February in 2027.", await MoveAsync("2027-02-30 10:00 holidays"), StringComparison.Ordinal);
        Assert.Contains("'25:00' is not a time", await MoveAsync("Thu 25:00 late"), StringComparison.Ordinal);
        Assert.Contains("is past; choose a time to come", await MoveAsync("2026-11-20 10:00 too late"), StringComparison.Ordinal);
        Assert.Contains("The reason is missing", await MoveAsync("Thu 10:00"), StringComparison.Ordinal);
        Assert.Contains("Strategy review takes place then", await MoveAsync("2026-12-03 14:20 on top of another"), StringComparison.Ordinal);
        Assert.Contains("Only Dana, Priya, Ben, Lena or Riley can do that.", (await Slack.As("ana").RunAsync("/meeting", "move Thu 10:00 I am away")).Text, StringComparison.Ordinal);
        Assert.All(await world.Record.MeetingsAsync(), meeting => Assert.False(meeting.IsMovedByHand));

        await Slack.ChangeMeetingAsync("dana", "move 2026-12-02 10:00 the board meets on Tuesday");
        await Slack.Gtm.ExpectAsync("*Pipeline review*", "is moved to", "by Dana: the board meets on Tuesday");
        await world.Time.ToAsync("2026-12-02T10:00");
        await Slack.Gtm.ExpectAsync("Pipeline review", "start it by");
        Assert.Equal(1, await Slack.Gtm.CountAsync("start it by"));
    }

    [Fact]
    public async Task An_item_of_ten_thousand_characters()
    {
        var answer = await Slack.As("ana").RunAsync("/meeting", "add " + new string('x', 10_000));

        Assert.Contains("The agenda item is 10000 characters long; at most 500 fit.", answer.Text, StringComparison.Ordinal);
        Assert.All(await world.Record.MeetingsAsync(), meeting => Assert.Empty(meeting.Items));
    }

    [Fact]
    public async Task A_click_delivered_twice_is_one()
    {
        await world.Time.ToAsync(MeetingStories.FirstReview);
        var card = await Slack.Gtm.ExpectAsync("start it by");

        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Slack.As("dana").PressAsync(card, "I am here")));
        await Task.WhenAll(Slack.As("dana").PressAsync(card, "Start"), Slack.As("dana").PressAsync(card, "Start"));
        card = await Slack.Gtm.ExpectAsync("Now: Top accounts in motion");
        await Slack.As("dana").PressAsync(card, "Next section");
        await Slack.Gtm.ExpectAsync("Now: Where they are stuck");

        var kinds = (await world.Record.HistoryAsync()).GroupBy(kind => kind).ToDictionary(group => group.Key, group => group.Count());
        Assert.Equal((1, 1, 2), (kinds["meeting.checked-in"], kinds["meeting.started"], kinds["meeting.section-begun"]));
    }
}
