using AlignBot.Domain.Disputes;
using AlignBot.Domain.People;
using AlignBot.Engine.Wording;
using AlignBot.Slack.Blocks;

namespace AlignBot.Disputes.Cards;

/// <summary>The terms of a ruling or an offer, as people read them before they agree.</summary>
static class TermsWords
{
    /// <summary>'*No, not without a second touch* Why: ... From 1 Dec, reviewed 2 Mar.' and a line for each action.</summary>
    public static Mrkdwn Say(Terms terms, Dispute dispute, Roster roster)
    {
        var words = Mrkdwn.Of($"*{terms.Text(dispute.Options)}*").Shortened(900) + Mrkdwn.Of($"\nWhy: {terms.Rationale}").Shortened(900) + Dates(terms);
        return words + Mrkdwn.Join("", terms.Actions.Select(action =>
            Mrkdwn.Of($"\n•  {action.Text}").Shortened(300) + Mrkdwn.Of($" ({Names.Of(roster, action.Owner)}, by {When.Date(action.DueOn)})")));
    }

    /// <summary>'From 1 Dec, reviewed 2 Mar.' on a line of its own; nothing when neither is set.</summary>
    public static Mrkdwn Dates(Terms terms) => (terms.EffectiveOn, terms.ReviewOn) switch
    {
        ({ } from, { } review) => Mrkdwn.Of($"\nFrom {When.Date(from)}, reviewed {When.Date(review)}."),
        ({ } from, null) => Mrkdwn.Of($"\nFrom {When.Date(from)}."),
        (null, { } review) => Mrkdwn.Of($"\nReviewed {When.Date(review)}."),
        _ => Mrkdwn.Empty,
    };
}
