using System.Collections.Immutable;
using AlignBot.Domain.Scoreboard.Readings;
using AlignBot.Domain.Scoreboard.Records;
using NodaTime;

namespace AlignBot.Domain.Scoreboard.Review;

/// <summary>Where leads go dark and why: what the strategy review's third conversation begins with.</summary>
public sealed record StrategyReview
{
    /// <summary>So many lines are shown; the rest is counted.</summary>
    public const int Most = 10;

    /// <summary>Signals that nobody acted on, by tier, the oldest first; those with time left are not among them.</summary>
    public ImmutableArray<SignalEpisode> Unanswered { get; init => field = value.OrEmpty(); } = [];

    /// <summary>How many more there are.</summary>
    public int MoreUnanswered { get; init; }

    /// <summary>Why leads came back, the most frequent first; without a reason last.</summary>
    public ImmutableArray<ReturnedLeads> Returned { get; init => field = value.OrEmpty(); } = [];

    /// <summary>How many more reasons there are.</summary>
    public int MoreReasons { get; init; }

    /// <summary>Fills it.</summary>
    /// <param name="lag">The newest reading of lag; null where it is not known.</param>
    /// <param name="leads">Leads that the source has; each key once.</param>
    /// <param name="tiers">The accounts on the list with their tiers.</param>
    /// <param name="since">When the last review was: leads that came back before it are old. Null before the first.</param>
    /// <param name="most">So many lines of each; the rest is counted.</param>
    public static StrategyReview Of(
        LagReading? lag, IEnumerable<Lead> leads, IReadOnlyDictionary<string, int?> tiers, Instant? since, int most = Most)
    {
        var open = (lag?.Episodes ?? []).Where(one => one.AnsweredAt is null && one.State is not EpisodeState.StillInTime)
            .OrderBy(one => tiers.GetValueOrDefault(one.AccountKey) ?? 4)
            .ThenBy(one => one.At)
            .ThenBy(one => one.SignalKey, StringComparer.Ordinal)
            .ToList();

        // A return without its time is taken: it is not known to be old.
        var reasons = leads.Where(lead => lead.IsReturned && !(lead.ReturnedAt < since))
            .GroupBy(lead => Folded(lead.ReturnedReason))
            .Select(same => new ReturnedLeads(
                same.Key is null ? null : same.Select(lead => lead.ReturnedReason!.Trim()).Order(StringComparer.Ordinal).First(),
                [.. same.Select(lead => lead.Key).Order(StringComparer.Ordinal)]))
            .OrderBy(returned => returned.Reason is null)
            .ThenByDescending(returned => returned.LeadKeys.Length)
            .ThenBy(returned => returned.Reason, StringComparer.Ordinal)
            .ToList();
        return new StrategyReview
        {
            Unanswered = [.. open.Take(most)],
            MoreUnanswered = Math.Max(0, open.Count - most),
            Returned = [.. reasons.Take(most)],
            MoreReasons = Math.Max(0, reasons.Count - most),
        };
    }

    static string? Folded(string? reason) => string.IsNullOrWhiteSpace(reason)
        ? null
        : Accents.Without(string.Join(' ', reason.ToLowerInvariant().Split(default(char[]), StringSplitOptions.RemoveEmptyEntries)));
}

/// <summary>Leads that came back for one reason.</summary>
/// <param name="Reason">As somebody wrote it. Null: without one.</param>
/// <param name="LeadKeys">Theirs.</param>
public sealed record ReturnedLeads(string? Reason, ImmutableArray<string> LeadKeys);
