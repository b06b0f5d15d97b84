using System.Text.Json.Nodes;
using AlignBot.Domain.People;
using AlignBot.Scenarios.Harness;

namespace AlignBot.Scenarios.People;

/// <summary>A channel of 1,200, with Slack's own limits: they are learned by pages of the workspace's list, and whoever joins meanwhile does not wait for them.</summary>
public sealed class ACrowdedChannel : IAsyncLifetime
{
    const int Crowd = 1_200;

    GtmWorld world = null!;

    SlackWorld Slack => world.Slack;

    public async Task InitializeAsync()
    {
        world = await GtmWorld.StartAsync(startBot: false, pace: 1);
        await Parallel.ForAsync(0, Crowd, async (n, _) =>
        {
            await AddAsync($"C{n}");
            await Slack.JoinAsync(SlackWorld.UserId($"C{n}"));
        });
    }

    public async Task DisposeAsync() => await world.DisposeAsync();

    [Fact]
    public async Task Is_known_by_a_few_calls()
    {
        await world.StartBotAsync();

        await world.Record.MemberAsync($"C{Crowd - 1}", member => member.Standing is Standing.Member);
        await world.Record.MemberAsync("C0", member => member.Standing is Standing.Member);
        Assert.InRange(await CallsAsync("users.list"), 2, 8);
        Assert.True(await CallsAsync("users.info") < 20, $"{await CallsAsync("users.info")} people were looked up one by one.");
    }

    [Fact]
    public async Task Keeps_no_newcomer_waiting_and_no_change_throws_the_pass_away()
    {
        await AddAsync("late");
        await Slack.FaultAsync("slow", new JsonObject { ["method"] = "users.list", ["delay_ms"] = 600_000 });
        await world.StartBotAsync();
        await SlackWorld.EventuallyAsync(
            async () => await CallsAsync("conversations.members") > 0 ? this : null, () => Task.FromResult("The pass does not begin."));

        await Slack.JoinAsync("late");
        await world.Record.MemberAsync("late", member => member.Standing is Standing.Member);
        var recorded = await Slack.As("late").RunAsync("/decision", "The list is frozen.");
        Assert.Contains("Recorded as DEC-1", recorded.Text, StringComparison.Ordinal);
        await Slack.LeaveAsync("tom");
        await world.Record.MemberAsync("tom", tom => !tom.InChannel);
        await Slack.ClearFaultsAsync();

        await world.Record.MemberAsync($"C{Crowd - 1}", member => member.Standing is Standing.Member);
        Assert.False((await world.Record.MemberAsync("tom"))!.InChannel);
    }

    Task<JsonObject> AddAsync(string name) => Slack.PostAsync(
        "control/people", new JsonObject { ["id"] = SlackWorld.UserId(name), ["name"] = name, ["real_name"] = name, ["tz"] = "Europe/London" });

    async Task<int> CallsAsync(string method) =>
        (await Slack.GetAsync("control/traffic?limit=2000"))["entries"]!.AsArray().Count(entry => (string?)entry!["name"] == method);
}
