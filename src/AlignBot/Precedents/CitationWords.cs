using AlignBot.Contracts;
using AlignBot.Domain;
using AlignBot.Domain.Decisions;
using AlignBot.Domain.People;
using AlignBot.Domain.Precedents;
using AlignBot.Engine.Wording;
using AlignBot.Slack.Blocks;

namespace AlignBot.Precedents;

/// <summary>Citations and precedents in words.</summary>
static class CitationWords
{
    /// <summary>'DEC-31 Webinar sign-ups count only after a second touch.', and whether it still holds.</summary>
    public static Mrkdwn Entry(Decision decision, int most) => (decision.Holds
        ? Mrkdwn.Of($"*DEC-{decision.Number}* {DecisionTitle.Line(decision)}")
        : Mrkdwn.Of($"*DEC-{decision.Number}* _(does not hold any more)_ {DecisionTitle.Line(decision)}")).Shortened(most);

    /// <summary>The entry, who cited it, and why.</summary>
    public static Mrkdwn Cited(Citation citation, Decision decision, Roster roster)
    {
        var why = citation.Why is { } words ? Mrkdwn.Of($": {words}").Shortened(300) : Mrkdwn.Empty;
        return Entry(decision, 240) + Mrkdwn.Of($" _{Names.Of(roster, citation.By)}_") + why;
    }

    /// <summary>Why it was not cited, and what can be done instead.</summary>
    public static string Refused(Refusal refusal, Roster roster) => refusal switch
    {
        CitationRefusal.NotAMember => "Only full members of the program's channel cite decisions.",
        CitationRefusal.Closed closed => $"DSP-{closed.Dispute} is closed: what is cited now would change nothing. It can be reopened with new evidence.",
        CitationRefusal.NoSuchDecision { Number: { } number } => $"There is no decision '{number}'. `/decision search` finds its number; write it as DEC-31.",
        CitationRefusal.NoSuchDecision => "Choose a decision, or write its number.",
        CitationRefusal.KeptAmongFew kept => $"DEC-{kept.Decision} is kept among few, and the card of the dispute would show it to everybody who reads the card.",
        CitationRefusal.ItsOwn own => $"DEC-{own.Decision} came of this dispute: the card leads to it already.",
        CitationRefusal.CitedAlready cited => $"{Names.Of(roster, cited.By)} has cited DEC-{cited.Decision} here already.",
        CitationRefusal.TooMany many => $"{many.Most} decisions are cited here; more than that nobody reads.",
        TextRefusal text => Texts.Say(text, roster),
        _ => throw new InvalidOperationException($"No words for the refusal {refusal.GetType().Name}."),
    };
}
