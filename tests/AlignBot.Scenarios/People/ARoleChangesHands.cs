using AlignBot.Domain.People;
using AlignBot.Scenarios.Harness;

namespace AlignBot.Scenarios.People;

/// <summary>The operating lead gives roles and functions; open disputes seat the new holder, and the channel is told.</summary>
public sealed class ARoleChangesHands : IAsyncLifetime
{
    GtmWorld world = null!;

    SlackWorld Slack => world.Slack;

    public async Task InitializeAsync() => world = await GtmWorld.StartAsync(program: Paths.LeadersFirst("all"));

    public async Task DisposeAsync() => await world.DisposeAsync();

    [Fact]
    public async Task The_new_sales_leader_decides_the_open_dispute()
    {
        await Slack.RaiseAsync();
        await Slack.Dm("dana").ExpectAsync("*Decide");

        var form = await OpenAsync("Sales leader");
        var given = await form.Fill("Held by", "ben").Fill("Deputy", "dana").SubmitAsync();

        Assert.True(given.Closed, given.Delivery.ToString());
        await Slack.Gtm.ExpectAsync("Ben is sales leader in place of Dana", "with Dana as deputy", "Changed by Riley.");
        await Slack.Gtm.ExpectAsync("decides in place of Dana: the role changed hands");
        await Slack.Dm("ben").ExpectAsync("*Decide");
        Assert.Contains("program.role-given", await world.Record.HistoryAsync());
    }

    [Fact]
    public async Task A_guest_a_stranger_and_the_holder_themself_are_refused_on_their_field()
    {
        var form = await OpenAsync("Sales leader");

        Assert.Equal(["Gus is a guest and can't hold a role: name a full member of the workspace."], (await form.Fill("Held by", "gus").SubmitAsync()).Errors);
        Assert.Equal(["This person is not in the channel and can't hold a role: invite them to the channel first."], (await form.Fill("Held by", "ola").SubmitAsync()).Errors);
        Assert.Equal(["Dana can't stand in for themself: name somebody else, or leave the deputy empty."], (await form.Fill("Held by", "dana").Fill("Deputy", "dana").SubmitAsync()).Errors);
        Assert.Equal(
            ["The last day, Tue 1 Dec 2026, is before the first, Thu 31 Dec 2026."],
            (await form.Fill("Deputy", "ben").Fill("Deputy from", "2026-12-31").Fill("Deputy until", "2026-12-01").SubmitAsync()).Errors);
        Assert.Equal(["Mon 2 Nov 2026 is over already; choose Tue 24 Nov 2026 or later."], (await form.Fill("Deputy from", "2026-11-01").Fill("Deputy until", "2026-11-02").SubmitAsync()).Errors);
    }

    [Fact]
    public async Task A_deputy_with_dates_stands_in_on_those_days_only()
    {
        var form = await OpenAsync("Sales leader");
        await form.Fill("Deputy", "ana").Fill("Deputy from", "2026-11-26").Fill("Deputy until", "2026-11-27").SubmitAsync();
        await Slack.Gtm.ExpectAsync("Ana stands in for Dana as sales leader", "from Thu 26 Nov 2026 to Fri 27 Nov 2026");
        await Slack.As("dana").RunAsync("/align", "away 2026-11-25 to 2026-11-30");
        var answer = (await Slack.GtmOf("dana").ExpectAsync("You are away")).Text;
        Assert.Contains("which leaves days without anybody", answer, StringComparison.Ordinal);

        await Slack.RaiseAsync();
        await world.Time.ToAsync("2026-11-25T08:00");

        // On Wednesday nobody stands in, and one side alone does not decide: it goes up.
        await Slack.Gtm.ExpectAsync("Nobody decides in place of Dana, who is away");
    }

    [Fact]
    public async Task Two_who_change_the_same_role_at_once_do_not_overwrite_each_other()
    {
        var rileys = await OpenAsync("Sales leader");
        var morgans = await OpenAsync("Sales leader", "morgan");
        await morgans.Fill("Held by", "ben").Fill("Deputy", "dana").SubmitAsync();

        var late = await rileys.Fill("Deputy", "ana").SubmitAsync();

        Assert.Equal(["Somebody changed this role while you had the form open: it is Ben now. Close the form and open it again."], late.Errors);
    }

    [Fact]
    public async Task Functions_are_given_on_one_page()
    {
        await Slack.As("riley").RunAsync("/align", "members");
        var members = await Slack.GtmOf("riley").ExpectAsync("who is who", "No function:* Morgan");
        await Slack.As("riley").PressAsync(members, "Change functions");
        var form = await Slack.As("riley").ModalAsync();

        var twice = await form.Fill("RevOps", "riley", "morgan", "ana").SubmitAsync();
        Assert.Equal(["Ana can't be in two functions: sales has them as well."], twice.Errors);
        Assert.True((await form.Fill("RevOps", "riley", "morgan").SubmitAsync()).Closed);

        Assert.Equal(Function.RevOps, (await world.Record.MemberAsync("morgan"))!.Function);
        Assert.Contains("program.function-given", await world.Record.HistoryAsync());
    }

    [Fact]
    public async Task Whoever_does_not_govern_sees_it_all_and_changes_nothing()
    {
        await Slack.As("ana").RunAsync("/align", "members");
        var shown = await Slack.GtmOf("ana").ExpectAsync("who is who", "Sales leader", "Deputy: Ben", "Gus is a guest");
        Assert.False(shown.HasButton("Change"));
        Assert.False(shown.HasButton("Change functions"));

        // A button shown to somebody else, pressed by hand.
        await Slack.As("riley").RunAsync("/align", "members");
        var before = await world.Record.SizeAsync();
        var form = await OpenAsync("Sales leader");
        await form.CloseAsync();

        Assert.Equal(before, await world.Record.SizeAsync());
    }

    async Task<Modal> OpenAsync(string role, string as_ = "riley")
    {
        await Slack.As(as_).RunAsync("/align", "members");
        var members = await Slack.GtmOf(as_).ExpectAsync("who is who");
        await Slack.As(as_).PressAsync(members, "Change", beside: role);
        return await Slack.As(as_).ModalAsync();
    }
}
