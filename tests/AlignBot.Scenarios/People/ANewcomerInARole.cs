using AlignBot.Scenarios.Harness;

namespace AlignBot.Scenarios.People;

/// <summary>Whoever becomes a leader, or the executive, after somebody else reads in one message what they find, and says that they take it on.</summary>
public sealed class ANewcomerInARole : IAsyncLifetime
{
    GtmWorld world = null!;

    SlackWorld Slack => world.Slack;

    public async Task InitializeAsync() => world = await GtmWorld.StartAsync();

    public async Task DisposeAsync() => await world.DisposeAsync();

    async Task GiveAsync(string role, string holder)
    {
        await Slack.As("riley").RunAsync("/align", "members");
        await Slack.As("riley").PressAsync(await Slack.GtmOf("riley").ExpectAsync("who is who"), "Change", beside: role);
        var given = await (await Slack.As("riley").ModalAsync()).Fill("Held by", holder).Clear("Deputy").SubmitAsync();
        Assert.True(given.Closed, given.Delivery.ToString());
    }

    [Fact]
    public async Task Reads_what_there_is_takes_it_on_and_is_reminded_once()
    {
        await Slack.GiveActionAsync("dana", "2026-11-27");
        await Slack.RaiseAsync();

        await GiveAsync("Sales leader", "lena");

        var brief = await Slack.Dm("lena").ExpectAsync(
            "You are *sales leader* of *GTM Enterprise* now, after Dana. Say whether you take on what Dana left, or contest some of it, by", "Tue 8 Dec 2026",
            "*Decisions in force*", "DEC-1:", "*Open disputes*", "DSP-1: Do webinar sign-ups count as MQLs?", "*Meetings*", "Next: *Pipeline review*", "*What Dana promised*", "Send the list");
        await Slack.As("lena").HomeAsync("Take on what you found as sales leader of GTM Enterprise, or contest some of it");

        await Slack.As("lena").PressAsync(brief, "Read the whole");
        var file = await Slack.FileAsync(await Slack.Dm("lena").ExpectAsync("What you find as sales leader of GTM Enterprise."));
        Assert.Contains("# GTM Enterprise: what the sales leader takes over from Dana", file, StringComparison.Ordinal);
        Assert.Contains("- DSP-1: Do webinar", file, StringComparison.Ordinal);
        Assert.Contains("- Strategy review: Thu 3 Dec 2026 14:00 (Europe/London)", file, StringComparison.Ordinal);

        await Slack.As("lena").PressAsync(brief, "Contest some of it");
        var form = await Slack.As("lena").ModalAsync();
        Assert.Equal("Raise a dispute", form.Title);
        await form.CloseAsync();

        await world.Time.ToAsync("2026-12-04T12:00");
        var again = await Slack.Dm("lena").ExpectAsync("Still open: say whether you take on what Dana left");
        await Slack.As("lena").PressAsync(again, "I take it on");
        await Slack.Dm("lena").ExpectAsync("You have taken on what you found as sales leader. Nothing for you to do.");
        await Slack.As("lena").PressAsync(again, "I take it on");
        Assert.Single((await world.Record.HistoryAsync()), kind => kind == "program.role-taken-on");
        await world.Time.ToAsync("2026-12-15T12:00");
        Assert.Equal(0, await Slack.Dm("lena").CountAsync("Still open: say whether"));
        await world.AssertExactAsync();
    }

    [Fact]
    public async Task Replaced_before_an_answer_it_is_the_next_one_s_and_nobody_gets_one_who_is_only_confirmed()
    {
        await GiveAsync("Accountable executive", "lena");
        var first = await Slack.Dm("lena").ExpectAsync("You are *accountable executive* of *GTM Enterprise* now, after Morgan.", "*Meetings*");

        await GiveAsync("Accountable executive", "ana");

        await Slack.Dm("ana").ExpectAsync("You are *accountable executive* of *GTM Enterprise* now, after Lena.");
        await Slack.Dm("lena").ExpectAsync("Ana is accountable executive now. Nothing for you to do.");
        await Slack.As("lena").PressAsync(first, "I take it on");
        await Slack.Dm("lena").ExpectAsync("Ana is accountable executive: it is theirs to take on.");

        // A deputy alone makes nobody a newcomer, nor does the operating lead's role, which decides nothing.
        await Slack.As("riley").RunAsync("/align", "members");
        await Slack.As("riley").PressAsync(await Slack.GtmOf("riley").ExpectAsync("who is who"), "Change", beside: "Marketing leader");
        Assert.True((await (await Slack.As("riley").ModalAsync()).Fill("Deputy", "tom").SubmitAsync()).Closed);
        await world.Record.QuietAsync();
        Assert.Equal(0, await Slack.Dm("priya").CountAsync("You are *marketing leader*"));
    }
}
