using AlignBot.Contracts;
using AlignBot.Domain.Cadence;
using AlignBot.Domain.Records;
using AlignBot.Domain.Scoreboard.Records;
using AlignBot.Domain.Scoreboard.Review;
using AlignBot.Engine.Programs;
using AlignBot.Engine.Storage;
using NodaTime;
using OpportunityState = AlignBot.Domain.Scoreboard.Records.OpportunityState;

namespace AlignBot.ReviewLines;

/// <summary>The lines of the weekly review: accounts in motion, deals that are stuck, close dates and amounts that changed.</summary>
sealed class WeeklyLines(
    IRecordsOfAccounts records, IKnownAccounts known, IAccountsOnList list, IReviewMeetings meetings, IClock clock)
{
    /// <summary>All of them, in the order in which they are read. Empty where there are no records.</summary>
    /// <param name="settled">Facts that were dealt with.</param>
    public async Task<IReadOnlyList<ReviewLine>> ReadAsync(AlignBotContext db, ProgramInfo program, Meeting meeting,
        IReadOnlySet<Guid> settled)
    {
        var accounts = await list.ReadAsync(db, program.Key);
        if (accounts.Count == 0)
        {
            return [];
        }

        var (last, now) = (await meetings.LastHeldAsync(db, program.Key, meeting), clock.GetCurrentInstant());
        var context = new WeeklyReviewContext(
            accounts.ToDictionary(account => account.Key, account => account.Value.Tier), last, now.InZone(program.Calendar.Zone).Date,
            program.Calendar.Zone)
        {
            Most = int.MaxValue,
        };
        var review = WeeklyReviewRules.Of(await DealsAsync(db, program.Key, context, now), context);
        return [.. Motions(review, accounts, settled), .. Stuck(review, accounts), .. Slippage(review, accounts)];
    }

    /// <summary>The deals of the list that a line may be about: those that moved or are new, and those that may be stuck or
    /// overdue.</summary>
    async Task<List<(DealTrack? Before, DealTrack Now)>> DealsAsync(
        AlignBotContext db, ProgramKey key, WeeklyReviewContext context, Instant now)
    {
        var within = new Interval(context.LastReview ?? now, now + Duration.FromMilliseconds(1));
        var moved = new HashSet<string>();
        if (context.LastReview is not null)
        {
            await foreach (var move in records.MovesAsync(db, key, within))
            {
                moved.Add(move.Opportunity);
            }
        }

        var ids = await known.ReadAsync(db, key);
        var deals = new Dictionary<string, (KeptOpportunity Kept, Opportunity Deal)>();
        await foreach (var kept in records.OpportunitiesAsync(db, key, within))
        {
            Add(kept);
        }

        foreach (var kept in await records.OpportunitiesAsync(db, key, [.. moved.Where(one => !deals.ContainsKey(one))]))
        {
            Add(kept);
        }

        var moves = await records.MovesAsync(db, key, [.. deals.Keys]);
        return
        [
            .. deals.Values.Select(deal => DealHistory.Of(deal.Deal, deal.Kept.SeenAt, [.. moves[deal.Deal.Key]], context.LastReview)),
        ];

        void Add(KeptOpportunity kept)
        {
            if (kept.GoneAt is null && ids.Find(kept.AccountKey) is { } account && context.Tiers.TryGetValue(account, out var tier)
                && kept.CountedFor(account) is var deal && (moved.Contains(kept.Key) || MayHaveALine(kept, deal, tier, context)))
            {
                deals[kept.Key] = (kept, deal);
            }
        }
    }

    static bool MayHaveALine(KeptOpportunity kept, Opportunity deal, int? tier, WeeklyReviewContext context) =>
        kept.SeenAt >= context.LastReview
        || (deal.State is OpportunityState.Open && (tier == 1 || deal.CloseDate < context.Today));

    /// <summary>One line an account. What was dealt with of its deals is not said again with what came since.</summary>
    static IEnumerable<ReviewLine> Motions(
        WeeklyReview review, IReadOnlyDictionary<string, AccountOnList> accounts, IReadOnlySet<Guid> settled)
    {
        foreach (var account in review.InMotion)
        {
            var motions = account.Motions.Where(one => !settled.Contains(FactOf(one))).ToList();
            if (motions.Count > 0)
            {
                yield return new ReviewLine(
                    ReviewTopic.InMotion, account.AccountKey, accounts[account.AccountKey].Name,
                    string.Join("; ", motions.Select(LineWords.Say)), [.. motions.Select(FactOf)]);
            }
        }
    }

    static IEnumerable<ReviewLine> Stuck(WeeklyReview review, IReadOnlyDictionary<string, AccountOnList> accounts) =>
        review.Stuck.Select(deal => new ReviewLine(
            ReviewTopic.Stuck, deal.AccountKey, accounts[deal.AccountKey].Name, LineWords.Say(deal),
            [ReviewLine.Fact("stuck", deal.DealKey, $"{deal.Since:uuuu-MM-dd}")]));

    static IEnumerable<ReviewLine> Slippage(WeeklyReview review, IReadOnlyDictionary<string, AccountOnList> accounts) =>
        review.Slippage.Select(line => new ReviewLine(
            ReviewTopic.Changed, line.AccountKey, line.AccountKey is { } key ? accounts[key].Name : null, LineWords.Say(line), [FactOf(line)]));

    static Guid FactOf(DealMotion motion) =>
        ReviewLine.Fact("motion", motion.DealKey, motion.Kind.ToString(), motion.From ?? "", motion.To ?? "");

    /// <summary>The same edit is the same, however long it is overdue by now.</summary>
    static Guid FactOf(SlippageLine line) => ReviewLine.Fact(
    [
        line.Kind.ToString(), $"{line.From:uuuu-MM-dd}", $"{line.To:uuuu-MM-dd}", OpportunityMove.Written(line.AmountFrom) ?? "",
        OpportunityMove.Written(line.AmountTo) ?? "", line.Currency ?? "", .. line.DealKeys,
    ]);
}
