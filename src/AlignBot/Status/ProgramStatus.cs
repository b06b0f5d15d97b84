using AlignBot.Engine.Programs;
using AlignBot.Engine.Status;
using AlignBot.Engine.Storage;
using AlignBot.Slack.Blocks;
using NodaTime;

namespace AlignBot.Status;

/// <summary>A program at a glance: what every feature counts, in one line, what needs attention, and what each has to say.</summary>
sealed class ProgramStatus(IDatabase database, ProgramDirectory programs, IEnumerable<IStatusLines> features, IEnumerable<IAttention> attention, IClock clock)
{
    public async Task<(Mrkdwn Text, IReadOnlyList<Block> Blocks)> SayAsync(ProgramKey key)
    {
        var (now, program) = (clock.GetCurrentInstant(), await programs.LatestAsync(key));
        var (said, needs) = await database.ReadAsync(async db =>
        {
            var (context, all) = (new StatusContext(db, program, now), new List<(int Order, StatusLines Lines)>());
            foreach (var feature in features)
            {
                all.Add((feature.Order, await feature.SayAsync(context)));
            }

            return (all, await AttentionSection.SayAsync(attention, context));
        });

        var title = Mrkdwn.Of($"*{program.Name}*\n{string.Join(", ", said.Select(one => one.Lines.Count).OfType<string>())}");
        Block[] needed = needs.Length == 0 ? [] : [new SectionBlock(Mrkdwn.Of($"*Needs attention*\n") + needs)];
        Block[] blocks = [new SectionBlock(title), .. needed, .. said.OrderBy(one => one.Order).SelectMany(one => one.Lines.Blocks)];
        return (title, blocks.Length > BlockLimits.MessageBlocks ? blocks[..BlockLimits.MessageBlocks] : blocks);
    }
}
