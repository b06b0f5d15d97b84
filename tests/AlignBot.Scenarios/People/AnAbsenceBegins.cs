using AlignBot.Scenarios.Harness;

namespace AlignBot.Scenarios.People;

/// <summary>Days away seat the deputy from the first midnight to the last, where the person is; the record names both.</summary>
public sealed class AnAbsenceBegins : IAsyncLifetime
{
    GtmWorld world = null!;

    SlackWorld Slack => world.Slack;

    public async Task InitializeAsync() => world = await GtmWorld.StartAsync(program: Paths.LeadersFirst("all"));

    public async Task DisposeAsync() => await world.DisposeAsync();

    [Fact]
    public async Task At_midnight_where_they_are_the_deputy_is_asked()
    {
        await Slack.RaiseAsync();
        var entered = await Slack.As("priya").RunAsync("/align", "away 2026-11-25 to 2026-11-27 A conference");
        Assert.Contains("You are away from Wed 25 Nov 2026 to Fri 27 Nov 2026. Lena stands in as marketing leader.", entered.Text, StringComparison.Ordinal);

        // Priya is in Berlin: her Wednesday begins at eleven in the evening in London.
        await world.Time.ToAsync("2026-11-24T22:59");
        Assert.Equal("UDANA, UPRIYA", string.Join(", ", (await world.Record.DisputeAsync()).Deciders));

        await world.Time.ToAsync("2026-11-24T23:00");
        await Slack.Gtm.ExpectAsync("decides in place of Priya, who is away");
        Assert.Equal("UDANA, ULENA", string.Join(", ", (await world.Record.DisputeAsync()).Deciders));
        await Slack.RuleAsync("lena", "Only after a second touch");
    }

    [Fact]
    public async Task Whoever_is_back_takes_their_seat_from_the_deputy_who_has_not_decided()
    {
        await Slack.As("priya").RunAsync("/align", "away today");
        await Slack.RaiseAsync();
        await Slack.Dm("lena").ExpectAsync("*Decide");
        await world.Time.ToAsync("2026-11-25T09:00");

        await Slack.PressBehindMoreAsync("priya", "Take my seat back");

        await Slack.Gtm.ExpectAsync("Priya decides in place of Lena: back again.");
        Assert.Equal("UDANA, UPRIYA", string.Join(", ", (await world.Record.DisputeAsync()).Deciders));
        await Slack.RuleAsync("priya", "Only after a second touch");
    }

    [Fact]
    public async Task Somebody_away_already_is_not_asked_when_the_level_opens()
    {
        await Slack.As("priya").RunAsync("/align", "away today");

        await Slack.RaiseAsync();

        await Slack.Dm("lena").ExpectAsync("*Decide");
        Assert.Equal(0, await Slack.Dm("priya").CountAsync("*Decide"));
    }

    [Fact]
    public async Task Days_away_entered_while_the_level_is_open_reseat_at_once()
    {
        await Slack.RaiseAsync();
        await Slack.Dm("priya").ExpectAsync("*Decide");

        await Slack.As("riley").RunAsync("/align", "away @priya today to 2026-11-26 ill");

        await Slack.Gtm.ExpectAsync("decides in place of Priya, who is away");
        await Slack.Dm("lena").ExpectAsync("*Decide");
    }

    [Fact]
    public async Task Cancelled_days_away_change_nothing()
    {
        await Slack.RaiseAsync();
        await Slack.As("priya").RunAsync("/align", "away 2026-11-25");
        await Slack.As("priya").RunAsync("/align", "away list");
        var list = await Slack.GtmOf("priya").ExpectAsync("Days away", "Priya on Wed 25 Nov 2026");

        await Slack.As("priya").PressAsync(list, "Cancel");

        await Slack.GtmOf("priya").ExpectAsync("Cancelled: Priya is not away on Wed 25 Nov 2026.");
        await world.Time.ToAsync("2026-11-25T12:00");
        Assert.Equal("UDANA, UPRIYA", string.Join(", ", (await world.Record.DisputeAsync()).Deciders));
        Assert.Contains("program.away-cancelled", await world.Record.HistoryAsync());
    }

    [Fact]
    public async Task An_absent_decider_without_deputy_leaves_the_seat_empty_and_the_level_goes_up()
    {
        await Slack.As("riley").RunAsync("/align", "members");
        var members = await Slack.GtmOf("riley").ExpectAsync("who is who");
        await Slack.As("riley").PressAsync(members, "Change", beside: "Marketing leader");
        var form = await Slack.As("riley").ModalAsync();
        form.Clear("Deputy");
        Assert.True((await form.SubmitAsync()).Closed);
        await Slack.RaiseAsync();

        await Slack.As("priya").RunAsync("/align", "away today");

        await Slack.Gtm.ExpectAsync("Nobody decides in place of Priya, who is away");
        await Slack.Dm("morgan").ExpectAsync("*Decide");
    }
}
