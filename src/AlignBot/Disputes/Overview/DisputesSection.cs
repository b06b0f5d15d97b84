using System.Globalization;
using AlignBot.Disputes.Raising;
using AlignBot.Disputes.Records;
using AlignBot.Domain.Disputes;
using AlignBot.Engine.Home;
using AlignBot.Engine.Interaction;
using AlignBot.Slack.Blocks;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace AlignBot.Disputes.Overview;

/// <summary>On Home, how many disputes of a program are open and how long a decision takes, and under it those that its reader may read, the first due first.</summary>
sealed class DisputesSection(IClock clock) : IHomeSection
{
    /// <summary>Decisions older than this say little about how fast they come now.</summary>
    static readonly Duration Lately = Duration.FromDays(90);

    const int Sampled = 200;

    /// <summary>A middle of fewer says nothing.</summary>
    const int Telling = 3;

    /// <summary>How many are listed; the rest is counted.</summary>
    const int Listed = 5;

    public int Order => HomeOrder.Open;

    public async Task<IReadOnlyList<Block>> RenderAsync(HomeContext context)
    {
        List<Block> blocks = [];
        foreach (var program in context.Programs)
        {
            var own = context.Db.Disputes.Where(row => row.InstallationId == program.Key.InstallationId && row.ProgramId == program.Key.ProgramId);
            var open = await own.CountAsync(row => row.Status == DisputeStatus.Open);
            var since = clock.GetCurrentInstant() - Lately;
            var times = await own.Where(row => row.ClosedAt > since && row.Status != DisputeStatus.Withdrawn)
                .OrderByDescending(row => row.ClosedAt).Take(Sampled)
                .Select(row => new { row.RaisedAt, row.ClosedAt }).ToListAsync();
            var line = Mrkdwn.Of($"*{program.Name}*   {(open == 0 ? "no open dispute" : open == 1 ? "1 open dispute" : $"{open} open disputes")}{Median([.. times.Select(time => time.ClosedAt!.Value - time.RaisedAt)])}");
            blocks.Add(new SectionBlock(line.Shortened(1000))
            {
                Accessory = new Button(RaiseDispute.HomeAction, "Raise a dispute") { Value = program.Key.ProgramId.ToString(CultureInfo.InvariantCulture) },
            });
            var theirs = await own.Where(row => row.Status == DisputeStatus.Open).ReadableBy(context.Db, program, context.Viewer, clock.GetCurrentInstant())
                .OrderBy(row => row.DueAt).ThenBy(row => row.Number).Take(Listed).ToListAsync();
            blocks.AddRange(theirs.Select(row => DisputeList.Line(DisputeDesk.StateOf(row), program)));
            if (theirs.Count == Listed && open > Listed)
            {
                blocks.Add(new ActionsBlock(MeantCommand.Run("All open disputes", "dispute list", program)));
            }
        }

        return blocks;
    }

    /// <summary>', median 1.4 days to a decision'; nothing while fewer were taken than tell of a middle.</summary>
    internal static string Median(IReadOnlyList<Duration> times)
    {
        if (times.Count < Telling)
        {
            return "";
        }

        var sorted = times.Order().ToList();
        var median = (sorted[(sorted.Count - 1) / 2] + sorted[sorted.Count / 2]) / 2;
        var words = median < Duration.FromHours(1) ? "under an hour"
            : median < Duration.FromHours(1.5) ? "1 hour"
            : median < Duration.FromDays(1) ? string.Create(CultureInfo.InvariantCulture, $"{median.TotalHours:0} hours")
            : string.Create(CultureInfo.InvariantCulture, $"{median.TotalDays:0.0} days");
        return $", median {words} to a decision";
    }
}
