using AlignBot.Scenarios.Harness;
using AlignBot.Scenarios.Setup;
using NodaTime;

namespace AlignBot.Scenarios.StandUp;

/// <summary>The first ninety days: milestones with owners and dates, read from the record, with two reminders at most and one post at the end.</summary>
public sealed class TheFirstNinetyDays : IAsyncLifetime
{
    GtmWorld world = null!;

    SlackWorld Slack => world.Slack;

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync() => await world.DisposeAsync();

    [Fact]
    public async Task They_begin_when_a_set_up_ends()
    {
        world = await GtmWorld.StartEmptyAsync();
        await Slack.InviteAsync();
        await (await Slack.WalkAsync("sol")).SubmitAsync();
        await Slack.Mid().ExpectAsync("runs in this channel from now on");

        var shown = (await Slack.As("teo").RunAsync("/align", "standup", SetupStories.Channel)).Text;

        Assert.Contains("*The first ninety days of GTM Mid Market*   day 1 of 90, 0 of 7 reached", shown, StringComparison.Ordinal);
        Assert.Contains("*A first text is signed*   by ", shown, StringComparison.Ordinal);
        Assert.Contains("*The scoreboard is signed*   by ", shown, StringComparison.Ordinal);
        await Slack.As("teo").HomeAsync("First ninety days, day 1: 0 of 7 milestones reached; next: a first text is signed, by");
    }

    [Fact]
    public async Task A_program_that_was_there_before_begins_them_and_its_lead_gives_milestones_owners_and_days()
    {
        world = await GtmWorld.StartAsync();
        Assert.Equal("GTM Enterprise has no first ninety days with milestones: they begin with its set-up.", await RunAsync("ana"));
        Assert.StartsWith("The first ninety days are begun and changed by those who run GTM Enterprise", await RunAsync("ana", "start"), StringComparison.Ordinal);
        Assert.StartsWith("The first ninety days run from today until", await RunAsync("riley", "start"), StringComparison.Ordinal);
        Assert.StartsWith("They run since", await RunAsync("riley", "start"), StringComparison.Ordinal);
        Assert.Contains("First ninety days, day 1", (await Slack.As("ana").RunAsync("/align", "status")).Text, StringComparison.Ordinal);

        await RunAsync("riley");
        await Slack.As("riley").PressAsync(await Slack.GtmOf("riley").ExpectWithAsync("Change", "*The first ninety days of GTM Enterprise*"), "Change", beside: "definitions are signed");
        var form = await Slack.As("riley").ModalAsync("A milestone");
        Assert.Contains("is a guest", Assert.Single((await form.Fill("Who answers for it", "gus").SubmitAsync()).Errors), StringComparison.Ordinal);
        Assert.Contains("is out of range", Assert.Single((await form.Fill("Who answers for it", "tom").Fill("By when", "2026-11-01").SubmitAsync()).Errors), StringComparison.Ordinal);
        Assert.True((await form.Fill("By when", "2027-01-15").SubmitAsync()).Closed);

        Assert.Contains("*4 definitions are signed*   by Fri 15 Jan 2027\nTom: 0 of 4 so far", await RunAsync("ana"), StringComparison.Ordinal);
        Assert.False((await Slack.GtmOf("ana").ExpectAsync("Tom: 0 of 4 so far")).HasButton("Change"));
    }

    [Fact]
    public async Task What_is_signed_counts_and_an_owner_is_reminded_before_and_once_after_their_day()
    {
        world = await GtmWorld.StartAsync();
        await RunAsync("riley", "start");

        await world.Time.AdvanceAsync(Duration.FromDays(8));
        await Slack.Dm("riley").ExpectAsync("*A milestone of the first ninety days that you answer for:*", "A first text is signed: by Tue 8 Dec 2026 (one section, one owner");
        Assert.Equal(1, await Slack.Dm("riley").CountAsync("first ninety days that you answer for"));
        await world.Time.AdvanceAsync(Duration.FromDays(9));
        await Slack.Dm("riley").ExpectAsync("A first text is signed: late, was due Tue 8 Dec 2026");
        await world.Time.AdvanceAsync(Duration.FromDays(3));
        Assert.Equal(2, await Slack.Dm("riley").CountAsync("A first text is signed"));

        await Slack.As("ana").RunAsync("/align", "define MQL");
        await Slack.As("ana").PressAsync(await Slack.GtmOf("ana").ExpectWithAsync("Change and propose it", "MQL"), "Change and propose it");
        await (await Slack.As("ana").ModalAsync("A new term")).SubmitAsync();
        foreach (var leader in (string[])["dana", "priya"])
        {
            await world.Time.AdvanceAsync(Duration.FromMinutes(6));
            await Slack.As(leader).PressAsync(await Slack.Dm(leader).ExpectWithAsync("Read and sign", "*MQL waits for your signature.*"), "Read and sign");
            await (await Slack.As(leader).ModalAsync("Read and sign")).SubmitAsync();
        }

        await Slack.Gtm.ExpectAsync("in force from now on: MQL");
        var shown = await RunAsync("ana");
        Assert.Contains("1 of 7 reached", shown, StringComparison.Ordinal);
        Assert.Contains("*A first text is signed*   reached", shown, StringComparison.Ordinal);
        Assert.Contains("1 of 4 so far", shown, StringComparison.Ordinal);
    }

    [Fact]
    public async Task After_ninety_days_the_channel_reads_once_what_was_reached_and_what_is_left()
    {
        world = await GtmWorld.StartAsync();
        await RunAsync("riley", "start");

        await world.Time.AdvanceAsync(Duration.FromDays(94));

        await Slack.Gtm.ExpectAsync("*The first ninety days of GTM Enterprise are over:* 0 of 7 milestones are reached.", "The scoreboard is signed (Riley)", "4 definitions are signed (Priya)");
        Assert.Equal(1, await Slack.Gtm.CountAsync("The first ninety days of GTM Enterprise are over"));
        Assert.Contains("over since", await RunAsync("ana"), StringComparison.Ordinal);
        Assert.StartsWith("The first ninety days are over.", await RunAsync("riley", "start"), StringComparison.Ordinal);
        Assert.DoesNotContain("First ninety days, day", (await Slack.As("ana").RunAsync("/align", "status")).Text, StringComparison.Ordinal);
    }

    async Task<string> RunAsync(string person, string text = "") => (await Slack.As(person).RunAsync("/align", $"standup {text}".Trim())).Text;
}
