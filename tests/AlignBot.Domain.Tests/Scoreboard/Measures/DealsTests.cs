using AlignBot.Domain.Scoreboard;
using AlignBot.Domain.Scoreboard.Readings;
using AlignBot.Domain.Scoreboard.Records;
using AlignBot.Domain.Scoreboard.Settings;
using NodaTime;
using static AlignBot.Domain.Tests.Scoreboard.ScoreStory;

namespace AlignBot.Domain.Tests.Scoreboard.Measures;

/// <summary>Deals that contradict themselves, and what came before them.</summary>
public static class DealsTests
{
    public static class Sourced
    {
        static decimal Pipeline(Activity response, Activity? touch)
        {
            var story = With(Account("A", 1));
            story.Activities.AddRange(touch is null ? [response] : [response, touch]);
            story.Deals.Add(new Opportunity("o", "A") { CreatedAt = Utc(8, 1, 10), Amount = 5, Currency = "EUR" });
            return story.Read(MeasureKind.Influence).Of(BesideKind.Sourced)!.Value.Numerator;
        }

        static readonly Activity Form = By(ActivitySide.Buyer, "form", "A", Utc(7, 20, 12));
        static readonly Activity FormThatDay = Form with { At = null, On = new LocalDate(2026, 7, 20) };

        static Activity Call(Instant at) => By(ActivitySide.Sales, "call", "A", at);

        [Fact]
        public static void Is_what_a_response_came_before_sales_turned_to_the_account()
        {
            Assert.Equal(5, Pipeline(Form, null));
            Assert.Equal(5, Pipeline(Form, Call(Utc(7, 20, 12) + Duration.FromTicks(1))));
            Assert.Equal(0, Pipeline(Form, Call(Utc(7, 20, 12))));
            Assert.Equal(5, Pipeline(Form, Call(Utc(8, 1, 10) - Duration.FromDays(90) - Duration.FromTicks(1))));
            Assert.Equal(0, Pipeline(Form, Call(Utc(8, 1, 10) - Duration.FromDays(90))));
        }

        [Fact]
        public static void Is_nothing_that_a_date_alone_can_tell_on_the_same_day()
        {
            Assert.Equal(0, Pipeline(FormThatDay, Call(Utc(7, 20, 23))));
            Assert.Equal(5, Pipeline(FormThatDay, Call(Utc(7, 21))));
            Assert.Equal(0, Pipeline(Form, Call(default) with { At = null, On = new LocalDate(2026, 7, 20) }));
            Assert.Equal(5, Pipeline(Form, Call(default) with { At = null, On = new LocalDate(2026, 7, 21) }));
            Assert.Equal(0, Pipeline(FormThatDay, Call(default) with { At = null, On = new LocalDate(2026, 7, 20) }));
        }

        [Fact]
        public static void Is_nothing_that_marketing_did_first_without_a_response() =>
            Assert.Equal(0, Pipeline(By(ActivitySide.Marketing, "campaign", "A", Utc(7, 20)), Call(Utc(7, 21))));
    }

    public static class Of_deals
    {
        [Fact]
        public static void What_contradicts_itself_is_left_out_by_name()
        {
            var story = With(Account("A", 1));
            story.Deals.AddRange(
            [
                new Opportunity("1", "A") { State = OpportunityState.Won, CreatedAt = Utc(7, 2), Amount = -1, Currency = "EUR" },
                new Opportunity("2", "A") { State = OpportunityState.Lost, CloseDate = new LocalDate(2026, 9, 1), Amount = 1e20m,
                    Currency = "EUR" },
                new Opportunity("3", "A") { State = OpportunityState.Won, CloseDate = new LocalDate(2026, 9, 30), CreatedAt = Utc(9, 20),
                    Amount = 7, Currency = "EUR" },
            ]);
            story.Now = Utc(9, 10);

            var reading = story.Read();

            Assert.Equal<LeftOut>(
                [new LeftOut("1", LeftOutWhy.NegativeAmount), new LeftOut("2", LeftOutWhy.NoTime),
                    new LeftOut("3", LeftOutWhy.InTheFuture)], reading.Of(MeasureKind.Influence).LeftOut);
            Assert.Equal<LeftOut>(
                [new LeftOut("1", LeftOutWhy.NoCloseDay), new LeftOut("2", LeftOutWhy.AbsurdAmount),
                    new LeftOut("3", LeftOutWhy.InTheFuture)], reading.Of(MeasureKind.Conversion).LeftOut);
            Assert.Equal("0/1 = 0.0 %", Said(reading.Of(MeasureKind.Conversion).Total));
        }

