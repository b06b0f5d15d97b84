using System.Text.Json.Nodes;
using AlignBot.Domain.Disputes;
using AlignBot.Scenarios.Harness;

namespace AlignBot.Scenarios.Delivery;

/// <summary>The app is removed from the workspace, or its token revoked: nothing is posted and no level runs out unasked; with a token that works, all of it follows.</summary>
public sealed class TheAppIsRemoved : IAsyncLifetime
{
    GtmWorld world = null!;

    SlackWorld Slack => world.Slack;

    public async Task InitializeAsync() => world = await GtmWorld.StartAsync();

    public async Task DisposeAsync() => await world.DisposeAsync();

    [Theory]
    [InlineData("token_revoked")]
    [InlineData("account_inactive")]
    public async Task It_waits_says_so_and_goes_on(string error)
    {
        await Slack.RaiseAsync();
        await world.Record.QuietAsync();
        await TokenAsync(error);
        await world.Record.HappenedAsync("program.app-removed");

        // Level 1 ends; nobody can be told, so level 2 does not run out in its two days.
        await world.Time.ToAsync("2026-11-25T10:01");
        await world.Time.ToAsync("2026-11-30T12:00");
        Assert.Equal((1, DisputeStatus.Open), ((await world.Record.DisputeAsync()).Level, (await world.Record.DisputeAsync()).Status));
        Assert.Equal(0, await Slack.Gtm.CountAsync("No settlement at level 1."));
        var status = await Slack.As("riley").RunAsync("/align", "status");
        Assert.Contains("Slack took AlignBot's access away", status.Text, StringComparison.Ordinal);
        Assert.Contains("on the way to Slack", status.Text, StringComparison.Ordinal);

        await TokenAsync(error: null);

        await Slack.Gtm.ExpectAsync("No settlement at level 1.", "Dana");
        await Slack.Dm("priya").ExpectAsync("Decide with Dana");
        await world.Record.QuietAsync();
        Assert.DoesNotContain("access away", (await Slack.As("riley").RunAsync("/align", "status")).Text, StringComparison.Ordinal);
        var history = await world.Record.HistoryAsync();
        Assert.Single(history, kind => kind == "program.app-removed");
        Assert.Single(history, kind => kind == "program.app-back");
        Assert.Equal(1, await Slack.Gtm.CountAsync("No settlement at level 1."));
        await world.AssertExactAsync();
    }

    [Fact]
    public async Task Said_when_the_app_is_long_installed_again_it_changes_nothing()
    {
        using var doorbell = new Doorbell(world);

        foreach (var (type, more) in ((string, string)[])[("app_uninstalled", ""), ("tokens_revoked", ",\"tokens\":{\"bot\":[\"U0ALIGNBOT\"]}")])
        {
            var body = $$$"""{"type":"event_callback","team_id":"T0ACME","event_id":"Ev{{{type}}}","event_time":1764000000,"event":{"type":"{{{type}}}"{{{more}}}}}""";
            Assert.Equal(200, (await doorbell.SendAsync(Doorbell.Signed(body, Doorbell.Json))).Status);
        }

        Assert.DoesNotContain("program.app-removed", await world.Record.HistoryAsync());
    }

    async Task TokenAsync(string? error) => await Slack.PostAsync("control/app/token", new JsonObject { ["error"] = error });
}
