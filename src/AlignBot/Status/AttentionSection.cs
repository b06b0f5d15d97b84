using AlignBot.Engine.Home;
using AlignBot.Engine.Interaction;
using AlignBot.Engine.Status;
using AlignBot.Slack.Blocks;
using NodaTime;

namespace AlignBot.Status;

/// <summary>On Home, what needs attention in a program: nothing where all is well.</summary>
sealed class AttentionSection(IEnumerable<IAttention> features, IClock clock) : IHomeSection
{
    public int Order => HomeOrder.Attention;

    public async Task<IReadOnlyList<Block>> RenderAsync(HomeContext context)
    {
        var blocks = new List<Block>();
        foreach (var program in context.Programs)
        {
            if (await SayAsync(features, new StatusContext(context.Db, program, clock.GetCurrentInstant())) is { Length: > 0 } needs)
            {
                var of = context.Programs.Count > 1 ? Mrkdwn.Of($" in {program.Name}").Shortened(200) : Mrkdwn.Empty;
                blocks.Add(new SectionBlock(Mrkdwn.Of($"*Needs attention*{of}\n") + needs) { Accessory = MeantCommand.Run("See", "status", program) });
            }
        }

        return blocks;
    }

    /// <summary>'3 of 7 disputes ended by the clock this quarter. 2 actions overdue.'; empty where nothing does.</summary>
    public static async Task<Mrkdwn> SayAsync(IEnumerable<IAttention> features, StatusContext context)
    {
        var needs = new List<string>();
        foreach (var feature in features)
        {
            needs.AddRange(await feature.SayAsync(context));
        }

        return Mrkdwn.Join("  ", needs.Select(need => Mrkdwn.Of($"{need}."))).Shortened(2000);
    }
}
