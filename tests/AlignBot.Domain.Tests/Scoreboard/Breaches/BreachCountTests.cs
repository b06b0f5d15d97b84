using AlignBot.Domain.People;
using AlignBot.Domain.Scoreboard.Breaches;
using AlignBot.Domain.Scoreboard.Records;
using AlignBot.Domain.Time;
using NodaTime;
using static AlignBot.Domain.Tests.Scoreboard.ScoreStory;

namespace AlignBot.Domain.Tests.Scoreboard.Breaches;

/// <remarks>Sales turns to a lead within four working hours; nine to five is worked in UTC. The lead is assigned on Friday 4 September 2026
/// at 15:00: until Monday 11:00.</remarks>
public static class BreachCountTests
{
    static readonly SourcePromise Speed = new(1, PromiseKind.SpeedToLead, Function.Sales, Window.Of("4wh"), Utc(7, 1));
    static readonly SourcePromise FollowUp = new(2, PromiseKind.FollowUp, Function.Sales, Window.Of("2wd"), Utc(7, 1));
    static readonly SourcePromise Reason = new(3, PromiseKind.ReasonForReturn, Function.Sales, Window.Of("1wd"), Utc(7, 1));
    static readonly Lead One = new("l1") { AccountKey = "A", CreatedAt = Utc(9, 4, 14), AssignedAt = Utc(9, 4, 15) };

    static LeadReading At(Instant taken) => new(taken, taken, NineToFive("Etc/UTC"));

    static (int Kept, int Open, int Unknown, int Late) Counts(SourcePromise promise, Lead lead, Instant taken)
    {
        var count = BreachCount.Of(promise, [lead], At(taken));
        return (count.Kept, count.Open, count.Unknown, count.Breaches.Length);
    }

    public static class Speed_to_lead
    {
        [Fact]
        public static void Is_counted_in_working_time_from_the_assignment()
        {
            Assert.Equal((0, 1, 0, 0), Counts(Speed, One, Utc(9, 7, 11)));
            Assert.Equal((0, 0, 0, 1), Counts(Speed, One, Utc(9, 7, 11) + Duration.FromMilliseconds(1)));
            Assert.Equal(Utc(9, 7, 11), BreachCount.Of(Speed, [One], At(Utc(9, 8))).Breaches[0].DueAt);
        }

        [Fact]
        public static void Is_kept_at_the_last_moment_and_broken_after_it()
        {
            Assert.Equal((1, 0, 0, 0), Counts(Speed, One with { FirstTouchAt = Utc(9, 7, 11) }, Utc(9, 8)));
            Assert.Equal((0, 0, 0, 1), Counts(Speed, One with { FirstTouchAt = Utc(9, 7, 11, 1) }, Utc(9, 8)));
        }

        [Fact]
        public static void A_touch_before_the_assignment_counts_and_so_does_giving_it_back()
        {
            Assert.Equal((1, 0, 0, 0), Counts(Speed, One with { FirstTouchAt = Utc(9, 4, 14, 30) }, Utc(9, 8)));
            Assert.Equal((1, 0, 0, 0), Counts(Speed, One with { IsReturned = true, ReturnedAt = Utc(9, 7, 10) }, Utc(9, 8)));
        }

        [Fact]
        public static void Counts_from_when_it_came_in_where_it_was_given_to_nobody_and_is_unknown_without_either()
        {
            Assert.Equal(Utc(9, 7, 10), BreachCount.Of(Speed, [One with { AssignedAt = null }], At(Utc(9, 8))).Breaches[0].DueAt);
            Assert.Equal((0, 0, 1, 0), Counts(Speed, One with { AssignedAt = null, CreatedAt = null }, Utc(9, 8)));
        }

