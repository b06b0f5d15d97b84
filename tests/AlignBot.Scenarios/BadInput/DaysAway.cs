using AlignBot.Scenarios.Harness;

namespace AlignBot.Scenarios.BadInput;

/// <summary>Days away that can't be: each gets its sentence, in one line and in the form, and nothing is entered.</summary>
public sealed class DaysAway : IAsyncLifetime
{
    GtmWorld world = null!;

    SlackWorld Slack => world.Slack;

    public async Task InitializeAsync() => world = await GtmWorld.StartAsync();

    public async Task DisposeAsync() => await world.DisposeAsync();

    [Fact]
    public async Task In_one_line()
    {
        var before = await world.Record.SizeAsync();
        foreach (var (typed, sentence) in new[]
        {
            ("away 2026-02-30", "There is no 30 February in 2026."),
            ("away soon", "'soon' is not a date; write it as 2026-12-24."),
            ("away 2026-12-24 to", "A date is missing; write it as 2026-12-24."),
            ("away 2026-12-24 to Christmas", "'Christmas' is not a date; write it as 2026-12-24."),
            ("away 2026-12-24 to 2026-12-01", "The last day, Tue 1 Dec 2026, is before the first, Thu 24 Dec 2026."),
            ("away 2026-11-23", "Mon 23 Nov 2026 is over already; choose Tue 24 Nov 2026 or later."),
            ("away 2026-12-01 to 2028-12-01", "That is 732 days; at most 366."),
            ("away 9999-12-30 to 9999-12-31", "9999-12-30 is too far off: a date here is between 1900-01-01 and 2199-12-31."),
            ("away 2026-12-24 to 9999-12-31", "9999-12-31 is too far off"),
            ("away @gus 2026-12-01", "Only Riley or Morgan can change that."),
        })
        {
            var answer = await Slack.As("ana").RunAsync("/align", typed);

            Assert.Contains(sentence, answer.Text, StringComparison.Ordinal);
            Assert.Contains("You typed: ", answer.Text, StringComparison.Ordinal);
        }

        Assert.Contains(
            "Gus is a guest: only full members of the program can be entered as away.",
            (await Slack.As("riley").RunAsync("/align", "away @gus 2026-12-01")).Text, StringComparison.Ordinal);
        Assert.Contains("Gus is a guest", (await Slack.As("gus").RunAsync("/align", "away")).Text, StringComparison.Ordinal);
        Assert.Equal(before, await world.Record.SizeAsync());
    }

    [Fact]
    public async Task In_the_form()
    {
        await Slack.As("ana").RunAsync("/align", "away");
        var form = await Slack.As("ana").ModalAsync();

        Assert.Equal(
            ["The last day, Tue 1 Dec 2026, is before the first, Thu 24 Dec 2026."],
            (await form.Fill("First day away", "2026-12-24").Fill("Last day away", "2026-12-01").SubmitAsync()).Errors);
        Assert.Equal(
            ["9999-12-30 is too far off: a date here is between 1900-01-01 and 2199-12-31.", "9999-12-31 is too far off: a date here is between 1900-01-01 and 2199-12-31."],
            (await form.Fill("First day away", "9999-12-30").Fill("Last day away", "9999-12-31").SubmitAsync()).Errors.Order());
        var entered = await form.Fill("First day away", "2026-12-24").Fill("Last day away", "2027-01-02").Fill("Note", "Christmas").SubmitAsync();
        Assert.Empty(entered.Errors);
        var done = await Slack.As("ana").ModalAsync();
        Assert.Contains("You are away from Thu 24 Dec 2026 to Sat 2 Jan 2027.", done.Text, StringComparison.Ordinal);
        await done.CloseAsync();

        await Slack.As("ana").RunAsync("/align", "away");
        form = await Slack.As("ana").ModalAsync();
        Assert.Equal(
            ["Ana is away from Thu 24 Dec 2026 to Sat 2 Jan 2027 already: cancel that first with /align away list."],
            (await form.Fill("First day away", "2027-01-02").Fill("Last day away", "2027-01-03").SubmitAsync()).Errors);
    }
}
