using AlignBot.Scenarios.Harness;

namespace AlignBot.Scenarios.Scoreboard;

/// <summary>The steps that scenarios about the scoreboard share, in people's words.</summary>
static class BoardStories
{
    /// <summary>Riley says what the scoreboard counts, in euros, and it is read.</summary>
    /// <param name="world">The team.</param>
    /// <param name="lines">The lines to be at; none where it is empty.</param>
    /// <param name="kinds">What activities count as.</param>
    public static async Task SettleScoreboardAsync(this GtmWorld world, string lines = "", string kinds = WorkedExample.Kinds)
    {
        var slack = world.Slack;
        await slack.As("riley").RunAsync("/align", "scoreboard");
        await slack.As("riley").PressAsync(await slack.GtmOf("riley").ExpectWithAsync("Say what it counts", "nobody has said yet"), "Say what it counts");
        var form = await slack.As("riley").ModalAsync("What the board counts");
        form.Fill("Currency of the scoreboard", "EUR").Fill("What activities count as", kinds).Fill("Signals that sales is to act on", "intent").Fill("Working hours to act on one", "8, 8, 8");
        await (lines.Length == 0 ? form : form.Fill("Lines to be at, in percent", lines)).SubmitAsync();
        await (await slack.As("riley").ModalSayingAsync("*Saved.*")).CloseAllAsync();
        await world.ScoreboardIsReadAsync();
    }

    /// <summary>No reading of it is due.</summary>
    public static Task<GtmWorld> ScoreboardIsReadAsync(this GtmWorld world) => SlackWorld.EventuallyAsync(
        async () => await world.Record.ScoreboardIsReadAsync() ? world : null, () => Task.FromResult("It was not read."));
}
