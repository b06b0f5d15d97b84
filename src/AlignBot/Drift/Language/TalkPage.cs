using AlignBot.Domain;
using AlignBot.Domain.Drift;
using AlignBot.Domain.Drift.Language;
using AlignBot.Domain.People;
using AlignBot.Engine.Programs;
using AlignBot.Engine.Wording;
using AlignBot.Slack.Blocks;

namespace AlignBot.Drift.Language;

/// <summary>Whether language is counted, what of it is kept, and what its reader can do: turn it on or off, leave themselves out, edit
/// the words.</summary>
static class TalkPage
{
    public static (Mrkdwn Text, IReadOnlyList<Block> Blocks) Of(ProgramInfo program, UserId reader, RuleContext context)
    {
        var talk = program.Drift.Talk;
        var title = talk.IsOn
            ? Mrkdwn.Of($"*Language is counted*: how the channel speaks of the other function, 'they should' against 'we should'.")
            : Mrkdwn.Of($"*Language is not counted.* {Waiting(talk)}");
        var kept = Mrkdwn.Of(
            $"Kept is how many messages of sales and of marketing there were in a week; shown from {WeeklyTalk.FromSpeakers} people "
                + $"and {WeeklyTalk.FromMessages} messages on. No text and no name is kept; who spoke is known only as a salted "
                + $"digest, until the week is over.");
        List<IActionsElement> buttons = [];
        if (IsLeader(reader, context))
        {
            buttons.Add(talk.TurnedOn.IsEmpty || (!talk.IsOn && !Wants(talk, reader, context)) ? TalkButtons.On(program)
                : TalkButtons.Off(program));
        }

        buttons.Add(talk.Excluded.Contains(reader) ? TalkButtons.Include(program) : TalkButtons.Exclude(program));
        if (DriftWorkflow.WhyNotSet(reader, context) is null)
        {
            buttons.AddRange(WordLists.All.Select(list => TalkButtons.Words(program, list.Language)));
        }

        return (title, [new SectionBlock(title), new ActionsBlock([.. buttons]), new ContextBlock(kept)]);
    }

    static string Waiting(TalkSettings talk) => talk.TurnedOn is [var role]
        ? $"The {Names.Of(role)} wants it; it takes "
            + $"the {Names.Of(role is Role.SalesLeader ? Role.MarketingLeader : Role.SalesLeader)}, too."
        : "It takes both leaders to turn it on, and the channel is told.";

    static bool IsLeader(UserId reader, RuleContext context) => Acts(reader, Role.SalesLeader, context) || Acts(reader,
        Role.MarketingLeader, context);

    static bool Wants(TalkSettings talk, UserId reader, RuleContext context) => talk.TurnedOn.Any(role => Acts(reader, role, context));

    static bool Acts(UserId reader, Role role, RuleContext context) => context.Roster.Holder(role) == reader
        || context.Roster.Acts(reader, role, context.Now);
}
