using System.Globalization;
using System.Text.Json;
using AlignBot.Domain.Scoreboard;
using AlignBot.Domain.Scoreboard.Readings;
using AlignBot.Domain.Scoreboard.Records;
using AlignBot.Domain.Scoreboard.Settings;
using NodaTime;
using NodaTime.Text;
using static AlignBot.Domain.Tests.Scoreboard.ScoreStory;

namespace AlignBot.Domain.Tests.Scoreboard.Measures;

/// <summary>What went wrong in products like this one, with the records it went wrong with.</summary>
public static class KnownTroublesTests
{
    public static class At_the_last_day_of_the_quarter
    {
        const string Deals = """
            opportunity_id,account_id,stage,is_closed,is_won,amount,currency,created_at,close_date
            c1,A-1,Open,false,false,1000,EUR,2026-06-30T15:00:00Z,2027-01-15
            c2,A-1,Open,false,false,200,EUR,2026-09-30T13:59:59Z,2027-01-15
            c3,A-1,Open,false,false,30,EUR,2026-09-30T14:00:00Z,2027-01-15
            c4,A-1,Open,false,false,4,EUR,2026-10-01T06:59:59Z,2027-01-15
            k1,A-1,Lost,true,false,5000,EUR,2026-05-04T09:00:00Z,2026-06-30
            k2,A-1,Won,true,true,5000,EUR,2026-05-04T09:00:00Z,2026-07-01
            k3,A-1,Won,true,true,5000,EUR,2026-05-04T09:00:00Z,2026-09-30
            k4,A-1,Lost,true,false,5000,EUR,2026-05-04T09:00:00Z,2026-10-01
            """;

        [Theory]
        [InlineData("Australia/Sydney", 1_200, "c1 c2")]
        [InlineData("America/Los_Angeles", 234, "c2 c3 c4")]
        [InlineData("Etc/UTC", 230, "c2 c3")]
        public static void Moments_are_of_the_zone_and_dates_are_never_shifted(string zoneId, int pipeline, string made)
        {
            var story = new ScoreStory().In(zoneId);
            story.Accounts.Add(Account("A-1", 1));
            story.Deals.AddRange(Parse(Deals));

            var reading = story.Read();

            Assert.Equal(pipeline, reading.Of(MeasureKind.Influence).Total!.Value.Denominator);
            Assert.Equal(made.Split(' '), reading.Of(MeasureKind.Influence).NotBehind);
            Assert.Equal("2/2 = 100.0 %", Said(reading.Of(MeasureKind.Conversion).Total));
            Assert.Equal<string>(["k2", "k3"], reading.Of(MeasureKind.Conversion).Behind);
        }

        [Fact]
        public static void The_last_quarter_and_this_one_are_of_the_zone()
        {
            var london = Instant.FromUtc(2027, 4, 17, 9, 0);
            var auckland = Instant.FromUtc(2026, 9, 30, 11, 30);

            var last = ReadingPeriod.Last(london, "Europe/London");
            Assert.Equal((new LocalDate(2027, 1, 1), new LocalDate(2027, 4, 1)), (last.From, last.Until));
            Assert.Equal("2026 Q4", ReadingPeriod.Running(auckland, "Pacific/Auckland").Quarter.Name);
            Assert.Equal("2026 Q3", ReadingPeriod.Running(auckland, "Europe/London").Quarter.Name);
        }
    }

    public static class Of_shares_and_what_is_counted_once
    {
        const string Activities = """
            activity_id,account_id,side,kind,occurred_at,person_email,completed
            t1,A-01,sales,call,2026-09-08T10:00:00Z,noor@seller.example,true
            t2,A-01,marketing,email,2026-09-08T10:30:00Z,ivo@seller.example,true
            t3,A-01,sales,meeting,2026-09-09T10:00:00Z,teo@seller.example,true
            t4,A-07,marketing,email,2026-09-10T10:00:00Z,ivo@seller.example,true
            """;

        static MeasureReading Coverage()
        {
            var story = new ScoreStory();
            story.Accounts.AddRange(Enumerable.Range(1, 12).Select(n => Account($"A-{n:00}", n <= 2 ? 1 : 2)));
            story.Activities.AddRange(Rows(Activities).Select(row =>
                new Activity(row[0], row[1], Enum.Parse<ActivitySide>(row[2], ignoreCase: true),
                    row[3])
                { At = InstantPattern.General.Parse(row[4]).Value, Person = row[5], IsCompleted = bool.Parse(row[6]) }));
            return story.Read(MeasureKind.Coverage);
        }

