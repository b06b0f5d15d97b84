using AlignBot.Scenarios.Harness;

namespace AlignBot.Scenarios.Scoreboard;

/// <summary>The steps that scenarios about the scoreboard share, in people's words.</summary>
static class BoardStories
{
    public const string Kinds = "ad: touch\ncampaign: touch\ncall: touch, action\nemail: touch, action\nwebinar: response, 8 points\npricing: 5 points\npage: 4 points\nform: response, 12 points";

    /// <summary>Riley says what the scoreboard counts, in euros, and it is read.</summary>
    public static async Task SettleScoreboardAsync(this GtmWorld world, string lines = "")
    {
        var slack = world.Slack;
        await slack.As("riley").RunAsync("/align", "scoreboard");
        await slack.As("riley").PressAsync(await slack.GtmOf("riley").ExpectWithAsync("Say what it counts", "nobody has said yet"), "Say what it counts");
        var form = await slack.As("riley").ModalAsync("What the board counts");
        form.Fill("Currency of the scoreboard", "EUR").Fill("What activities count as", Kinds).Fill("Signals that sales is to act on", "intent").Fill("Working hours to act on one", "8, 8, 8");
        await (lines.Length == 0 ? form : form.Fill("Lines to be at, in percent", lines)).SubmitAsync();
        await (await slack.As("riley").ModalSayingAsync("*Saved.*")).CloseAllAsync();
        await world.ScoreboardIsReadAsync();
    }

    /// <summary>No reading of it is due.</summary>
    public static Task<GtmWorld> ScoreboardIsReadAsync(this GtmWorld world) => SlackWorld.EventuallyAsync(
        async () => await world.Record.ScoreboardIsReadAsync() ? world : null, () => Task.FromResult("It was not read."));
}
