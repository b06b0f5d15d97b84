using System.Collections.Immutable;
using System.Text.Json;
using AlignBot.Domain.StandUp;
using AlignBot.Engine.Interaction;
using AlignBot.Engine.Outbox;
using AlignBot.Slack.Blocks;
using NodaTime;

namespace AlignBot.StandUp;

/// <summary>Which milestones an owner is reminded of.</summary>
sealed record NudgeNews(ImmutableArray<MilestoneKind> Soon, ImmutableArray<MilestoneKind> Late);

/// <summary>Reminds somebody of the milestones that they answer for: before their day, and once when it has passed.</summary>
sealed class StandUpNudge(StandUpReader reader, IClock clock) : IMessageRenderer
{
    public const string Name = "standup.nudge";

    string IMessageRenderer.Message => Name;

    public async Task<Rendering> RenderAsync(RenderContext context)
    {
        var news = JsonSerializer.Deserialize(context.Row.Body!, StandUpJson.Default.NudgeNews)!;
        var (program, now) = (context.Program, clock.GetCurrentInstant());
        var (state, today) = (program.NinetyDays, now.InZone(program.Calendar.Zone).Date);
        var facts = await reader.ReadAsync(context.Db, program, now);

        // What was reached since is not spoken of.
        var open = state.Milestones.Where(milestone => (news.Soon.Contains(milestone.Kind) || news.Late.Contains(milestone.Kind))
            && StandUpProgress.Of(milestone, facts, today) is MilestoneStanding.Open or MilestoneStanding.Late).ToList();
        if (open.Count == 0 || !state.IsRunning)
        {
            return new Rendering.Drop("They are reached.");
        }

        var title = Mrkdwn.Of($"*{(open.Count == 1 ? "A milestone" : $"{open.Count} milestones")} of the first ninety days that you answer for:*");
        var lines = open.Select(milestone => Mrkdwn.Of($"•  {StandUpWords.Title(milestone.Kind)}: {StandUpWords.Standing(milestone, facts, today)} ({StandUpWords.How(milestone.Kind, facts)})").Shortened(400));
        return new Rendering.Send(title, [new SectionBlock(title + Mrkdwn.Of($"\n") + Mrkdwn.Join("\n", lines)) { Accessory = MeantCommand.Run("Open", "standup", program) }]);
    }
}

/// <summary>Tells the channel, once, that the first ninety days are over: what was reached, and what is left with whom.</summary>
sealed class StandUpEnded(StandUpReader reader, IClock clock) : IMessageRenderer
{
    public const string Name = "standup.ended";

    string IMessageRenderer.Message => Name;

    public async Task<Rendering> RenderAsync(RenderContext context)
    {
        var (program, now) = (context.Program, clock.GetCurrentInstant());
        var (state, today) = (program.NinetyDays, now.InZone(program.Calendar.Zone).Date);
        var facts = await reader.ReadAsync(context.Db, program, now);
        var left = state.Milestones.Where(milestone => StandUpProgress.Of(milestone, facts, today) is not MilestoneStanding.Reached).ToList();
        var text = Mrkdwn.Of($"*The first ninety days of {program.Name} are over:* {StandUpProgress.Reached(state, facts)} of {state.Milestones.Length} milestones are reached.").Shortened(400);
        if (left.Count > 0)
        {
            text += Mrkdwn.Of($"\nLeft: ") + Mrkdwn.Join("; ", left.Select(milestone => StandUpProgress.Of(milestone, facts, today) is MilestoneStanding.ComesLater
                ? Mrkdwn.Of($"{StandUpWords.Title(milestone.Kind)} ({StandUpWords.How(milestone.Kind, facts)})")
                : Mrkdwn.Of($"{StandUpWords.Title(milestone.Kind)} ({StandUpWords.Owner(milestone, program)})"))) + Mrkdwn.Of($".");
        }

        return new Rendering.Send(text, [new SectionBlock(text.Shortened(2900)), new ContextBlock(Mrkdwn.Of($"`/align standup` shows each of them; `/align status` how the program stands."))]);
    }
}
