using System.Collections.Immutable;

namespace AlignBot.Domain.Artifacts;

/// <summary>A meaning that a team can begin with. It holds nowhere until somebody proposes it and both sides sign.</summary>
/// <param name="Term">What it is called.</param>
/// <param name="Aka">By what else it goes.</param>
/// <param name="Text">What it means, to be changed.</param>
public sealed record DefinitionStarter(string Term, ImmutableArray<string> Aka, string Text);

/// <summary>The terms that sales and marketing most often mean different things by, with a meaning to begin with.</summary>
public static class DefinitionStarters
{
    /// <summary>In the order in which they are offered.</summary>
    public static ImmutableArray<DefinitionStarter> All { get; } =
    [
        new("MQL", ["marketing-qualified lead"],
            "A person at an account on the shared list who has asked to be contacted, or has responded to marketing at least twice within 30 days (a form, a webinar, an event; an opened e-mail does not count). Marketing hands it to sales with name, account and what they responded to."),
        new("MQA", ["marketing-qualified account"],
            "An account on the shared list that reached 10 engagement points within 90 days, counted from what people of the account did (replies, forms, visits, webinars, meetings attended), by at least two people."),
        new("Stage one", ["stage 1", "sales-accepted opportunity"],
            "The first stage of an opportunity: a sales person has spoken with somebody at the account, a problem we solve is named, and a next meeting is agreed with a date. Before that it is not in the pipeline."),
        new("Qualified opportunity", ["SQO", "sales-qualified opportunity"],
            "An opportunity past stage one in which need, budget or the way to it, the person who decides, and a time frame are written down. Only these count as pipeline."),
        new("Coverage", ["account coverage"],
            "The share of accounts on the shared list that marketing or sales has reached at least once in the last 30 days: a call, an e-mail sent, a meeting, or a campaign that reached the account. Failed and scheduled ones do not count."),
        new("Engagement", ["account engagement"],
            "The share of accounts on the shared list with at least 10 points within 90 days, counted only from what people of the account did, with the weights of the scoreboard."),
        new("Pipeline influence", ["influenced pipeline"],
            "Of the pipeline created in a period on accounts of the shared list, the share of the amount whose opportunity had a marketing response within 90 days before it was created. A mere send is no response."),
        new("Conversion", ["win rate"],
            "Of the opportunities on accounts of the shared list that were closed in a period, the share that was won, by count; the same by value stands beside it."),
        new("Signal-to-action lag", ["signal to action", "speed to lead"],
            "The working time from the moment at which the team could know of a buying signal of an account on the shared list until a sales person's next completed action on it. Automatic sequences do not count; an unanswered signal stays in the count."),
    ];

    /// <summary>The one that goes by that name; null when there is none.</summary>
    public static DefinitionStarter? Find(string term) => TermMatch.Find(term, All, TermMatch.Names);

    /// <summary>Those that may be meant, the nearest first.</summary>
    public static ImmutableArray<DefinitionStarter> Near(string term) => TermMatch.Near(term, All, TermMatch.Names);
}
