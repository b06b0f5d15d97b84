using System.Globalization;
using System.Net;
using System.Text.Json.Nodes;
using AlignBot.Scenarios.Harness;

namespace AlignBot.Scenarios.Installations;

/// <summary>The app is removed in Slack and installed again, and Slack says only then, and out of order, that it was removed.</summary>
public sealed class ALateFarewell : IAsyncLifetime
{
    const long TenOClock = 1795514400;

    GtmWorld world = null!;

    SlackWorld Slack => world.Slack;

    public async Task InitializeAsync()
    {
        world = await GtmWorld.StartAsync(
            settings: Installing.Settings(), app: Installing.ByConsent, startAt: new DateTimeOffset(2026, 11, 24, 9, 0, 0, TimeSpan.Zero));
        await world.InstallAsync();
        await Slack.RaiseAsync();
        await world.Record.QuietAsync();
    }

    public async Task DisposeAsync() => await world.DisposeAsync();

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task After_the_new_installation_it_ends_nothing_in_either_order(bool revokedFirst)
    {
        await world.Time.ToAsync("2026-11-24T10:00");
        await RemoveAsync();
        await world.Time.ToAsync("2026-11-24T10:01");
        Assert.Equal(HttpStatusCode.OK, (await world.InstallAsync()).Status);

        await world.Time.ToAsync("2026-11-24T10:06");
        await DeliverAsync(revokedFirst ? ["tokens_revoked", "app_uninstalled"] : ["app_uninstalled", "tokens_revoked"], TenOClock);

        await WorksAsync();
        var history = await world.Record.HistoryAsync();
        Assert.Single(history, kind => kind == "program.app-installed-again");
        Assert.DoesNotContain("program.app-removed", history);
    }

    [Fact]
    public async Task Where_Slack_does_not_say_whether_it_takes_the_token_the_moments_decide()
    {
        await RemoveAsync();
        await world.Time.ToAsync("2026-11-24T10:01");
        await world.InstallAsync();
        await Slack.FaultAsync("error", new JsonObject { ["method"] = "auth.test", ["error"] = "service_unavailable" });

        await DeliverAsync(["tokens_revoked", "app_uninstalled"], TenOClock);
        Assert.Equal(1, await world.Record.TokensAsync());

        await DeliverAsync(["app_uninstalled"], TenOClock + 120);
        Assert.Equal(0, await world.Record.TokensAsync());
        await world.Record.HappenedAsync("program.app-removed");
    }

    [Fact]
    public async Task Before_the_new_installation_both_are_one_gap_and_what_was_owed_goes_out_once()
    {
        await RemoveAsync();
        await DeliverAsync(["app_uninstalled", "tokens_revoked"], TenOClock);
        await world.Record.HappenedAsync("program.app-removed");
        Assert.Equal(0, await world.Record.TokensAsync());
        await world.Time.ToAsync("2026-11-25T10:01");
        Assert.Contains("Slack took AlignBot's access away", (await Slack.As("riley").RunAsync("/align", "status")).Text, StringComparison.Ordinal);

        await world.InstallAsync();

        await Slack.Gtm.ExpectAsync("No settlement at level 1.", "Dana");
        await world.Record.QuietAsync();
        Assert.Equal(1, await Slack.Gtm.CountAsync("No settlement at level 1."));
        var history = await world.Record.HistoryAsync();
        Assert.Single(history, kind => kind == "program.app-removed");
        Assert.Single(history, kind => kind == "program.app-back");
        Assert.DoesNotContain("program.app-installed-again", history);
        await world.AssertExactAsync();
    }

    /// <summary>In Slack, which says nothing of it yet.</summary>
    async Task RemoveAsync()
    {
        await Slack.PostAsync("control/app/token", new JsonObject { ["error"] = "account_inactive", ["silent"] = true });
        await Slack.PostAsync("control/app/token", new JsonObject { ["error"] = null, ["silent"] = true });
    }

    async Task DeliverAsync(string[] types, long at)
    {
        using var doorbell = new Doorbell(world);
        foreach (var type in types)
        {
            var e = new JsonObject { ["type"] = type };
            if (type == "tokens_revoked")
            {
                e["tokens"] = new JsonObject { ["bot"] = new JsonArray("U0ALIGNBOT") };
            }

            var body = new JsonObject
            {
                ["type"] = "event_callback",
                ["team_id"] = "T0ACME",
                ["event_id"] = string.Create(CultureInfo.InvariantCulture, $"EvLATE{type}{at}"),
                ["event_time"] = at,
                ["event"] = e,
            };
            var request = Doorbell.Signed(body.ToJsonString(), Doorbell.Json);
            request.Headers.Add("X-Slack-Retry-Num", "2");
            Assert.Equal(200, (await doorbell.SendAsync(request)).Status);
        }
    }

    async Task WorksAsync()
    {
        await Slack.As("ana").RunAsync("/decision", "The list is frozen.");
        await Slack.Gtm.ExpectAsync("*DEC-1*");
        Assert.DoesNotContain("access away", (await Slack.As("riley").RunAsync("/align", "status")).Text, StringComparison.Ordinal);
        await Slack.PressOnCardAsync("ana", "Add my case");
        Assert.NotNull(await Slack.As("ana").ModalAsync());
    }
}
