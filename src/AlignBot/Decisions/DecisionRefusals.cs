using AlignBot.Contracts;
using AlignBot.Domain;
using AlignBot.Domain.Decisions;
using AlignBot.Domain.Disputes;
using AlignBot.Engine.Interaction;
using AlignBot.Engine.Programs;
using AlignBot.Engine.Wording;
using AlignBot.Slack.Blocks;

namespace AlignBot.Decisions;

/// <summary>Says why a decision was not recorded or changed, and what can be done instead.</summary>
static class DecisionRefusals
{
    public static Mrkdwn Say(Refusal refusal, ProgramInfo program) => refusal switch
    {
        TextRefusal text => Mrkdwn.Of($"{Texts.Say(text, program.Roster)}"),
        DecisionRefusal.MayNotRecord no => Mrkdwn.Of(
            $"Only full members of {Mention.Channel(program.ChannelId)} can record a decision, and your account {Names.Why(no.Standing)}. Ask a member to record it."),
        DecisionRefusal.NotNamed no =>
            Mrkdwn.Of($"Only those named as having decided can say so: {Names.List(program.Roster, no.Named.Select(by => by.User))}."),
        DecisionRefusal.MayNotAddDetails => Mrkdwn.Of($"Details are added by whoever recorded it, whoever decided it, or the operating lead."),
        DecisionRefusal.AlreadySaid => Mrkdwn.Of($"That is already said and is never edited away: record a new decision that amends it."),
        DecisionRefusal.NoLongerHolds no => Mrkdwn.Of($"That decision no longer holds: it is {DecisionTitle.Status(no.Status)}."),
        DecisionRefusal.MayNotChange { IsOfDispute: true } no => Mrkdwn.Of(
            $"DEC-{no.Number} ended a dispute: only {Names.Join([.. no.DecidedBy.Select(by => Names.Of(program.Roster, by.User)), "the accountable executive"], " or ")} can change it. A party can reopen the dispute."),
        DecisionRefusal.MayNotChange no => Mrkdwn.Of(
            $"Only {Names.Join(Changers(no, program), " or ")} can change DEC-{no.Number}. If you disagree with it, raise a dispute."),
        DecisionRefusal.TooLateToStrike no => Mrkdwn.Of($"DEC-{no.Number} stands by now: only whoever recorded it strikes it, within ten minutes and before anything follows from it. Let it expire, or record what holds in its place."),
        DecisionRefusal.ReviewTooSoon no => Mrkdwn.Of($"Its next review has to lie ahead: choose {When.Date(no.Earliest)} or later."),
        DecisionRefusal.ExpectationWithoutDay => Mrkdwn.Of($"Choose the day on which you look whether it came: without one nobody is asked."),
        DecisionRefusal.NoSuchDecision no when CommandWords.Number("DEC", no.Typed) is { } number => Mrkdwn.Of($"There is no DEC-{number} in the log. `/decision list` shows what there is."),
        DecisionRefusal.NoSuchDecision no => Mrkdwn.Of($"There is no decision '{no.Typed}' in the log. Write it as DEC-12."),
        DisputeRefusal.TooMany no => Mrkdwn.Of($"That is {no.Count}; at most {no.Limit} fit."),
        DecisionRefusal.TooManyLinks no => Mrkdwn.Of($"It stands in the place of {no.Limit} others already; record a decision of its own for this one."),
        DecisionRefusal.ItsOwn => Mrkdwn.Of($"A decision can't take its own place."),
        _ => throw new InvalidOperationException($"No words for the refusal {refusal.GetType().Name}."),
    };

    static List<string> Changers(DecisionRefusal.MayNotChange no, ProgramInfo program) =>
    [
        .. no.DecidedBy.Select(by => by.User).Concat(no.RecordedBy is { } recorder ? [recorder] : []).Distinct().Select(user => Names.Of(program.Roster, user)),
        "the operating lead",
    ];
}
