using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using AlignBot.Scenarios.Harness;

namespace AlignBot.Scenarios.Delivery;

/// <summary>Somebody deletes a dispute's card: it is posted again in its newest state, and the thread goes on under the new one.</summary>
public sealed class ADeletedCard : IAsyncLifetime
{
    GtmWorld world = null!;

    SlackWorld Slack => world.Slack;

    public async Task InitializeAsync() => world = await GtmWorld.StartAsync();

    public async Task DisposeAsync() => await world.DisposeAsync();

    [Fact]
    public async Task It_comes_back_with_what_has_happened_since()
    {
        var card = await Slack.RaiseAsync();
        var ask = await Slack.Dm("tom").ExpectAsync("Settle with Ana");
        await world.Record.QuietAsync();
        await DeleteAsync(card);

        await Slack.As("tom").PressAsync(ask, "Add my case");
        var brief = await Slack.As("tom").ModalAsync();
        await brief.Fill("Your case", "A sign-up is a person.").Fill("The other side's best argument", "Nobody can call 412 people.").SubmitAsync();

        await world.Record.QuietAsync();
        await Slack.Gtm.ExpectAsync("DSP-1", "level 1 of 3", "A sign-up is a person.");
        Assert.Equal(1, await Slack.Gtm.CountAsync("DSP-1", "level 1 of 3"));
    }

    /// <summary>Slack puts a reply to a deleted message at the channel's root and calls that done, or refuses it; here it is told to be either.</summary>
    [Theory]
    [InlineData(null, null, 2)]
    [InlineData("thread_not_found", null, 1)]
    [InlineData("timeout_after_work", "chat.postMessage", 2)]
    [InlineData("server_error", "chat.delete", 3)]
    [InlineData("rate_limit", "chat.delete", 3)]
    public async Task What_is_said_of_it_at_that_moment_stands_once_under_the_new_card(string? fault, string? method, int deletions)
    {
        var card = await Slack.RaiseAsync();
        await world.Record.QuietAsync();
        await DeleteAsync(card);

        // The card's own edit must not be what finds out: it gets through only once the notice stands in a thread.
        await Slack.FaultAsync("rate_limit", new JsonObject { ["method"] = "chat.update", ["channel"] = "CGTM" });
        if (fault is not null)
        {
            await Slack.FaultAsync(fault, new JsonObject { ["method"] = method, ["channel"] = "CGTM", ["times"] = 1, ["delay_ms"] = 1 });
        }

        await world.Time.ToAsync("2026-11-25T10:01");
        await SlackWorld.EventuallyAsync(
            async () => (await Slack.Gtm.MessagesAsync()).FirstOrDefault(message => message.Says("No settlement at level 1.") && message.IsReply),
            async () => $"The notice does not stand in a thread:\n{await Slack.Gtm.TranscriptAsync()}");
        await Slack.ClearFaultsAsync();

        await world.Record.QuietAsync();
        var again = await Slack.Gtm.ExpectAsync("DSP-1", "level 2 of 3");
        var notice = await Slack.Gtm.ExpectAsync("No settlement at level 1.", "Dana");
        Assert.True(notice.IsReply, "The notice stands outside of the thread.");
        Assert.Equal(again.Ts, (string?)notice.Json["thread_ts"]);
        Assert.Equal(1, await Slack.Gtm.CountAsync("No settlement at level 1."));
        Assert.Equal(1, await Slack.Gtm.CountAsync("DSP-1", "level 2 of 3"));
        Assert.Equal(deletions, await CallsAsync("chat.delete"));
    }

    async Task<int> CallsAsync(string method) => (await Slack.GetAsync("control/traffic?limit=2000"))["entries"]!.AsArray().Count(entry => (string?)entry!["name"] == method);

    async Task DeleteAsync(Message message)
    {
        using var http = new HttpClient { BaseAddress = world.ApiUrl };
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", GtmWorld.BotToken);
        using var answer = await http.PostAsJsonAsync("chat.delete", new { channel = message.Channel, ts = message.Ts });
        Assert.Contains("\"ok\":true", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }
}
