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

    /// <summary>', median 1.4 days to a decision'; nothing while none was taken.</summary>
    internal static string Median(IReadOnlyList<Duration> times)
    {
        if (times.Count == 0)
        {
            return "";
        }

        var sorted = times.Order().ToList();
        var median = sorted[(sorted.Count - 1) / 2];
        return median < Duration.FromDays(1)
            ? string.Create(CultureInfo.InvariantCulture, $", median {Math.Max(1, Math.Round(median.TotalHours)):0} hour{(Math.Round(median.TotalHours) <= 1 ? "" : "s")} to a decision")
            : string.Create(CultureInfo.InvariantCulture, $", median {median.TotalDays:0.0} days to a decision");
    }
}
