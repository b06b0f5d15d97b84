using AlignBot.Domain.BusinessReviews;
using AlignBot.Domain.Time;
using NodaTime;
using static AlignBot.Domain.Tests.Disputes.DisputeStory;

namespace AlignBot.Domain.Tests.BusinessReviews;

/// <remarks>It is Monday 2 March 2026, ten in London. Olga runs the program; Dana leads sales, Priya marketing, Morgan is
/// accountable.</remarks>
public static class ReviewWorkflowTests
{
    static readonly RuleContext Now = new(Monday, Team(), WorkingCalendar.Default("Europe/London"));

    static readonly FiscalQuarter Quarter = new(new LocalDate(2025, 10, 1), 1);

    static readonly BusinessReview Blank = ReviewWorkflow.Blank(new BusinessReviewId(Guid.Empty), new ProgramId(10), Quarter);

    static Outcome<BusinessReview> Apply(BusinessReview state, ReviewCommand command) => ReviewWorkflow.Apply(state, command, Now);

    static BusinessReview Done(BusinessReview state, ReviewCommand command) =>
        Assert.IsType<Outcome<BusinessReview>.Changed>(Apply(state, command)).State;

    static T Refused<T>(BusinessReview state, ReviewCommand command)
        where T : Refusal => Assert.IsType<T>(Assert.IsType<Outcome<BusinessReview>.Refused>(Apply(state, command)).Why);

    static BusinessReview Made(UserId? by = null, string says = "one", BusinessReview? from = null) =>
        Done(from ?? Blank, new ReviewCommand.Make(by ?? Olga, $"hash of {says}", says, "head"));

    public sealed class WhenItIsMade
    {
        [Fact]
        public void Whoever_runs_the_program_or_leads_can_and_nobody_else()
        {
            foreach (var keeper in (UserId[])[Olga, Dana, Priya, Morgan])
            {
                Assert.Equal(1, Made(keeper).Newest!.Number);
            }

            Assert.Contains(Olga, Refused<ReviewRefusal.NotYours>(Blank, new ReviewCommand.Make(Sam, "hash", "says", "head")).WhoMay);
            Assert.Empty(
                Refused<ReviewRefusal.NotYours>(Blank, new ReviewCommand.Make(new UserId("USTRANGER"), "hash", "says", "head")).WhoMay);
        }

        [Fact]
        public void What_says_the_same_is_no_version_and_what_does_not_stands_beside()
        {
            var first = Made();
            Assert.IsType<Outcome<BusinessReview>.Ignored>(Apply(first, new ReviewCommand.Make(Dana, "another hash", "one", "later head")));

            var second = Made(Dana, "two", first);

            Assert.Equal([1, 2], second.Revisions.Select(revision => revision.Number));
            Assert.Equal(first.Newest, second.Find(1));
        }

        [Fact]
        public void There_is_an_end_to_versions()
        {
            var full = Blank;
            for (var version = 0; version < ListLimits.ReviewRevisions; version++)
            {
                full = Made(says: $"{version}", from: full);
            }

            Assert.Equal(
                ListLimits.ReviewRevisions,
                Refused<ReviewRefusal.TooMany>(full, new ReviewCommand.Make(Olga, "hash", "another", "head")).Most);
        }
    }

    public sealed class WhenItIsSigned
    {
        [Fact]
        public void Only_the_operating_lead_signs_and_once()
        {
            foreach (var other in (UserId[])[Dana, Priya, Morgan, Sam])
            {
                Assert.Contains(Olga, Refused<ReviewRefusal.NotTheLead>(Made(), new ReviewCommand.Sign(other, 1)).WhoMay);
            }

            var signed = Done(Made(), new ReviewCommand.Sign(Olga, 1));
            Assert.Equal(new ReviewHand(Olga, Monday), signed.Newest!.Signed);
            Assert.Equal(Olga, Refused<ReviewRefusal.SignedAlready>(signed, new ReviewCommand.Sign(Olga, 1)).Hand.By);
        }

        [Fact]
        public void What_a_later_version_replaced_is_not_signed_any_more_and_a_signature_is_of_one_version_alone()
        {
            var twice = Made(says: "two", from: Made());
            Assert.Equal(2, Refused<ReviewRefusal.NotTheNewest>(twice, new ReviewCommand.Sign(Olga, 1)).Newest);
            Refused<ReviewRefusal.NoSuchRevision>(twice, new ReviewCommand.Sign(Olga, 3));

            var after = Made(says: "two", from: Done(Made(), new ReviewCommand.Sign(Olga, 1)));

            Assert.NotNull(after.Find(1)!.Signed);
            Assert.Null(after.Newest!.Signed);
        }
    }

