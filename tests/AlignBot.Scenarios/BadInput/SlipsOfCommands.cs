using AlignBot.Scenarios.Harness;

namespace AlignBot.Scenarios.BadInput;

/// <summary>A slip of a command is asked back and changes nothing; its words can still be meant.</summary>
public sealed class SlipsOfCommands : IAsyncLifetime
{
    GtmWorld world = null!;

    SlackWorld Slack => world.Slack;

    public async Task InitializeAsync() => world = await GtmWorld.StartAsync();

    public async Task DisposeAsync() => await world.DisposeAsync();

    [Fact]
    public async Task What_was_recorded_by_mistake_is_struck_by_whoever_did()
    {
        await Slack.As("ana").RunAsync("/decision", "Lunch is at noon today.");
        var card = await Slack.Gtm.ExpectAsync("*DEC-1*", "Lunch is at noon today.");
        await Slack.As("riley").PressAsync(card, "Let it expire");
        Assert.False((await Slack.As("riley").ModalAsync()).Has("It was no decision"));
        await Slack.As("ana").PressAsync(card, "Let it expire");
        await (await Slack.As("ana").ModalAsync()).Fill("It was no decision", "It was recorded by mistake: strike it").SubmitAsync();

        await Slack.Gtm.ExpectAsync("*DEC-1*  _recorded by mistake_", "Lunch is at noon today.");
        await world.Time.AdvanceAsync(NodaTime.Duration.FromMinutes(1));
        await Slack.As("ana").RunAsync("/decision", "The fair is booked.");
        card = await Slack.Gtm.ExpectAsync("*DEC-2*");
        await world.Time.AdvanceAsync(NodaTime.Duration.FromMinutes(11));
        await Slack.As("ana").PressAsync(card, "Let it expire");
        Assert.False((await Slack.As("ana").ModalAsync()).Has("It was no decision"));
        Assert.Null((await world.Record.VerifyAsync()).Why);
    }

    [Theory]
    [InlineData("/decision", "list mine", "/decision list")]
    [InlineData("/decision", "help me", "/decision help")]
    [InlineData("/decision", "lits", "/decision list")]
    [InlineData("/decision", "serach budget", "/decision search budget")]
    [InlineData("/decision", "show DEC-1 please", "/decision show DEC-1")]
    [InlineData("/decision", "?", "/decision help")]
    [InlineData("/dispute", "lits mine", "/dispute list mine")]
    [InlineData("/meeting", "agneda", "/meeting agenda")]
    [InlineData("/align", "stauts", "/align status")]
    [InlineData("/align", "cal", "/align calendar")]
    [InlineData("/align", "roles", "/align members")]
    [InlineData("/align", "log", "/align decision list")]
    [InlineData("/align", "path exprot", "/align path export")]
    [InlineData("/align", "actions overdeu", "/align actions overdue")]
    [InlineData("/align", "overdue", "/align actions overdue")]
    public async Task It_is_asked_back(string command, string typed, string meant)
    {
        var before = await world.Record.SizeAsync();

        var answer = await Slack.As("ana").RunAsync(command, typed);

        Assert.Contains($"Did you mean `{meant}`? Nothing was done with: {typed}", answer.Text, StringComparison.Ordinal);
        Assert.Equal(before, await world.Record.SizeAsync());
        Assert.True(await Slack.As("ana").SeesNoModalAsync());
    }

    [Fact]
    public async Task The_button_does_what_was_meant()
    {
        await Slack.As("ana").RunAsync("/decision", "The budget stays.");
        await Slack.As("tom").RunAsync("/decision", "serach budget");

        await Slack.As("tom").PressAsync(await Slack.GtmOf("tom").ExpectAsync("Did you mean"), "/decision search budget");

        await Slack.GtmOf("tom").ExpectAsync("1 decision with 'budget'", "The budget stays.");
    }

    [Fact]
    public async Task The_button_of_align_does_so_too()
    {
        await Slack.As("tom").RunAsync("/align", "roles");

        await Slack.As("tom").PressAsync(await Slack.GtmOf("tom").ExpectAsync("Did you mean"), "/align members");

        await Slack.GtmOf("tom").ExpectAsync("*GTM Enterprise: who is who*");
    }

    [Fact]
    public async Task The_words_can_be_recorded_once()
    {
        await Slack.As("ana").RunAsync("/decision", "List mine");
        var asked = await Slack.GtmOf("ana").ExpectAsync("Did you mean");

        await Slack.As("ana").PressAsync(asked, "Record these words");
        await Slack.GtmOf("ana").ExpectAsync("Recorded as DEC-1: List mine");

        Assert.Equal(["List mine"], await world.Record.DecidedAsync());
    }

    [Fact]
    public async Task The_words_can_be_raised()
    {
        await Slack.As("ana").RunAsync("/dispute", "lits mine");

        await Slack.As("ana").PressAsync(await Slack.GtmOf("ana").ExpectAsync("Did you mean"), "Raise a dispute with these words");

        Assert.Equal("lits mine", (await Slack.As("ana").ModalAsync()).ValueOf("Question"));
    }

    [Theory]
    [InlineData("members add @gus")]
    [InlineData("members remove ana")]
    public async Task Whoever_would_add_or_remove_somebody_reads_how_that_is_done(string typed)
    {
        var answer = await Slack.As("riley").RunAsync("/align", typed);

        Assert.Contains("nothing was changed. Whoever is in <#CGTM> is a member", answer.Text, StringComparison.Ordinal);
        Assert.Contains("who is who", answer.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_guest_reads_nothing_by_the_button()
    {
        await Slack.As("ana").RunAsync("/decision", "The budget stays.");
        await Slack.As("gus").RunAsync("/decision", "serach budget");

        await Slack.As("gus").PressAsync(await Slack.GtmOf("gus").ExpectAsync("Did you mean"), "/decision search budget");

        await Slack.GtmOf("gus").ExpectAsync("your account is a guest");
    }
}
