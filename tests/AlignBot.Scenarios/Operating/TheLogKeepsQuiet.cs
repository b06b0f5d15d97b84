using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using AlignBot.Scenarios.Cadence;
using AlignBot.Scenarios.Harness;

namespace AlignBot.Scenarios.Operating;

/// <summary>However loud the log is set and whatever goes wrong, it holds no token, no secret, no response_url and nothing that people wrote.</summary>
public sealed partial class TheLogKeepsQuiet
{
    const string Question = "Do zaffre-question sign-ups count?";
    const string Case = "A zaffre-case person wants to hear from us.";
    const string OtherSide = "Nobody can call zaffre-argument people.";
    const string Why = "A zaffre-reason is not an intent.";
    const string Decision = "The zaffre-decision list is frozen.";
    const string Item = "Globex zaffre-item has no contact";
    const string Said = "Acme zaffre-message since 12 Nov";
    const string Dropped = "Tom found a zaffre-drop yesterday.";
    const string Unknown = "zaffre-command";

    [Fact]
    public async Task Through_a_whole_story_with_everything_logged()
    {
        await using var world = await GtmWorld.StartAsync(startBot: false);
        using var bot = BotProcess.Start(world.Settings().Concat(
        [
            new("Logging:LogLevel:Default", "Trace"), new("Logging:LogLevel:Microsoft.AspNetCore", "Trace"),
            new("Logging:LogLevel:Microsoft.AspNetCore.Hosting.Diagnostics", "Trace"), new("Logging:LogLevel:System.Net.Http", "Trace"),
            new("Logging:LogLevel:Microsoft.EntityFrameworkCore", "Trace"), new("Logging:Format", "Json"),
        ]));
        await world.Time.FollowedAsync();

        await DisputeAsync(world);
        await TroubleAsync(world);
        await ReviewAsync(world);
        await world.Record.QuietAsync();

        var lines = bot.Said.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        Assert.True(lines.Length > 100, $"Only {lines.Length} lines were logged.");
        Assert.All(lines, line => Assert.NotNull(JsonNode.Parse(line)?["@m"]));
        Assert.Contains(lines, line => line.Contains("made_up_error", StringComparison.Ordinal));
        Assert.Contains(lines, line => line.Contains("A signed request could not be read", StringComparison.Ordinal));
        Assert.DoesNotContain(lines, line => Kept().IsMatch(line));
    }

    [Theory]
    [InlineData("Logging:Format", "Xml", "Logging:Format is 'Xml'; it can be Text or Json.")]
    [InlineData("Logging:LogLevel:AlignBot", "Loud", "Logging:LogLevel:AlignBot is 'Loud'; it can be Trace, Debug, Information, Warning, Error, Critical, None.")]
    public async Task A_setting_that_is_none_is_named(string name, string value, string sentence)
    {
        await using var world = await GtmWorld.StartAsync(startBot: false);

        using var bot = BotProcess.Start(world.Settings().Append(new(name, value)));

        Assert.Equal((1, sentence), (await bot.EndAsync(), bot.Said.Trim()));
    }

    static async Task DisputeAsync(GtmWorld world)
    {
        var slack = world.Slack;
        var card = await slack.RaiseAsync(Question);
        await slack.As("tom").PressAsync(card, "Add my case");
        await (await slack.As("tom").ModalAsync()).Fill("Your case", Case).Fill("The other side's best argument", OtherSide).SubmitAsync();
        await slack.Gtm.ExpectAsync("DSP-1", Case);
        await world.Time.ToAsync("2026-11-25T10:01");
        await slack.RuleAsync("dana", "Only after a second touch", Why);
        await slack.RuleAsync("priya", "Agree with Dana: Only after a second touch");
        await slack.Gtm.ExpectAsync("DEC-1", Why);
        await slack.As("lena").RunAsync("/decision", "search zaffre-question");
    }

    /// <summary>What leads to warnings and errors: posts and answers that Slack refuses, forms that do not open, requests nobody can read.</summary>
    static async Task TroubleAsync(GtmWorld world)
    {
        var slack = world.Slack;
        await slack.FaultAsync("error", new JsonObject { ["method"] = "chat.postMessage", ["error"] = "made_up_error", ["times"] = 1 });
        await slack.FaultAsync("error", new JsonObject { ["method"] = "views.open", ["error"] = "made_up_error", ["times"] = 1 });
        await slack.FaultAsync("server_error", new JsonObject { ["method"] = "chat.update", ["times"] = 2 });
        await slack.As("ana").RunAsync("/decision", Decision);
        await slack.As("ana").RunAsync("/align", Unknown);
        await slack.As("ana").RunAsync("/dispute", Question);
        await slack.As("ana").UseAsync("meeting.item.add.message", await slack.As("ana").SayAsync(Said));

        using var bell = new Doorbell(world);
        await bell.SendAsync(Doorbell.Signed("payload=" + Uri.EscapeDataString("{\"type\": \"block_actions\", \"response_url\": \"http://127.0.0.1/response/zaffre\", ")));
        await bell.SendAsync(Doorbell.Signed("{\"type\": zaffre", Doorbell.Json));
        await bell.SendAsync(Doorbell.Unsigned(Doorbell.Decision(Decision)));
        await slack.ClearFaultsAsync();
    }

    static async Task ReviewAsync(GtmWorld world)
    {
        var slack = world.Slack;
        await slack.As("dana").RunAsync("/meeting", $"add {Item}");
        await world.Time.ToAsync(MeetingStories.FirstReview);
        var card = await slack.StartReviewAsync();
        await slack.As("dana").PressAsync(card, "Drop");
        await (await slack.As("dana").ModalAsync()).Fill("Why it needs no settling", Dropped).SubmitAsync();
        await slack.EndWithNothingAsync(await slack.Gtm.ExpectAsync("Pipeline review", "Now:"));
        await slack.Gtm.ExpectAsync("Held; there was nothing to decide.");
    }

    /// <summary>The tokens and the secret of a scenario, what a signature looks like, Slack's addresses for answers and uploads, and the word that is in every text above.</summary>
    [GeneratedRegex("zaffre|xoxb-|xapp-|scenario-signing-secret|v0=[0-9a-f]{8}|/response/|/upload/|Bearer ", RegexOptions.IgnoreCase)]
    private static partial Regex Kept();
}
