using AlignBot.Contracts;
using AlignBot.Domain;
using AlignBot.Domain.Cadence;
using AlignBot.Engine.Home;
using AlignBot.Slack.Blocks;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace AlignBot.Precedents;

/// <summary>On Home, a line a program: which decisions were cited most this quarter. What is cited often is worth a look before the next dispute.</summary>
sealed class PrecedentsSection(IDecisionRecord decisions, IClock clock) : IHomeSection
{
    const int Named = 3;

    public int Order => HomeOrder.Counted;

    public async Task<IReadOnlyList<Block>> RenderAsync(HomeContext context)
    {
        var blocks = new List<Block>();
        foreach (var program in context.Programs)
        {
            var zone = program.Calendar.Zone;
            var quarter = CadenceHealth.QuarterBegan(clock.GetCurrentInstant(), zone);
            var cited = await CitationTables.Of(context.Db, program.Key).Where(row => row.CitedAt >= quarter)
                .GroupBy(row => row.DecisionId).Select(group => new { Decision = group.Key, Times = group.Count() })
                .OrderByDescending(one => one.Times).ThenBy(one => one.Decision).Take(Named).ToListAsync();
            if (cited.Count == 0)
            {
                continue;
            }

            var found = await decisions.FindAsync(context.Db, program.Key, cited.ConvertAll(one => new DecisionId(one.Decision)));
            var name = context.Programs.Count > 1 ? Mrkdwn.Of($"{program.Name}: ").Shortened(200) : Mrkdwn.Empty;
            blocks.Add(new ContextBlock(name + Mrkdwn.Of($"Cited this quarter: ") + Mrkdwn.Join(", ", cited
                .Where(one => found.ContainsKey(new DecisionId(one.Decision)))
                .Select(one => Mrkdwn.Of($"DEC-{found[new DecisionId(one.Decision)].Number} {(one.Times == 1 ? "once" : $"{one.Times} times")}"))) + Mrkdwn.Of($".")));
        }

        return blocks;
    }
}
