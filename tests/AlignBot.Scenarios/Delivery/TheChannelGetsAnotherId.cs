using System.Text.Json.Nodes;
using AlignBot.Engine.Outbox;
using AlignBot.Scenarios.Harness;

namespace AlignBot.Scenarios.Delivery;

/// <summary>Slack gives the channel another id, as when it begins to be shared with another company: everything goes on where it stood.</summary>
public sealed class TheChannelGetsAnotherId : IAsyncLifetime
{
    const string Old = "1:CGTM";

    GtmWorld world = null!;

    SlackWorld Slack => world.Slack;

    Conversation Moved => new(Slack, "CSHARED", SlackWorld.UserId("riley"));

    public async Task InitializeAsync()
    {
        world = await GtmWorld.StartAsync();
        await Slack.RaiseAsync();
        await world.Record.QuietAsync();
    }

    public async Task DisposeAsync() => await world.DisposeAsync();

    [Fact]
    public async Task The_dispute_goes_on_in_its_thread()
    {
        await MoveAsync();
        await world.Time.ToAsync("2026-11-25T10:01");
        var notice = await Moved.ExpectAsync("No settlement at level 1.", "Dana");
        Assert.True(notice.IsReply, notice.Text);
        await Moved.ExpectAsync("DSP-1", "level 2 of 3");

        await Slack.RuleAsync("dana", "Only after a second touch");
        await Slack.RuleAsync("priya", "Agree with Dana: Only after a second touch");
        await Moved.ExpectAsync("DEC-1", "Decided by Dana and Priya");
        await world.AssertExactAsync();
    }

    [Fact]
    public async Task Commands_and_members_of_the_channel_are_the_programs_as_before()
    {
        await MoveAsync();
        Assert.Contains("DSP-1", (await Slack.As("lena").RunAsync("/dispute", "list", channel: "CSHARED")).Text, StringComparison.Ordinal);

        await Slack.LeaveAsync("lena", "CSHARED");
        await world.Record.MemberAsync("lena", lena => !lena.InChannel);
        await Slack.JoinAsync("lena", "CSHARED");
        await world.Record.MemberAsync("lena", lena => lena.InChannel);
    }

    [Fact]
    public async Task A_start_with_the_file_of_before_makes_no_second_program()
    {
        await MoveAsync();
        await world.StopBotAsync();
        await world.StartBotAsync();

        Assert.Equal(1, await world.Record.ProgramsAsync());
        Assert.Contains("DSP-1", (await Slack.As("lena").RunAsync("/dispute", "list", channel: "CSHARED")).Text, StringComparison.Ordinal);
        using var doctor = BotProcess.Start(world.Settings(), "doctor");
        await doctor.EndAsync();
        Assert.Contains("names the channel of GTM Enterprise by CGTM, an old id: Slack calls it CSHARED now. Write that into the file.", doctor.Said.ReplaceLineEndings(" "), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Posts_that_came_before_the_news_follow_in_their_order()
    {
        // Slack knows the old id no longer, and has not said so yet.
        await Slack.FaultAsync("error", new JsonObject { ["method"] = "chat.postMessage", ["channel"] = "CGTM", ["error"] = "channel_not_found" });
        await Slack.As("ana").RunAsync("/decision", "The list is frozen.");
        await Slack.As("ana").RunAsync("/decision", "Reviews are on Mondays.");
        await world.Record.QuietAsync();
        Assert.Equal(2, (await world.Record.MessagesAsync()).Count(row => row is { State: OutboxState.Failed, Error: "channel_not_found", Lane: Old }));

        await MoveAsync();

        await Moved.ExpectAsync("*DEC-1*", "The list is frozen.");
        await Moved.ExpectAsync("*DEC-2*", "Reviews are on Mondays.");
        await world.AssertExactAsync();
    }

    [Fact]
    public async Task Posts_on_their_way_and_those_after_them_go_one_after_the_other()
    {
        await Slack.FaultAsync("rate_limit", new JsonObject { ["method"] = "chat.postMessage", ["channel"] = "CGTM", ["retry_after"] = 1 });
        await Slack.As("ana").RunAsync("/decision", "The list is frozen.");

        await MoveAsync();
        await Slack.As("ana").RunAsync("/decision", "Reviews are on Mondays.", channel: "CSHARED");

        await Moved.ExpectAsync("*DEC-1*", "The list is frozen.");
        await Moved.ExpectAsync("*DEC-2*", "Reviews are on Mondays.");
        await world.AssertExactAsync();
        Assert.DoesNotContain(await world.Record.MessagesAsync(), row => row is { Lane: Old, Destination: "CSHARED" });
    }

    async Task MoveAsync()
    {
        await Slack.ChangeChannelAsync("CGTM", new JsonObject { ["id"] = "CSHARED" });
        await world.Record.HappenedAsync("program.channel-moved");
    }
}