    public sealed class WhenItIsPosted
    {
        [Fact]
        public void It_is_signed_first_and_posted_once_by_whoever_leads()
        {
            Assert.Equal(Olga, Assert.Single(Refused<ReviewRefusal.NotSigned>(Made(), new ReviewCommand.Post(Dana, 1)).WhoSigns));
            var signed = Done(Made(), new ReviewCommand.Sign(Olga, 1));
            Refused<ReviewRefusal.NotYours>(signed, new ReviewCommand.Post(Sam, 1));

            var posted = Assert.IsType<Outcome<BusinessReview>.Changed>(Apply(signed, new ReviewCommand.Post(Dana, 1)));

            Assert.Contains(new ReviewEffect.Post(1), posted.Effects);
            Assert.Equal(Dana, Refused<ReviewRefusal.PostedAlready>(posted.State, new ReviewCommand.Post(Priya, 1)).Hand.By);
        }

        [Fact]
        public void Members_read_what_is_posted_and_strangers_nothing()
        {
            var signed = Done(Made(), new ReviewCommand.Sign(Olga, 1));
            Assert.Null(ReviewWorkflow.ReadableBy(signed, Sam, Now));
            Assert.NotNull(ReviewWorkflow.ReadableBy(signed, Morgan, Now));

            var posted = Made(says: "two", from: Done(signed, new ReviewCommand.Post(Olga, 1)));

            Assert.Equal(1, ReviewWorkflow.ReadableBy(posted, Sam, Now)!.Number);
            Assert.Equal(2, ReviewWorkflow.ReadableBy(posted, Dana, Now)!.Number);
            Assert.Null(ReviewWorkflow.ReadableBy(posted, 2, Sam, Now));
            Assert.Null(ReviewWorkflow.ReadableBy(posted, 1, new UserId("USTRANGER"), Now));
        }
    }

    public sealed class WhenTheCostIsEntered
    {
        [Theory]
        [InlineData(0)]
        [InlineData(-1)]
        [InlineData(1e16)]
        public void It_is_above_zero_and_no_absurd_number(double amount) =>
            Refused<ReviewRefusal.NoCost>(Blank, new ReviewCommand.EnterCost(Olga, (decimal)amount, "EUR"));

        [Theory]
        [InlineData("")]
        [InlineData("EU")]
        [InlineData("€")]
        [InlineData("EURO")]
        [InlineData("E1R")]
        public void Its_currency_has_three_letters(string currency) =>
            Refused<ReviewRefusal.NoCurrency>(Blank, new ReviewCommand.EnterCost(Olga, 1, currency));

        [Fact]
        public void Only_the_operating_lead_enters_it_and_the_same_changes_nothing()
        {
            Refused<ReviewRefusal.NotTheLead>(Blank, new ReviewCommand.EnterCost(Dana, 1, "EUR"));

            var entered = Done(Blank, new ReviewCommand.EnterCost(Olga, 120_000, " eur "));

            Assert.Equal(new ProgramCost(120_000, "EUR", Olga, Monday), entered.Cost);
            Assert.IsType<Outcome<BusinessReview>.Ignored>(Apply(entered, new ReviewCommand.EnterCost(Olga, 120_000.00m, "EUR")));
        }
    }

    public sealed class WhichQuarterThereIsOneOf
    {
        static readonly DateTimeZone Zone = DateTimeZoneProviders.Tzdb["Pacific/Auckland"];
        static readonly FiscalQuarter Third = new(new LocalDate(2026, 7, 1), 1);
        static readonly Instant Ends = Instant.FromUtc(2026, 9, 30, 11, 0);

        [Fact]
        public void One_that_is_over_where_the_program_lives()
        {
            Assert.IsType<ReviewRefusal.NotOver>(
                ReviewWorkflow.WhyNone(Third, Zone, new LocalDate(2026, 1, 1), Ends - Duration.FromMilliseconds(1)));
            Assert.Null(ReviewWorkflow.WhyNone(Third, Zone, new LocalDate(2026, 1, 1), Ends));
        }

        [Fact]
        public void And_in_which_the_program_was_there_for_a_day_at_least()
        {
            Assert.Null(ReviewWorkflow.WhyNone(Third, Zone, new LocalDate(2026, 9, 30), Ends));
            Assert.IsType<ReviewRefusal.BeforeTheProgram>(ReviewWorkflow.WhyNone(Third, Zone, new LocalDate(2026, 10, 1), Ends));
        }
    }
}
