using AlignBot.Engine.Status;
using AlignBot.Engine.Wording;
using AlignBot.Slack.Blocks;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace AlignBot.Engine.Outages;

/// <summary>When nobody was there, of late.</summary>
sealed class OutageStatus : IStatusLines
{
    /// <summary>How many are named, the latest first.</summary>
    const int Named = 3;

    /// <summary>How far back outages are told of.</summary>
    static readonly Duration Lately = Duration.FromDays(7);

    public int Order => StatusOrder.Outages;

    public async Task<StatusLines> SayAsync(StatusContext context)
    {
        var lately = context.Now - Lately;
        var outages = await context.Db.Outages.Where(row => row.ToAt > lately).OrderByDescending(row => row.FromAt).Take(Named).ToListAsync();
        return outages.Count == 0
            ? StatusLines.Nothing
            : StatusLines.Of(new ContextBlock(Mrkdwn.Join("\n", outages.Select(outage => Down(outage, context.Program.Calendar.Zone)))));
    }

    static Mrkdwn Down(OutageRow outage, DateTimeZone zone) => Mrkdwn.Of(
        $"AlignBot was down from {When.Recorded(outage.FromAt, zone)} to {When.Recorded(outage.ToAt, zone)}; open deadlines got that time back.");
}
