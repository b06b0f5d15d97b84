using AlignBot.Scenarios.Harness;

namespace AlignBot.Scenarios.Disputes;

/// <summary>People without the right see the buttons and commands as well; using them is answered, and changes nothing.</summary>
public sealed class WhoMayNot : IAsyncLifetime
{
    GtmWorld world = null!;

    SlackWorld Slack => world.Slack;

    public async Task InitializeAsync() => world = await GtmWorld.StartAsync();

    public async Task DisposeAsync() => await world.DisposeAsync();

    [Fact]
    public async Task Somebody_without_a_seat_cannot_decide_send_up_or_withdraw()
    {
        var card = await Slack.RaiseAsync();
        await world.Record.QuietAsync();
        var before = await world.Record.SizeAsync();

        await Slack.As("ben").PressAsync(card, "Propose an answer");
        await Slack.GtmOf("ben").ExpectAsync("Only Ana or Tom decide at this level. You can add your view in the thread.");
        await Slack.As("ben").PressAsync(card, "Escalate now");
        await Slack.GtmOf("ben").ExpectAsync("Only Ana, Tom, Morgan or Riley can send it up.");
        await Slack.As("ben").PressAsync(card, "Add my case");
        await Slack.GtmOf("ben").ExpectAsync("Only the two parties, Ana and Tom, can do that.");

        Assert.True(await Slack.As("ben").SeesNoModalAsync());
        Assert.Equal(before, await world.Record.SizeAsync());
    }

    [Fact]
    public async Task A_guest_is_told_to_ask_a_member()
    {
        var before = await world.Record.SizeAsync();

        var dispute = await Slack.As("gus").RunAsync("/dispute", "Who owns the webinar?");
        var decision = await Slack.As("gus").RunAsync("/decision", "The agency owns it.");

        Assert.Contains("Only full members of this channel can raise a dispute, and your account is a guest.", dispute.Text, StringComparison.Ordinal);
        Assert.Contains("Only full members of <#CGTM> can record a decision, and your account is a guest.", decision.Text, StringComparison.Ordinal);
        Assert.Contains("You typed: The agency owns it.", decision.Text, StringComparison.Ordinal);
        Assert.True(await Slack.As("gus").SeesNoModalAsync());
        Assert.Equal(before, await world.Record.SizeAsync());
    }

    [Fact]
    public async Task Somebody_of_no_program_is_told_where_to_go()
    {
        var before = await world.Record.SizeAsync();

        var dispute = await Slack.As("ola").RunAsync("/dispute", "Who pays?", channel: "CGENERAL");
        var decision = await Slack.As("ola").RunAsync("/decision", "Finance pays.", channel: "CGENERAL");

        Assert.Contains("This channel has no alignment program, and you are in none.", dispute.Text, StringComparison.Ordinal);
        Assert.Contains("Run the command in your go-to-market channel.", decision.Text, StringComparison.Ordinal);
        Assert.Equal(before, await world.Record.SizeAsync());
    }

    [Fact]
    public async Task A_member_in_another_channel_means_their_only_program()
    {
        var recorded = await Slack.As("ana").RunAsync("/decision", "The list is frozen.", channel: "CGENERAL");

        Assert.Contains("Recorded as DEC-1", recorded.Text, StringComparison.Ordinal);
        await Slack.Gtm.ExpectAsync("*DEC-1*", "The list is frozen.", "Decided by Ana");
    }
}
