using AlignBot.Scenarios.Harness;
using AlignBot.Scenarios.Scoreboard;
using AlignBot.Scenarios.AccountLists;
using AlignBot.Scenarios.Web;
using NodaTime;

namespace AlignBot.Scenarios.BusinessReviews;

/// <summary>A program that began on the last day of the third quarter of 2026, and that quarter as the worked example has it.</summary>
static class AQuarter
{
    public static Task<GtmWorld> StartAsync() => GtmWorld.StartAsync(
        GtmWorld.ProgramFile.Replace("  zone: Europe/London\n  days", "  zone: Etc/UTC\n  days", StringComparison.Ordinal).Replace(
            "09:00-17:30", "09:00-17:00", StringComparison.Ordinal),
        settings: new() { ["Web:PublicUrl"] = Browser.Public }, startAt: new DateTimeOffset(2026, 9, 30, 10, 0, 0, TimeSpan.Zero));

    /// <summary>It is read, on the day after its end.</summary>
    public static async Task ThirdQuarterAsync(this GtmWorld world)
    {
        var slack = world.Slack;
        await slack.ListOfFiveAsync();
        await slack.As("riley").RunAsync("/align", "scoreboard settings");
        var form = await slack.As("riley").ModalAsync("What the board counts");
        await form.Fill("Currency of the scoreboard", "EUR").Fill(
            "What activities count as", WorkedExample.Kinds).Fill("Signals that sales is to act on", "intent")
            .Fill("Working hours to act on one", "8, 8, 8").SubmitAsync();
        await (await slack.As("riley").ModalSayingAsync("*Saved.*")).CloseAllAsync();
        await IsReadAsync(world);
        await world.Time.ToAsync(Instant.FromUtc(2026, 10, 1, 12, 0));
        await slack.RecordsOfFiveAsync();
        await IsReadAsync(world);
        await slack.ReadsAsync("riley", "scoreboard read", "It is being read.");
        await slack.Gtm.ExpectAsync(
            "*2026 Q3 is on the scoreboard*", "Conversion: 66.7 % (2 of 3)", "Signal-to-action lag: 75.0 % (3 of 4)");
    }

    static Task<GtmWorld> IsReadAsync(GtmWorld world) => SlackWorld.EventuallyAsync(
        async () => await world.Record.ScoreboardIsReadAsync() ? world : null, () => Task.FromResult("It was not read."));
}