        [Fact]
        public static void Is_not_owed_for_what_was_assigned_before_the_signature_or_is_dated_later_than_the_reading()
        {
            Assert.Equal((0, 0, 0, 0), Counts(Speed with { Since = Utc(9, 4, 15, 1) }, One, Utc(9, 8)));
            Assert.Equal((0, 0, 0, 0), Counts(Speed, One with { AssignedAt = Utc(9, 9) }, Utc(9, 8)));
            Assert.Equal((0, 0, 0, 1), Counts(Speed, One with { FirstTouchAt = Utc(9, 9) }, Utc(9, 8)));
        }

        [Fact]
        public static void Of_a_lead_that_was_closed_untouched_says_nothing() =>
            Assert.Equal((0, 0, 0, 0), Counts(Speed, One with { IsDone = true }, Utc(9, 8)));
    }

    public static class Follow_up
    {
        static readonly Lead Touched = One with { FirstTouchAt = Utc(9, 4, 15), LastTouchAt = Utc(9, 7, 10) };

        [Fact]
        public static void Is_owed_from_the_last_touch_until_the_lead_is_done_or_given_back()
        {
            Assert.Equal((0, 1, 0, 0), Counts(FollowUp, Touched, Utc(9, 9, 10)));
            Assert.Equal((0, 0, 0, 1), Counts(FollowUp, Touched, Utc(9, 9, 10, 1)));
            Assert.Equal((0, 0, 0, 0), Counts(FollowUp, Touched with { IsDone = true }, Utc(9, 10)));
            Assert.Equal((0, 0, 0, 0), Counts(FollowUp, Touched with { IsReturned = true }, Utc(9, 10)));
            Assert.Equal((0, 0, 0, 0), Counts(FollowUp, One, Utc(9, 10)));
        }

        [Fact]
        public static void Is_unknown_where_the_source_tells_of_the_first_touch_alone()
        {
            Assert.Equal((0, 0, 1, 0), Counts(FollowUp, Touched with { LastTouchAt = null }, Utc(9, 30)));
            Assert.Equal((0, 0, 1, 0), Counts(FollowUp, Touched with { LastTouchAt = Utc(10, 1) }, Utc(9, 30)));
        }
    }

    public static class A_lead_that_comes_back
    {
        [Fact]
        public static void Carries_a_reason_within_its_time()
        {
            var back = One with { IsReturned = true, ReturnedAt = Utc(9, 7, 10) };

            Assert.Equal((0, 1, 0, 0), Counts(Reason, back, Utc(9, 8, 10)));
            Assert.Equal((0, 0, 0, 1), Counts(Reason, back, Utc(9, 8, 10, 1)));
            Assert.Equal((1, 0, 0, 0), Counts(Reason, back with { ReturnedReason = "No budget" }, Utc(9, 9)));
            Assert.Equal((0, 0, 1, 0), Counts(Reason, back with { ReturnedAt = null }, Utc(9, 9)));
            Assert.Equal((0, 0, 0, 0), Counts(Reason, One, Utc(9, 9)));
        }
    }

    [Fact]
    public static void A_source_that_is_stale_or_was_not_read_is_never_a_breach()
    {
        Assert.Empty(BreachCount.Of(Speed, [One], new LeadReading(Utc(9, 8), Utc(9, 11) + Duration.FromTicks(1),
            NineToFive("Etc/UTC"))).Breaches);
        Assert.Empty(BreachCount.Of(Speed, [One], new LeadReading(null, Utc(9, 8), NineToFive("Etc/UTC"))).Breaches);
        Assert.Single(BreachCount.Of(Speed, [One], new LeadReading(Utc(9, 8), Utc(9, 11), NineToFive("Etc/UTC"))).Breaches);

        // Read before it was due, it does not tell whether it was done.
        Assert.Empty(BreachCount.Of(Speed, [One], new LeadReading(Utc(9, 7, 10), Utc(9, 8), NineToFive("Etc/UTC"))).Breaches);
    }

    [Fact]
    public static void A_lead_that_comes_twice_is_one_breach() => Assert.Single(BreachCount.Of(Speed, [One, One], At(Utc(9, 8))).Breaches);

