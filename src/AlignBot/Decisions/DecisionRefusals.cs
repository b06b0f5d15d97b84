using AlignBot.Domain;
using AlignBot.Domain.Decisions;
using AlignBot.Programs;
using AlignBot.Slack.Blocks;
using AlignBot.Wording;

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
        DecisionRefusal.NoLongerHolds no => Mrkdwn.Of($"That decision no longer holds: it is {no.Status.ToString().ToLowerInvariant()}."),
        DecisionRefusal.ItsOwn => Mrkdwn.Of($"A decision can't take its own place."),
        _ => throw new InvalidOperationException($"No words for the refusal {refusal.GetType().Name}."),
    };
}
