using System.Text.Json.Nodes;
using AlignBot.Engine.Installations;
using AlignBot.Engine.Storage;
using AlignBot.Scenarios.Harness;

namespace AlignBot.Scenarios.Installations;

/// <summary>A token that ends is renewed once, whoever needs it; one that can't be is said to whoever can install the app again.</summary>
public sealed class TokensThatEnd : IAsyncLifetime
{
    GtmWorld world = null!;

    SlackWorld Slack => world.Slack;

    public async Task InitializeAsync()
    {
        world = await Installing.StartAsync(app => app with { TokenLife = TimeSpan.FromHours(12) }, ("Delivery:CallTimeout", "00:00:10"));
        await world.InstallAsync();
        await world.Record.QuietAsync();
    }

    public async Task DisposeAsync() => await world.DisposeAsync();

    [Fact]
    public async Task A_message_and_a_form_at_the_same_moment_renew_it_once()
    {
        await EndsInAsync(60);

        await Slack.RaiseAsync();
        await world.Record.QuietAsync();

        Assert.Equal(["oauth.v2.access: ok", "oauth.v2.access: ok"], await ExchangesAsync());
        await EndsInAsync(-1, theBotKnows: false);
        await Slack.As("ana").RunAsync("/decision", "The list is frozen.");
        await Slack.Gtm.ExpectAsync("*DEC-1*");
        await world.AssertExactAsync();
    }

    [Fact]
    public async Task Lost_between_Slacks_answer_and_the_disk_it_is_said_and_what_is_owed_goes_out_after_another_installation()
    {
        await Slack.RaiseAsync();
        await world.Record.QuietAsync();
        await EndsInAsync(600);
        await Slack.FaultAsync("timeout_after_work", new JsonObject { ["method"] = "oauth.v2.access", ["times"] = 1, ["delay_ms"] = 1 });

        await Slack.As("ana").RunAsync("/decision", "The list is frozen.");

        await Slack.Dm("riley").ExpectAsync("Slack renews AlignBot's access to this workspace no more.", "slack/install");
        Assert.Contains("Slack renews AlignBot's access no more", (await Slack.As("riley").RunAsync("/align", "status")).Text, StringComparison.Ordinal);
        await world.Record.QuietAsync();
        await EndsInAsync(-1);
        await Slack.As("ana").RunAsync("/decision", "The floor is 900.");
        await SlackWorld.EventuallyAsync(
            async () => (await world.Record.MessagesAsync()).Exists(row => row.Error == "token_expired") ? world : null, () => Task.FromResult("Nothing met the end of the token."));
        Assert.Contains("Slack refuses AlignBot's token (token_expired).", (await Slack.As("riley").RunAsync("/align", "status")).Text, StringComparison.Ordinal);

        await world.InstallAsync();

        await Slack.Gtm.ExpectAsync("*DEC-2*");
        await world.Record.QuietAsync();
        Assert.Equal(1, await Slack.Gtm.CountAsync("*DEC-2*"));
        Assert.Equal(1, await Slack.Dm("riley").CountAsync("Slack renews AlignBot's access to this workspace no more."));
        Assert.DoesNotContain("renews AlignBot's access", (await Slack.As("riley").RunAsync("/align", "status")).Text, StringComparison.Ordinal);
        await world.AssertExactAsync();
    }

    /// <summary>The token that is good now ends after so many seconds.</summary>
    async Task EndsInAsync(int seconds, bool theBotKnows = true)
    {
        await Slack.PostAsync("control/app/token/end", new JsonObject { ["in_seconds"] = theBotKnows ? seconds : 43_200 });
        if (theBotKnows)
        {
            await world.BotService<IDatabase>().WriteAsync(WorkPriority.Clock, async session => await session
                .Statement("UPDATE installation_tokens SET expires_at = @at", "@at").Set(0, session.RealNow.ToUnixTimeMilliseconds() + (seconds * 1000L)).ExecuteAsync());
            world.BotService<TokenStore>().Forget(1);
        }
    }

    async Task<List<string>> ExchangesAsync() =>
    [
        .. (await Slack.GetAsync("control/traffic?limit=2000"))["entries"]!.AsArray()
            .Where(entry => (string?)entry!["name"] == "oauth.v2.access").Select(entry => (string)entry!["summary"]!),
    ];
}
