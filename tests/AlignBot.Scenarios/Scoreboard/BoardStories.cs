using AlignBot.Scenarios.Harness;

namespace AlignBot.Scenarios.Scoreboard;

/// <summary>The steps that scenarios about the scoreboard share, in people's words.</summary>
static class BoardStories
{
    public const string Kinds = "ad: touch\ncampaign: touch\ncall: touch, action\nemail: touch, action\nwebinar: response, 8 points\npricing: 5 points\npage: 4 points\nform: response, 12 points";

    /// <summary>Riley says what the scoreboard counts, in euros, and it is read.</summary>
    /// <param name="world">The team.</param>
    /// <param name="lines">The lines to be at; none where it is empty.</param>
    /// <param name="kinds">What activities count as.</param>
    public static async Task SettleScoreboardAsync(this GtmWorld world, string lines = "", string kinds = Kinds)
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

    /// <summary>The figures of the worked example's quarter, as its message in the channel says them.</summary>
    public static string[] ExampleTold { get; } =
    [
        "*2026 Q3 is on the scoreboard*", "Coverage: 60.0 % (3 of 5)", "Engagement: 40.0 % (2 of 5)", "Pipeline influence: 75.0 % (75,000 of 100,000 EUR)",
        "Conversion: 66.7 % (2 of 3)", "Signal-to-action lag: 75.0 % (3 of 4)",
    ];

    /// <summary>The same with all that stands beside them, as <c>/align scoreboard q3</c> shows it.</summary>
    public static string[] ExampleShown { get; } =
    [
        "*Scoreboard, 2026 Q3*", "Against the 5 accounts of Wed 30 Sep 2026", "tier 1: 100.0 % (2 of 2), tier 2: 50.0 % (1 of 2), tier 3: 0.0 % (0 of 1)",
        "by number of deals 50.0 %", "the list's share of all new pipeline 62.5 %", "Left out: 1 without an amount.", "by value 50.0 %",
        "Median 2.5 h, nine of ten within not reached; 1 of 4 not acted on.",
    ];

    /// <summary>The team of the worked example: its clock is UTC, its day nine to five, and it is the last day of the quarter.</summary>
    public static Task<GtmWorld> StartExampleAsync(Dictionary<string, string?>? settings = null) => GtmWorld.StartAsync(
        GtmWorld.ProgramFile.Replace("  zone: Europe/London\n  days", "  zone: Etc/UTC\n  days", StringComparison.Ordinal).Replace("09:00-17:30", "09:00-17:00", StringComparison.Ordinal),
        startAt: new DateTimeOffset(2026, 9, 30, 10, 0, 0, TimeSpan.Zero), settings: settings);

    /// <summary>No reading of it is due.</summary>
    public static Task<GtmWorld> ScoreboardIsReadAsync(this GtmWorld world) => SlackWorld.EventuallyAsync(
        async () => await world.Record.ScoreboardIsReadAsync() ? world : null, () => Task.FromResult("It was not read."));
}
