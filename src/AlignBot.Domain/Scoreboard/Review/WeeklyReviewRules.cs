using AlignBot.Domain.Scoreboard.Records;
using NodaTime;

namespace AlignBot.Domain.Scoreboard.Review;

/// <summary>The world at a weekly review.</summary>
/// <param name="Tiers">The accounts on the list with their tiers, null where one has none. Deals of others are no part of it.</param>
/// <param name="LastReview">When the last one was; null before the first: then nothing has changed yet.</param>
/// <param name="Today">By the program's clock.</param>
/// <param name="Zone">The program's.</param>
public sealed record WeeklyReviewContext(IReadOnlyDictionary<string, int?> Tiers, Instant? LastReview, LocalDate Today, DateTimeZone Zone)
{
    /// <summary>A tier-one deal that stands in its stage for so many days is stuck.</summary>
    public int StuckAfterDays { get; init; } = 21;

    /// <summary>So many lines of each section; the rest is counted.</summary>
    public int Most { get; init; } = WeeklyReview.Most;
}

/// <summary>Fills the sections of the weekly review.</summary>
public static class WeeklyReviewRules
{
    /// <summary>All of them.</summary>
    /// <param name="deals">Each deal as it was followed at the last review, null where it was not there yet, and as it is now.</param>
    /// <param name="context">The list and the days.</param>
    public static WeeklyReview Of(IEnumerable<(DealTrack? Before, DealTrack Now)> deals, WeeklyReviewContext context)
    {
        var (motions, stuck, slippage) = (new Dictionary<string, List<DealMotion>>(), new List<StuckDeal>(), new List<SlippageLine>());
        foreach (var (before, now) in deals)
        {
            if (now.Deal.AccountKey is not { } account || !context.Tiers.TryGetValue(account, out var tier))
            {
                continue;
            }

            if (MotionOf(before, now, context) is { } motion)
            {
                (motions.TryGetValue(account, out var known) ? known : motions[account] = []).Add(motion);
            }

            if (StuckOf(account, tier, now, context) is { } still)
            {
                stuck.Add(still);
            }

            if (before is not null && context.LastReview is not null)
            {
                slippage.AddRange(SlippageRules.Of(before, now, account, tier, context.Today));
            }
        }

        var inMotion = motions
            .Select(pair => new AccountInMotion(
                pair.Key,
                context.Tiers[pair.Key],
                [.. pair.Value.OrderBy(one => one.Kind).ThenBy(one => one.DealKey, StringComparer.Ordinal)]))
            .OrderBy(one => one.Tier ?? 4).ThenBy(one => one.Motions[0].Kind).ThenBy(one => one.AccountKey, StringComparer.Ordinal)
            .ToList();
        var standing = stuck.OrderByDescending(one => one.Days).ThenBy(one => one.DealKey, StringComparer.Ordinal).ToList();
        var lines = SlippageRules.Together(slippage);
        return new WeeklyReview
        {
            InMotion = [.. inMotion.Take(context.Most)],
            MoreInMotion = Math.Max(0, inMotion.Count - context.Most),
            Stuck = [.. standing.Take(context.Most)],
            MoreStuck = Math.Max(0, standing.Count - context.Most),
            Slippage = [.. lines.Take(context.Most)],
            MoreSlippage = Math.Max(0, lines.Count - context.Most),
        };
    }

    static DealMotion? MotionOf(DealTrack? before, DealTrack now, WeeklyReviewContext context)
    {
        if (context.LastReview is not { } last)
        {
            return null;
        }

        // A deal that came to the list, or to the reading, with its account is no new deal.
        if (before is null && !(now.Deal.CreatedAt >= last))
        {
            return null;
        }

        MotionKind? kind = (before?.Deal.State, now.Deal.State) switch
        {
            (null or OpportunityState.Open or OpportunityState.Lost, OpportunityState.Won) => MotionKind.Won,
            (null or OpportunityState.Open or OpportunityState.Won, OpportunityState.Lost) => MotionKind.Lost,
            (null, _) => MotionKind.Opened,
            (not OpportunityState.Open, OpportunityState.Open) => MotionKind.Reopened,
            (OpportunityState.Open, OpportunityState.Open) when !DealTrack.IsSameStage(before!.Deal, now.Deal) => MotionKind.StageMoved,
            _ => null,
        };
        return kind is { } what ? new DealMotion(what, now.Deal.Key, now.Deal.Name, before?.Deal.Stage, now.Deal.Stage) : null;
    }

    static StuckDeal? StuckOf(string account, int? tier, DealTrack now, WeeklyReviewContext context)
    {
        if (tier != 1 || now.Deal.State is not OpportunityState.Open)
        {
            return null;
        }

        var since = now.StageSince.InZone(context.Zone).Date;
        var days = Period.DaysBetween(since, context.Today);
        return days >= context.StuckAfterDays ? new StuckDeal(now.Deal.Key, account, now.Deal.Name, now.Deal.Stage, since, days) : null;
    }
}
