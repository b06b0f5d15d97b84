using AlignBot.Domain.Cadence;
using AlignBot.Scenarios.Cadence;
using AlignBot.Scenarios.Harness;

namespace AlignBot.Scenarios.BadInput;

/// <summary>Meetings and series that can't be: each a sentence that says what is wrong, and not a line more in the record.</summary>
public sealed class MeetingsThatCannotBe : IAsyncLifetime
{
    GtmWorld world = null!;

    SlackWorld Slack => world.Slack;

    public async Task InitializeAsync() => world = await GtmWorld.StartAsync();

    public async Task DisposeAsync() => await world.DisposeAsync();

    [Theory]
    [InlineData("How often", "monthly on the 32nd", "There is no day 32nd of a month; use 1 to 31, or a weekday.")]
    [InlineData("How often", "every 30 February", "'30' is not a weekday.")]
    [InlineData("How often", "quarterly on the first working day from Smarch", "After 'from' comes the month in which the year begins, such as February.")]
    [InlineData("How often", "quarterly on the first Monday in month 4", "A quarter has three months: write 'in month 1', 'in month 2' or 'in month 3'.")]
    [InlineData("Time zone", "Europe/Atlantis", "'Europe/Atlantis' is not an IANA time zone such as Europe/London.")]
    [InlineData("Minutes", "0", "0 minutes is no length for a meeting; 5 to 480 minutes are.")]
    [InlineData("Minutes", "1500", "1500 minutes is no length for a meeting; 5 to 480 minutes are.")]
    [InlineData("Minutes", "-15", "-15 minutes is no length for a meeting; 5 to 480 minutes are.")]
    [InlineData("Sections", "All of it, 16", "The sections take 16 minutes together, and the meeting 15.")]
    [InlineData("Grace in minutes", "0", "0 minutes is no grace")]
    [InlineData("Call for items before", "soon", "'soon'")]
    [InlineData("Video link", "javascript:alert(1)", "This is not an address that begins with https://.")]
    public async Task A_series_is_refused_under_its_field(string field, string typed, string sentence)
    {
        await Slack.As("riley").PressAsync(await Slack.ListSeriesAsync("riley"), "Change", "Pipeline review");
        var form = await Slack.As("riley").ModalAsync();
        var before = await world.Record.SizeAsync();

        var sent = await form.Fill(field, typed).SubmitAsync();

        Assert.Contains(sentence, Assert.Single(sent.Errors), StringComparison.Ordinal);
        Assert.Equal(before, await world.Record.SizeAsync());
    }

    [Theory]
    [InlineData("move 2027-02-30 10:00 holidays", "There is no 30 February in 2027.")]
    [InlineData("move 2026-12-03 14:20 on top of another", "Strategy review takes place then")]
    [InlineData("move 9999-12-31 23:59 at the end of days", "9999-12-31 is too far off")]
    [InlineData("move 2029-01-01 10:00 much later", "That is too far away")]
    [InlineData("start", "It begins")]
    [InlineData("end", "It has not been started.")]
    [InlineData("met", "every meeting was held, or its time has not come")]
    public async Task A_command_is_answered_with_what_is_wrong(string typed, string sentence)
    {
        var before = await world.Record.SizeAsync();

        var answer = await Slack.As("dana").RunAsync("/meeting", typed);

        Assert.Null(answer.Error);
        Assert.Contains(sentence, answer.Text, StringComparison.Ordinal);
        Assert.Equal(before, await world.Record.SizeAsync());
    }

    [Theory]
    [InlineData("2026-12-03", "14:20", "Strategy review takes place then, at Thu 3 Dec 2026")]
    [InlineData("2026-11-20", "10:00", "is past; choose a time to come")]
    [InlineData("2029-01-01", "10:00", "That is too far away")]
    public async Task A_form_that_moves_it_where_it_can_not_be_keeps_what_was_typed(string day, string time, string sentence)
    {
        await Slack.As("dana").RunAsync("/meeting", "");
        await Slack.As("dana").PressAsync(await Slack.GtmOf("dana").ExpectAsync("*Pipeline review*", "After that"), "Move it", "Add an item");
        var form = await Slack.As("dana").ModalAsync();
        var before = await world.Record.SizeAsync();

        var sent = await form.Fill("Day", day).Fill("Time", time).Fill("Why", "The board meets.").SubmitAsync();

        Assert.Contains(sentence, Assert.Single(sent.Errors), StringComparison.Ordinal);
        Assert.Equal(before, await world.Record.SizeAsync());
        Assert.True((await form.Fill("Day", "2026-12-02").Fill("Time", "10:00").SubmitAsync()).Closed);
        await Slack.Gtm.ExpectAsync("*Pipeline review*", "is moved to", "by Dana: The board meets.");
    }

    [Fact]
    public async Task A_form_that_ends_what_is_over_says_how_it_ended()
    {
        await world.Time.ToAsync(MeetingStories.FirstReview);
        var card = await Slack.StartReviewAsync();
        await Slack.As("dana").PressAsync(card, "End the meeting");
        var late = await Slack.As("dana").ModalAsync();
        await Slack.EndWithNothingAsync(card, "priya");
        await Slack.Gtm.ExpectAsync("Held; there was nothing to decide.");
        await world.Record.QuietAsync();
        var before = await world.Record.SizeAsync();

        await late.SubmitAsync();

        Assert.Contains("It is over: it ended", (await Slack.As("dana").ModalAsync()).Text, StringComparison.Ordinal);
        Assert.Equal(before, await world.Record.SizeAsync());
    }

    [Fact]
    public async Task A_guest_and_a_stranger_press_every_button_of_the_card()
    {
        await Slack.As("ana").RunAsync("/meeting", "add Acme");
        await world.Time.ToAsync(MeetingStories.FirstReview);
        var card = await Slack.Gtm.ExpectAsync("start it by");
        await world.Record.QuietAsync();
        var before = await world.Record.SizeAsync();
        foreach (var (person, why) in new[] { ("gus", "your account is a guest"), ("ola", "your account is not a member of this program") })
        {
            foreach (var button in new[] { "Start", "I am here", "Add an item", "Move it", "Call it off" })
            {
                var pressed = await Slack.As(person).PressAsync(card, button);
                Assert.Null(pressed.Error);
            }

            Assert.True(await Slack.As(person).SeesNoModalAsync());
            await Slack.ToldAsync(person, why);
        }

        Assert.Equal(before, await world.Record.SizeAsync());
        Assert.Equal(MeetingStatus.Prompted, (await world.Record.MeetingsAsync())[0].Status);
    }

    [Fact]
    public async Task With_both_leaders_and_their_deputies_gone_it_says_who_can_help()
    {
        await world.Time.ToAsync(MeetingStories.FirstReview);
        var card = await Slack.Gtm.ExpectAsync("start it by");
        foreach (var leader in new[] { "dana", "priya", "ben", "lena" })
        {
            await Slack.ChangeAccountAsync(leader, new() { ["deleted"] = true });
            await world.Record.MemberAsync(leader, member => !member.IsActive);
        }

        await world.Record.QuietAsync();
        var before = await world.Record.SizeAsync();
        await Slack.As("ana").PressAsync(card, "Start");

        await Slack.ToldAsync("ana", "Nobody who could start it is there: Dana and Priya and their deputies are away or gone. Riley (operating lead) can move it or call it off.");
        Assert.Equal(before, await world.Record.SizeAsync());
        await Slack.ChangeMeetingAsync("riley", "skip Both leaders have left");
        await Slack.Gtm.ExpectAsync("Called off by Riley: Both leaders have left.");
    }
}
