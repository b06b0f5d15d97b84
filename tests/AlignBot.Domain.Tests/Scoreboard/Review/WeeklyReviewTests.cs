using AlignBot.Domain.Scoreboard.Readings;
using AlignBot.Domain.Scoreboard.Records;
using AlignBot.Domain.Scoreboard.Review;
using NodaTime;
using static AlignBot.Domain.Tests.Scoreboard.ScoreStory;

namespace AlignBot.Domain.Tests.Scoreboard.Review;

public static class WeeklyReviewTests
{
    static readonly Instant Last = Utc(9, 7, 9);
    static readonly Instant Read = Utc(9, 14, 8);
    static readonly LocalDate Today = new(2026, 9, 14);

    static readonly Opportunity Deal = new("o1", "A")
    {
        Name = "Acme renewal",
        Stage = "Proposal",
        Amount = 100,
        Currency = "EUR",
        CreatedAt = Utc(6, 1),
        CloseDate = new LocalDate(2026, 9, 30),
    };

    static WeeklyReviewContext Context(Instant? last = null, bool first = false) =>
        new(new Dictionary<string, int?> { ["A"] = 1, ["B"] = 2, ["C"] = null }, first ? null : last ?? Last, Today, DateTimeZone.Utc);

    static DealTrack Before(Opportunity deal) => DealTrack.Follow(null, deal, Last);

    static WeeklyReview Review(Opportunity? before, Opportunity now, bool first = false)
    {
        var track = before is null ? null : Before(before);
        return WeeklyReviewRules.Of([(track, DealTrack.Follow(track, now, Read))], Context(first: first));
    }

    public static class In_motion
    {
        [Theory]
        [InlineData(OpportunityState.Won, "Closed", MotionKind.Won)]
        [InlineData(OpportunityState.Lost, "Closed", MotionKind.Lost)]
        [InlineData(OpportunityState.Open, "Contract", MotionKind.StageMoved)]
        public static void Are_accounts_where_a_deal_moved(OpportunityState state, string stage, MotionKind kind)
        {
            var motion = Assert.Single(Assert.Single(Review(Deal, Deal with { State = state, Stage = stage }).InMotion).Motions);

            Assert.Equal((kind, "Proposal", stage), (motion.Kind, motion.From, motion.To));
        }

        [Fact]
        public static void Are_not_accounts_where_none_did()
        {
            Assert.Empty(Review(Deal, Deal with { Stage = " proposal" }).InMotion);
            Assert.Empty(Review(Deal, Deal with { AccountKey = "off the list", State = OpportunityState.Won }).InMotion);
            Assert.Empty(Review(Deal, Deal with { State = OpportunityState.Won }, first: true).InMotion);
        }

        [Fact]
        public static void A_deal_is_opened_when_it_was_made_since_and_not_when_it_came_with_its_account()
        {
            Assert.Equal(MotionKind.Opened, Review(null, Deal with { CreatedAt = Last }).InMotion[0].Motions[0].Kind);
            Assert.Equal(MotionKind.Won, Review(null,
                Deal with { CreatedAt = Last, State = OpportunityState.Won }).InMotion[0].Motions[0].Kind);
            Assert.Empty(Review(null, Deal with { CreatedAt = Last - Duration.FromTicks(1) }).InMotion);
            Assert.Empty(Review(null, Deal with { CreatedAt = null }).InMotion);
            Assert.Equal(MotionKind.Reopened, Review(Deal with { State = OpportunityState.Lost }, Deal).InMotion[0].Motions[0].Kind);
        }

        [Fact]
        public static void The_most_important_come_first_and_the_rest_is_counted()
        {
            var tiers = Enumerable.Range(0, 14).ToDictionary(n => $"A{n:00}", n => (int?)(n == 13 ? 1 : 2));

            var review = WeeklyReviewRules.Of(
                tiers.Keys.Select(key => (Before(Deal with { Key = key, AccountKey = key }),
                    DealTrack.Follow(null, Deal with { Key = key, AccountKey = key, State = OpportunityState.Won }, Read)))
                    .Select(pair => ((DealTrack?)pair.Item1, pair.Item2)),
                Context() with { Tiers = tiers });

            Assert.Equal(("A13", 10, 4), (review.InMotion[0].AccountKey, review.InMotion.Length, review.MoreInMotion));
        }
    }

    public static class Stuck
    {
        [Theory]
        [InlineData(20, 0)]
        [InlineData(21, 1)]
        public static void Is_a_tier_one_deal_without_a_move_for_so_many_days(int days, int stuck)
        {
            var track = DealTrack.Follow(null, Deal, Utc(9, 14, 23) - Duration.FromDays(days));

            Assert.Equal(stuck, WeeklyReviewRules.Of([(track, DealTrack.Follow(track, Deal, Read))], Context()).Stuck.Length);
        }

        [Fact]
        public static void Is_no_deal_that_moved_or_ended_or_is_of_another_tier()
        {
            var track = DealTrack.Follow(null, Deal, Utc(5, 1));

            WeeklyReview Now(Opportunity deal) => WeeklyReviewRules.Of([(track, DealTrack.Follow(track, deal, Read))], Context());
            Assert.Single(Now(Deal).Stuck);
            Assert.Empty(Now(Deal with { Stage = "Contract" }).Stuck);
            Assert.Empty(Now(Deal with { State = OpportunityState.Won }).Stuck);
            Assert.Empty(Now(Deal with { AccountKey = "B" }).Stuck);
        }
    }

