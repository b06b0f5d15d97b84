using System.Net;
using System.Text.Json.Nodes;
using AlignBot.Scenarios.Harness;

namespace AlignBot.Scenarios.Sockets;

/// <summary>A refusal for good may be a passing one: the bot says that it hears nothing, and tries again.</summary>
public sealed class ALostSocket : IAsyncLifetime
{
    GtmWorld world = null!;

    SlackWorld Slack => world.Slack;

    public async Task InitializeAsync() => world = await GtmWorld.StartAsync(socketMode: true);

    public async Task DisposeAsync() => await world.DisposeAsync();

    [Theory]
    [InlineData("refresh_requested")]
    [InlineData("link_disabled")]
    public async Task Is_told_by_health_and_opened_again(string why)
    {
        await ReadyAsync(HttpStatusCode.OK, "ready");

        await Slack.FaultAsync("error", new JsonObject { ["method"] = "apps.connections.open", ["error"] = "invalid_auth" });
        await Slack.PostAsync("control/socket", new JsonObject { ["disconnect"] = why });
        await ReadyAsync(HttpStatusCode.ServiceUnavailable, "Set SLACK_APP_TOKEN");

        await Slack.ClearFaultsAsync();
        await ReadyAsync(HttpStatusCode.OK, "ready");
        Assert.Contains("Recorded as DEC-1", (await Slack.As("ana").RunAsync("/decision", "The list is frozen.")).Text, StringComparison.Ordinal);
    }

    async Task ReadyAsync(HttpStatusCode status, string says)
    {
        using var http = new HttpClient();
        var last = "";
        await SlackWorld.EventuallyAsync(
            async () =>
            {
                using var answer = await http.GetAsync(new Uri(world.BotUrl, "health/ready"));
                last = $"{(int)answer.StatusCode} {await answer.Content.ReadAsStringAsync()}";
                return answer.StatusCode == status && last.Contains(says, StringComparison.Ordinal) ? this : null;
            },
            () => Task.FromResult($"The bot's health stays {last}"));
    }
}
