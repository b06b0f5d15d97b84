using System.Text.Json.Nodes;
using AlignBot.Scenarios.Harness;

namespace AlignBot.Scenarios.Delivery;

/// <summary>Slack gives the channel another id, as when it begins to be shared with another company: everything goes on where it stood.</summary>
public sealed class TheChannelGetsAnotherId : IAsyncLifetime
{
    GtmWorld world = null!;

    SlackWorld Slack => world.Slack;

    Conversation Moved => new(Slack, "CSHARED", SlackWorld.UserId("riley"));

    public async Task InitializeAsync()
    {
        world = await GtmWorld.StartAsync();
        await Slack.RaiseAsync();
        await world.Record.QuietAsync();
        await Slack.ChangeChannelAsync("CGTM", new JsonObject { ["id"] = "CSHARED" });
        await world.Record.HappenedAsync("program.channel-moved");
    }

    public async Task DisposeAsync() => await world.DisposeAsync();

    [Fact]
    public async Task The_dispute_goes_on_in_its_thread()
    {
        await world.Time.ToAsync("2026-11-25T10:01");
        var notice = await Moved.ExpectAsync("No settlement at level 1.", "<@UDANA>");
        Assert.True(notice.IsReply, notice.Text);
        await Moved.ExpectAsync("DSP-1", "level 2 of 3");

        await Slack.RuleAsync("dana", "Only after a second touch");
        await Slack.RuleAsync("priya", "Agree with Dana: Only after a second touch");
        await Moved.ExpectAsync("DEC-1", "Decided by Dana and Priya.");
        await world.AssertExactAsync();
    }

    [Fact]
    public async Task Commands_and_members_of_the_channel_are_the_programs_as_before()
    {
        Assert.Contains("DSP-1", (await Slack.As("lena").RunAsync("/dispute", "list", channel: "CSHARED")).Text, StringComparison.Ordinal);

        await Slack.LeaveAsync("lena", "CSHARED");
        await world.Record.MemberAsync("lena", lena => !lena.InChannel);
        await Slack.JoinAsync("lena", "CSHARED");
        await world.Record.MemberAsync("lena", lena => lena.InChannel);
    }
}