        [Fact]
        public static void The_whole_is_counted_from_accounts_and_not_from_the_tiers_shares()
        {
            var coverage = Coverage();

            Assert.Equal("2/12 = 16.7 %", Said(coverage.Total));
            Assert.Equal(["1/2 = 50.0 %", "1/10 = 10.0 %", "0/0 = n/a"], coverage.Tiers.Select(tier => Said(tier.Ratio)));
        }

        [Fact]
        public static void An_account_that_both_sides_turned_to_is_one()
        {
            var coverage = Coverage();

            Assert.Equal("2/12 = 16.7 %", Said(coverage.Of(BesideKind.ByMarketing)));
            Assert.Equal("1/12 = 8.3 %", Said(coverage.Of(BesideKind.BySales)));
            Assert.Equal<string>(["A-01", "A-07"], coverage.Behind);
        }
    }

    public static class Of_currencies
    {
        const string Deals = """
            opportunity_id,account_id,stage,is_closed,is_won,amount,currency,created_at,close_date
            O-1,A-1,Open,false,false,40000,EUR,2026-07-06T09:00:00Z,2026-11-30
            O-2,A-1,Open,false,false,25000,USD,2026-07-07T09:00:00Z,2026-11-30
            O-3,A-1,Open,false,false,3000000,JPY,2026-07-08T09:00:00Z,2026-11-30
            O-4,A-1,Open,false,false,10000,,2026-07-09T09:00:00Z,2026-11-30
            O-5,A-1,Open,false,false,5000,gbp,2026-07-10T09:00:00Z,2026-11-30
            """;

        const string Rates = """{ "reporting": "EUR", "rates_to_reporting": { "USD": "0.90", "GBP": "1.15" } }""";

        static MeasureReading Influence(string? blankMeans)
        {
            using var rates = JsonDocument.Parse(Rates);
            var story = new ScoreStory();
            story.Settings = story.Settings with
            {
                Currency = new CurrencyRule(rates.RootElement.GetProperty("reporting")
                .GetString()!)
                { BlankMeans = blankMeans }
            };
            story.Rates = new ExchangeRates
            {
                Rates = [.. rates.RootElement.GetProperty("rates_to_reporting").EnumerateObject()
                    .Select(rate => new ExchangeRate(rate.Name, decimal.Parse(rate.Value.GetString()!, CultureInfo.InvariantCulture)))],
            };
            story.Accounts.Add(Account("A-1", 1));
            story.Deals.AddRange(Parse(Deals));
            return story.Read(MeasureKind.Influence);
        }

        [Fact]
        public static void A_deal_without_rate_or_currency_is_left_out_by_name()
        {
            var influence = Influence(blankMeans: null);

            Assert.Equal(68_250, influence.Total!.Value.Denominator);
            Assert.Equal<LeftOut>([new LeftOut("O-3", LeftOutWhy.NoRate), new LeftOut("O-4", LeftOutWhy.NoCurrency)], influence.LeftOut);
            Assert.Equal(5, influence.Of(BesideKind.ByCount)!.Value.Denominator);
        }

        [Fact]
        public static void A_rule_may_say_what_a_blank_means()
        {
            var influence = Influence(blankMeans: "EUR");

            Assert.Equal(78_250, influence.Total!.Value.Denominator);
            Assert.Equal<LeftOut>([new LeftOut("O-3", LeftOutWhy.NoRate)], influence.LeftOut);
        }
    }

    static IEnumerable<string[]> Rows(string csv) =>
        csv.Split('\n', StringSplitOptions.TrimEntries).Skip(1).Select(line => line.Split(','));

    static IEnumerable<Opportunity> Parse(string csv) => Rows(csv).Select(row => new Opportunity(row[0], row[1])
    {
        State = row[3] == "false" ? OpportunityState.Open : row[4] == "true" ? OpportunityState.Won : OpportunityState.Lost,
        Amount = decimal.Parse(row[5], CultureInfo.InvariantCulture),
        Currency = row[6].Length == 0 ? null : row[6],
        CreatedAt = InstantPattern.General.Parse(row[7]).Value,
        CloseDate = LocalDatePattern.Iso.Parse(row[8]).Value,
    });
}