    public static class Slippage
    {
        [Fact]
        public static void Says_how_far_and_how_often_a_close_was_pushed()
        {
            var track = Before(Deal);
            track = DealTrack.Follow(track, Deal with { CloseDate = new LocalDate(2026, 10, 15) }, Last);
            track = DealTrack.Follow(track, Deal with { CloseDate = new LocalDate(2026, 10, 31) }, Last);

            var line = Assert.Single(WeeklyReviewRules.Of([(track,
                DealTrack.Follow(track, Deal with { CloseDate = new LocalDate(2026, 11, 30) }, Read))], Context()).Slippage);

            Assert.Equal((SlippageKind.Pushed, 30, 3, "Acme renewal"), (line.Kind, line.Days!.Value, line.Times, line.Name));
            Assert.Equal((new LocalDate(2026, 10, 31), new LocalDate(2026, 11, 30)), (line.From!.Value, line.To!.Value));
        }

        [Fact]
        public static void Tells_of_what_was_pulled_in_of_amounts_and_of_what_is_overdue()
        {
            Assert.Equal((SlippageKind.PulledIn, 10, 1), Review(Deal,
                Deal with { CloseDate = new LocalDate(2026, 9, 20) }).Slippage.Select(line =>
                (line.Kind, line.Days!.Value, line.Times)).Single());
            Assert.Equal((100m, 80m), Review(Deal, Deal with { Amount = 80 }).Slippage.Select(line =>
                (line.AmountFrom!.Value, line.AmountTo!.Value)).Single());
            Assert.Equal(SlippageKind.Amount, Review(Deal, Deal with { Currency = "USD" }).Slippage.Single().Kind);
            var late = Deal with { CloseDate = new LocalDate(2026, 9, 13) };
            Assert.Equal((SlippageKind.Overdue, 1), Review(late, late).Slippage.Select(line => (line.Kind, line.Days!.Value)).Single());
        }

        [Fact]
        public static void Is_none_of_the_same_nor_of_what_ended_is_off_the_list_or_new()
        {
            var moved = Deal with { CloseDate = new LocalDate(2026, 12, 1), Amount = 1 };

            Assert.Empty(Review(Deal, Deal with { CloseDate = Today.PlusDays(16) }).Slippage);
            Assert.Empty(Review(Deal with { CloseDate = Today }, Deal with { CloseDate = Today }).Slippage);
            Assert.Empty(Review(Deal, moved with { State = OpportunityState.Won }).Slippage);
            Assert.Empty(Review(Deal, moved with { AccountKey = "X" }).Slippage);
            Assert.Empty(Review(null, moved with { CloseDate = Today.PlusDays(-9) }).Slippage);
            Assert.Empty(Review(Deal, moved, first: true).Slippage);
        }

        [Theory]
        [InlineData(4, 4)]
        [InlineData(5, 1)]
        [InlineData(300, 1)]
        public static void Of_many_that_were_edited_alike_is_one_line(int deals, int lines)
        {
            var edited = Enumerable.Range(0, deals).Select(n =>
                Deal with { Key = $"o{n:000}", CloseDate = new LocalDate(2026, 9, 20).PlusDays(n % 9) })
                .Select(deal => (Track: Before(deal), Now: deal with { CloseDate = new LocalDate(2026, 12, 31) }))
                .Select(pair => ((DealTrack?)pair.Track, DealTrack.Follow(pair.Track, pair.Now, Read)));

            var review = WeeklyReviewRules.Of(edited, Context());

            Assert.Equal((lines, 0), (review.Slippage.Length, review.MoreSlippage));
            Assert.Equal(lines == 1 ? deals : 1, review.Slippage[0].DealKeys.Length);
            Assert.Equal(new LocalDate(2026, 12, 31), review.Slippage[0].To);
        }

        [Fact]
        public static void Shows_ten_and_counts_the_rest()
        {
            var moved = Enumerable.Range(0, 13).Select(n => Deal with { Key = $"o{n:00}" })
                .Select((deal, n) => (Track: Before(deal), Now: deal with { CloseDate = new LocalDate(2026, 10, 1).PlusDays(n) }))
                .Select(pair => ((DealTrack?)pair.Track, DealTrack.Follow(pair.Track, pair.Now, Read)));

            var review = WeeklyReviewRules.Of(moved, Context());

            Assert.Equal((10, 3, "o12"), (review.Slippage.Length, review.MoreSlippage, review.Slippage[0].DealKeys[0]));
        }
    }

    public static class The_third_conversation
    {
        [Fact]
        public static void Begins_with_what_nobody_answered_and_what_came_back()
        {
            SignalEpisode Of(string key, string account, Instant at, EpisodeState state) =>
                new(key, account, "intent", at) { State = state };
            var lag = new LagReading
            {
                Total = new LagFigure(),
                Episodes = [Of("s1", "B", Utc(9, 1), EpisodeState.Late), Of("s2", "A", Utc(9, 2), EpisodeState.Late),
                    Of("s3", "A", Utc(9, 3), EpisodeState.StillInTime),
                    Of("s4", "A", Utc(9, 1), EpisodeState.Late) with { AnsweredAt = Utc(9, 5) }],
            };
            Lead[] leads =
            [
                new("l1") { IsReturned = true, ReturnedAt = Utc(9, 8), ReturnedReason = "No Budget" },
                    new("l2") { IsReturned = true, ReturnedReason = "no  budget " },
                new("l3") { IsReturned = true, ReturnedAt = Utc(9, 9) },
                    new("l4") { IsReturned = true, ReturnedAt = Utc(8, 1), ReturnedReason = "old" }, new("l5"),
            ];

            var review = StrategyReview.Of(lag, leads, Context().Tiers, Last);

            Assert.Equal(["s2", "s1"], review.Unanswered.Select(one => one.SignalKey));
            Assert.Equal([("No Budget", "l1 l2"), ((string?)null, "l3")],
                review.Returned.Select(one => (one.Reason, string.Join(' ', one.LeadKeys))));
        }
    }
}