    public static class When_it_is_read_again
    {
        static BreachChanges Again(SourcePromise promise, BreachFinding[] known, Lead lead, Instant taken) =>
            BreachReconciling.Of(promise, known, [lead], At(taken));

        [Fact]
        public static void What_is_known_is_not_found_again()
        {
            var found = Again(Speed, [], One, Utc(9, 8)).New;

            Assert.Equal(("1/l1", 1, Utc(9, 8)), found.Select(finding => (finding.Key, finding.Count, finding.FoundAt)).Single());
            var changes = Again(Speed, [.. found], One, Utc(9, 9));
            Assert.Empty(changes.New);
            Assert.Empty(changes.Changed);
        }

        [Fact]
        public static void A_touch_that_was_written_down_late_withdraws_it_and_a_late_touch_does_not()
        {
            var found = Again(Speed, [], One, Utc(9, 8)).New;

            var withdrawn = Assert.Single(Again(Speed, [.. found], One with { FirstTouchAt = Utc(9, 7, 9) }, Utc(9, 9)).Changed);
            Assert.Equal((Utc(9, 9), 0, 1), (withdrawn.WithdrawnAt!.Value, withdrawn.Count, withdrawn.Corrected));
            var late = Assert.Single(Again(Speed, [.. found], One with { FirstTouchAt = Utc(9, 8, 9) }, Utc(9, 9)).Changed);
            Assert.Equal((null, Utc(9, 8, 9)), (late.WithdrawnAt, late.Items[0].DoneAt!.Value));
        }

        [Fact]
        public static void What_was_withdrawn_is_found_again_where_the_correction_is_taken_back()
        {
            var found = Again(Speed, [], One, Utc(9, 8)).New[0] with { Items = [], WithdrawnAt = Utc(9, 9) };

            Assert.Single(Again(Speed, [found], One, Utc(9, 10)).New);
        }

        [Fact]
        public static void A_follow_up_that_came_late_stays_and_one_that_was_written_down_late_does_not()
        {
            var lead = One with { FirstTouchAt = Utc(9, 4, 15), LastTouchAt = Utc(9, 7, 10) };
            var found = Again(FollowUp, [], lead, Utc(9, 10)).New;

            Assert.Null(Assert.Single(Again(FollowUp, [.. found], lead with { LastTouchAt = Utc(9, 9, 12) },
                Utc(9, 10, 9)).Changed).WithdrawnAt);
            Assert.NotNull(Assert.Single(Again(FollowUp, [.. found], lead with { LastTouchAt = Utc(9, 8, 12) },
                Utc(9, 10, 9)).Changed).WithdrawnAt);
        }

        [Fact]
        public static void A_stale_reading_and_a_lead_that_is_gone_change_nothing()
        {
            var found = Again(Speed, [], One, Utc(9, 8)).New;

            Assert.Empty(BreachReconciling.Of(Speed, found, [One with { FirstTouchAt = Utc(9, 7, 9) }],
                new LeadReading(Utc(9, 8), Utc(9, 18), NineToFive("Etc/UTC"))).Changed);
            Assert.Empty(BreachReconciling.Of(Speed, found, [], At(Utc(9, 9))).Changed);
        }

        [Theory]
        [InlineData(24, 24)]
        [InlineData(25, 1)]
        [InlineData(500, 1)]
        public static void Many_at_once_are_one_finding_and_are_found_once(int leads, int findings)
        {
            Lead[] all = [.. Enumerable.Range(0, leads).Select(n => One with { Key = $"l{n:000}" })];

            var found = BreachReconciling.Of(Speed, [], all, At(Utc(9, 8))).New;

            Assert.Equal((findings, leads), (found.Length, found.Sum(finding => finding.Count)));
            Assert.True(found.All(finding => finding.Items.Length <= BreachFinding.MostItems));
            Assert.Empty(BreachReconciling.Of(Speed, found, all, At(Utc(9, 9))).New);
        }
    }
}
