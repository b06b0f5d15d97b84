using AlignBot.Scenarios.Harness;

namespace AlignBot.Scenarios.Cadence;

/// <summary>Whose meeting is made, moved, paused or ended reads so in the channel: what changed, by whom, and when it takes place next.</summary>
public sealed class SeriesAreAnnounced : IAsyncLifetime
{
    GtmWorld world = null!;

    SlackWorld Slack => world.Slack;

    public async Task InitializeAsync() => world = await GtmWorld.StartAsync();

    public async Task DisposeAsync() => await world.DisposeAsync();

    [Fact]
    public async Task Changed_in_its_form()
    {
        await Slack.As("riley").PressAsync(await Slack.ListSeriesAsync("riley"), "Change", "Pipeline review");
        var form = await Slack.As("riley").ModalAsync();
        form.Fill("How often", "every second Wednesday").Fill("Minutes", "20").Fill("When the day is off", "skip it").Fill("Scoreboard link", "https://example.com/board?a=1&b=2");
        Assert.True((await form.SubmitAsync()).Closed);

        var told = await Slack.Gtm.ExpectAsync(
            "*Pipeline review* was changed by Riley.",
            "It takes place every second Wednesday at 09:30 (Europe/London); until now every Tuesday at 09:30 (Europe/London)",
            "It takes 20 minutes instead of 15 minutes",
            "When its day is off: skip it; until now the working day after",
            "Next: Wed 25 Nov 2026, Wed 9 Dec 2026, Wed 23 Dec 2026");
        Assert.DoesNotContain("<@", told.Text, StringComparison.Ordinal);

        // Saved again as it is, nothing is posted.
        await Slack.As("riley").PressAsync(await Slack.ListSeriesAsync("riley"), "Change", "Pipeline review");
        Assert.True((await (await Slack.As("riley").ModalAsync()).SubmitAsync()).Closed);
        await world.Record.QuietAsync();
        Assert.Equal(1, await Slack.Gtm.CountAsync("was changed by Riley"));
        await world.AssertExactAsync();
    }

    [Fact]
    public async Task Whoever_had_been_called_for_the_old_time_reads_that_it_is_not_then()
    {
        await world.Time.ToAsync("2026-11-30T10:00");
        await Slack.Gtm.ExpectAsync("Pipeline review", "nothing yet from Dana or Priya");
        await Slack.As("riley").PressAsync(await Slack.ListSeriesAsync("riley"), "Change", "Pipeline review");
        Assert.True((await (await Slack.As("riley").ModalAsync()).Fill("How often", "every Thursday").SubmitAsync()).Closed);

        await Slack.Gtm.ExpectAsync("*Pipeline review* was changed by Riley.", "Next: Thu 3 Dec 2026, Thu 10 Dec 2026, Thu 17 Dec 2026");
        await Slack.Gtm.ExpectAsync("Pipeline review", "Does not take place: the series was changed.");
        await Slack.Dm("dana").ExpectAsync("Pipeline review", "Does not take place: the series was changed.");
        await world.Time.ToAsync("2026-12-01T09:31");
        await world.Record.QuietAsync();
        Assert.Equal(0, await Slack.Gtm.CountAsync("start it by"));
        await world.AssertExactAsync();
    }

    [Fact]
    public async Task Paused_resumed_and_ended()
    {
        await PressAsync("Pause");
        await Slack.Gtm.ExpectAsync("*Pipeline review* pauses, by Riley. Its planned meetings are taken off; its agenda is kept.");
        await PressAsync("Resume");
        await Slack.Gtm.ExpectAsync("*Pipeline review* goes on, by Riley.", "Next: Tue 1 Dec 2026, Tue 8 Dec 2026, Tue 15 Dec 2026");
        await PressAsync("End for good");
        await Slack.Gtm.ExpectAsync("*Pipeline review* was ended for good by Riley.");
        await world.Time.ToAsync("2026-12-01T09:31");
        await world.Record.QuietAsync();
        Assert.Equal(0, await Slack.Gtm.CountAsync("start it by"));
    }

    [Fact]
    public async Task A_pack_is_one_post_and_all_of_it_or_nothing()
    {
        await ChoosePackAsync();
        await Slack.Gtm.ExpectAsync("*3 new meetings*, set up by Riley.", "*Accounts in motion*, every Monday at 09:30 (Europe/London), 10 minutes. Next: Mon 30 Nov 2026", "*What changed*");

        // One of its names is taken: none is made.
        await PressAsync("End for good", "Accounts in motion");
        await Slack.Gtm.ExpectAsync("*Accounts in motion* was ended for good by Riley.");
        await ChoosePackAsync();
        await Slack.ToldAsync("riley", "There is a series called 'Where we are stuck' already");
        await world.Record.QuietAsync();
        Assert.Equal(1, await Slack.Gtm.CountAsync("new meetings"));
        Assert.DoesNotContain("Accounts in motion", (await Slack.As("riley").RunAsync("/meeting", "series")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task By_the_program_file_but_not_when_a_program_begins()
    {
        await world.Record.QuietAsync();
        Assert.Equal(0, await Slack.Gtm.CountAsync("set up by"));
        await world.StopBotAsync();
        await world.ChangeProgramAsync(GtmWorld.ProgramFile.Replace("    when: every Tuesday", "    when: every Wednesday", StringComparison.Ordinal));
        await world.StartBotAsync();

        await Slack.Gtm.ExpectAsync("*Pipeline review* was changed by the program file.", "It takes place every Wednesday at 09:30 (Europe/London); until now every Tuesday", "Next: Wed 25 Nov 2026");
        await world.StopBotAsync();
        await world.StartBotAsync();
        await world.Record.QuietAsync();
        Assert.Equal(1, await Slack.Gtm.CountAsync("was changed by the program file"));
    }

    async Task PressAsync(string entry, string beside = "Pipeline review") => await Slack.As("riley").PressAsync(await Slack.ListSeriesAsync("riley"), entry, beside);

    async Task ChoosePackAsync() => await Slack.As("riley").ChooseAsync(await Slack.ListSeriesAsync("riley"), "series.template", "Three short weekly meetings");
}
