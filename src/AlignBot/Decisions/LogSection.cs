using AlignBot.Contracts;
using AlignBot.Decisions.Search;
using AlignBot.Domain.Cadence;
using AlignBot.Engine.Home;
using AlignBot.Slack.Blocks;
using NodaTime;

namespace AlignBot.Decisions;

/// <summary>On Home, a line a program: 'Decisions this quarter: 31. Actions: 12 open.'</summary>
sealed class LogSection(DecisionSearch search, IFollowUps followUps, IClock clock) : IHomeSection
{
    public int Order => HomeOrder.Counted;

    public async Task<IReadOnlyList<Block>> RenderAsync(HomeContext context)
    {
        var blocks = new List<Block>();
        foreach (var program in context.Programs)
        {
            var (key, zone) = (program.Key, program.Calendar.Zone);
            var today = clock.GetCurrentInstant().InZone(zone).Date;
            var decisions = await search.CountSinceAsync(key, CadenceHealth.QuarterOf(today).AtStartOfDayInZone(zone).ToInstant());
            var (open, _) = await followUps.OpenAsync(context.Db, key, today);
            if (decisions + open == 0)
            {
                continue;
            }

            var name = context.Programs.Count > 1 ? Mrkdwn.Of($"{program.Name}: ").Shortened(200) : Mrkdwn.Empty;
            blocks.Add(new ContextBlock(
                name + Mrkdwn.Of($"Decisions this quarter: {decisions}. Actions: {(open == 0 ? "none open" : $"{open} open")}.")));
        }

        return blocks;
    }
}
