using AlignBot.Engine.Home;
using AlignBot.Slack.Blocks;
using NodaTime;

namespace AlignBot.Cadence.Overview;

/// <summary>The next meeting of each program with its one button, and how the cadence stands.</summary>
sealed class CadenceHome(IClock clock) : IHomeSection
{
    public int Order => HomeOrder.Next;

    public async Task<IReadOnlyList<Block>> RenderAsync(HomeContext context)
    {
        var blocks = new List<Block>();
        foreach (var program in context.Programs)
        {
            var health = await CadenceSummary.HealthAsync(context.Db, program, clock.GetCurrentInstant());
            if (await CadenceSummary.NextAsync(context.Db, program) is { } next)
            {
                var name = context.Programs.Count > 1 ? Mrkdwn.Of($"\n{program.Name}") : Mrkdwn.Empty;
                blocks.Add(new SectionBlock(CadenceSummary.Next(next) + name)
                {
                    Accessory = new Button(MeetingButtons.AddAction, "Add an item") { Value = MeetingCard.About(next, program) },
                });
                blocks.Add(new ContextBlock(CadenceSummary.Say(health, program.Roster)));
            }
            else if (health.Due > 0)
            {
                blocks.Add(new ContextBlock(CadenceSummary.Say(health, program.Roster)));
            }
        }

        return blocks;
    }
}
