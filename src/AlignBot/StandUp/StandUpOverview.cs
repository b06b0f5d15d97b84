using AlignBot.Engine.Home;
using AlignBot.Engine.Interaction;
using AlignBot.Engine.Status;
using AlignBot.Slack.Blocks;
using NodaTime;

namespace AlignBot.StandUp;

/// <summary>On Home, a line a program whose first ninety days run.</summary>
sealed class StandUpSection(StandUpReader reader, IClock clock) : IHomeSection
{
    public int Order => HomeOrder.Counted;

    public async Task<IReadOnlyList<Block>> RenderAsync(HomeContext context)
    {
        var (blocks, now) = (new List<Block>(), clock.GetCurrentInstant());
        foreach (var program in context.Programs.Where(program => program.NinetyDays.IsRunning))
        {
            var name = context.Programs.Count > 1 ? Mrkdwn.Of($"{program.Name}: ").Shortened(200) : Mrkdwn.Empty;
            var facts = await reader.ReadAsync(context.Db, program, now);
            blocks.Add(new ContextBlock(name + StandUpWords.Line(program.NinetyDays, facts, program, now.InZone(program.Calendar.Zone).Date)));
        }

        return blocks;
    }
}

/// <summary>The same in <c>/align status</c>, while they run.</summary>
sealed class StandUpStatus(StandUpReader reader) : IStatusLines
{
    public int Order => 45;

    public async Task<StatusLines> SayAsync(StatusContext context)
    {
        var program = context.Program;
        if (!program.NinetyDays.IsRunning)
        {
            return StatusLines.Nothing;
        }

        var facts = await reader.ReadAsync(context.Db, program, context.Now);
        var line = StandUpWords.Line(program.NinetyDays, facts, program, context.Now.InZone(program.Calendar.Zone).Date);
        return StatusLines.Of(new SectionBlock(line) { Accessory = MeantCommand.Run("Open", "standup", program) });
    }
}