        [Fact]
        public static void Of_a_deal_that_was_read_twice_the_newer_counts()
        {
            var story = With(Account("A", 1));
            var open = new Opportunity("1", "A") { CreatedAt = Utc(7, 2), Amount = 1, Currency = "EUR", ModifiedAt = Utc(9, 2) };
            var lost = open with { State = OpportunityState.Lost, CloseDate = new LocalDate(2026, 8, 1), ModifiedAt = Utc(8, 1) };
            story.Deals.AddRange([open, lost]);

            Assert.Equal("0/0 = n/a", Said(story.Read(MeasureKind.Conversion).Total));
        }

        [Fact]
        public static void The_rate_is_that_of_the_close_else_of_the_creation()
        {
            var story = With(Account("A", 1));
            story.Rates = new ExchangeRates
            {
                Rates = [new ExchangeRate("USD", 2, new LocalDate(2026, 8, 1)),
                new ExchangeRate("USD", 3, new LocalDate(2026, 11, 1)), new ExchangeRate("CHF", 0)]
            };
            story.Deals.AddRange(
            [
                new Opportunity("1", "A") { CreatedAt = Utc(8, 1), Amount = 1, Currency = "USD" },
                new Opportunity("2", "A") { CreatedAt = Utc(8, 1), Amount = 10, Currency = "USD", CloseDate = new LocalDate(2026, 11, 1) },
                new Opportunity("3", "A") { CreatedAt = Utc(7, 31), Amount = 100, Currency = "USD" },
                new Opportunity("4", "A") { CreatedAt = Utc(7, 31), Amount = 100, Currency = "CHF" },
            ]);

            var influence = story.Read(MeasureKind.Influence);

            Assert.Equal(32, influence.Total!.Value.Denominator);
            Assert.Equal<LeftOut>([new LeftOut("3", LeftOutWhy.NoRate), new LeftOut("4", LeftOutWhy.NoRate)], influence.LeftOut);
        }

        [Theory]
        [InlineData(0, true)]
        [InlineData(90, true)]
        [InlineData(91, false)]
        [InlineData(-1, false)]
        public static void A_qualified_account_has_its_full_time_to_get_a_deal(int days, bool counts)
        {
            var story = With(Account("A", 1));
            var qualified = Utc(7, 2, 12) - Duration.FromDays(90);
            story.Settings = story.Settings with { Conversion = ConversionKind.QualifiedToOpportunity, QualifyingSignals = ["MQA"] };
            story.Signals.AddRange([new Signal("1", "A", "mqa") { DetectedAt = qualified + Duration.FromDays(50) },
                new Signal("2", "A", "mqa") { DetectedAt = qualified }]);
            story.Deals.Add(new Opportunity("1", "A") { CreatedAt = qualified + Duration.FromDays(days) });

            Assert.Equal(counts ? "1/1 = 100.0 %" : "0/1 = 0.0 %", Said(story.Read(MeasureKind.Conversion).Total));
        }

        [Fact]
        public static void An_account_that_qualified_before_the_cohort_is_not_of_it_when_it_does_so_again()
        {
            var story = With(Account("A", 1) with { QualifiedAt = Utc(1, 1) });
            story.Settings = story.Settings with { Conversion = ConversionKind.QualifiedToOpportunity, QualifyingSignals = ["mqa"] };
            story.Signals.Add(new Signal("1", "A", "mqa") { DetectedAt = Utc(6, 1) });

            Assert.Equal("0/0 = n/a", Said(story.Read(MeasureKind.Conversion).Total));
        }

        [Fact]
        public static void Without_a_list_of_the_beginning_there_is_no_cohort()
        {
            var story = WorkedExampleTests.Example();
            story.Before = null;
            story.Settings = story.Settings with { Conversion = ConversionKind.ListToOpportunity };

            Assert.Equal<Unknown>([new Unknown(UnknownWhy.NoListBefore)], story.Read(MeasureKind.Conversion).Unknown);
        }
    }
}
