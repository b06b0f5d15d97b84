using NodaTime;

namespace AlignBot.Sources.Tests.HubSpot;

public class HubSpotDealsTests
{
    [Theory]
    [InlineData("2026-03")]
    [InlineData("v3")]
    public async Task A_deal_comes_with_its_account_stage_amount_and_day(string version)
    {
        await using var bench = await HubSpotBench.StartAsync();
        bench.Portal.AdditionalCurrencies.Add("USD");
        bench.Portal.Add("deals",
        [
            ("dealname", "Alpine 2027"), ("amount", "40000"), (
                "deal_currency_code", "eur"), ("pipeline", "default"), ("dealstage", "closedwon"),
            ("createdate", "2026-07-02T09:00:00Z"), ("closedate", "2026-10-01T22:09:00Z"), (
                "hs_lastmodifieddate", "2026-10-01T22:10:00.250Z"),
        ], 5501);
        // The primary company stands in it twice, once for each of its labels.
        bench.Portal.Associate("deals", 5501, "companies", 9021, 5);
        bench.Portal.Associate("deals", 5501, "companies", 9021, 341);
        await using var source = bench.Open(("ApiVersion", version));

        var deal = Assert.Single(await bench.DealsAsync(source));

        Assert.Equal(new SourceOpportunity("5501", "9021")
        {
            Name = "Alpine 2027",
            Stage = "closedwon",
            StageLabel = "Closed Won",
            State = OpportunityState.Won,
            Amount = 40_000m,
            Currency = "EUR",
            CreatedAt = Instant.FromUtc(2026, 7, 2, 9, 0),
            // Ten past midnight in Berlin.
            CloseDate = new LocalDate(2026, 10, 2),
            ModifiedAt = Instant.FromUtc(2026, 10, 1, 22, 10) + Duration.FromMilliseconds(250),
        }, deal);
        Assert.DoesNotContain(bench.Hub.Calls, call => call.Contains("/associations/", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("America/Phoenix", "2026-04-01T01:09:00Z", 2026, 3, 31)]
    [InlineData("Australia/Sydney", "2026-03-31T14:30:00Z", 2026, 4, 1)]
    [InlineData("Europe/Berlin", "1774998000000", 2026, 4, 1)]
    [InlineData("America/Phoenix", "2026-04-01", 2026, 4, 1)]
    [InlineData("Europe/London", "2026-10-24T23:30:00Z", 2026, 10, 25)]
    public async Task The_close_date_is_the_day_that_people_there_read(string zone, string closes, int year, int month, int day)
    {
        await using var bench = await HubSpotBench.StartAsync();
        bench.Portal.TimeZone = zone;
        bench.Portal.Add("deals", [("dealname", "d"), ("closedate", closes)], 1);
        await using var source = bench.Open();

        var deal = Assert.Single(await bench.DealsAsync(source));

        Assert.Equal(new LocalDate(year, month, day), deal.CloseDate);
    }

    public class WhatItIsWorth
    {
        [Theory]
        [InlineData("1200.5", 1200.5)]
        [InlineData("0", 0.0)]
        [InlineData("-250.00", -250.0)]
        [InlineData("1.5E+3", 1500.0)]
        public async Task An_amount_is_read_as_written(string amount, double expected)
        {
            await using var bench = await HubSpotBench.StartAsync();
            bench.Portal.Add("deals", [("amount", amount)], 1);
            await using var source = bench.Open();

            var deal = Assert.Single(await bench.DealsAsync(source));

            Assert.Equal((decimal)expected, deal.Amount);
        }

        [Fact]
        public async Task A_blank_amount_is_none_and_one_that_is_no_number_is_said()
        {
            await using var bench = await HubSpotBench.StartAsync();
            bench.Portal.Add("deals", [("amount", "")], 1);
            bench.Portal.Add("deals", [("amount", "1,200")], 2);
            await using var source = bench.Open();
            var run = bench.Run();

            var deals = await bench.DealsAsync(source, run: run);

            Assert.All(deals, deal => Assert.Null(deal.Amount));
            Assert.Equal("The amount of 1 deals is no number (2); they are given without one.", Assert.Single(run.Notes));
        }

        [Theory]
        [InlineData(false, null, "EUR")]
        [InlineData(true, null, null)]
        [InlineData(true, "gbp", "GBP")]
        [InlineData(true, "pounds", null)]
        public async Task A_currency_is_never_guessed_where_there_are_several(bool several, string? code, string? expected)
        {
            await using var bench = await HubSpotBench.StartAsync();
            if (several)
            {
                bench.Portal.AdditionalCurrencies.AddRange(["USD", "GBP"]);
            }
            bench.Portal.Add("deals", [("amount", "1"), ("deal_currency_code", code)], 1);
            await using var source = bench.Open();

            var deal = Assert.Single(await bench.DealsAsync(source));

            Assert.Equal(expected, deal.Currency);
        }
    }

    public class Since
    {
        [Fact]
        public async Task What_changed_from_a_little_earlier_on_comes()
        {
            await using var bench = await HubSpotBench.StartAsync();
            bench.Portal.Add("deals", [("dealname", "old"), ("hs_lastmodifieddate", "2026-11-20T09:54:59Z")], 1);
            bench.Portal.Add("deals", [("dealname", "late to the index"), ("hs_lastmodifieddate", "2026-11-20T09:55:00Z")], 2);
            bench.Portal.Add("deals", [("dealname", "new"), ("hs_lastmodifieddate", "2026-11-20T10:00:00Z")], 3);
            await using var source = bench.Open();

            var deals = await bench.DealsAsync(source, Instant.FromUtc(2026, 11, 20, 10, 0));

            Assert.Equal(["2", "3"], deals.Select(deal => deal.Key));
        }

        [Fact]
        public async Task More_than_ten_thousand_of_one_moment_all_come()
        {
            await using var bench = await HubSpotBench.StartAsync();
            bench.Hub.SearchCap = 400;
            for (var id = 1; id <= 1050; id++)
            {
                bench.Portal.Add("deals", [("hs_lastmodifieddate", "2026-11-23T06:00:00.000Z")], id);
            }
            await using var source = bench.Open();

            var deals = await bench.DealsAsync(source, Instant.FromUtc(2026, 11, 23, 0, 0));

            Assert.Equal(1050, deals.Select(deal => deal.Key).Distinct(StringComparer.Ordinal).Count());
        }

        [Fact]
        public async Task Only_deals_of_the_pipelines_that_count()
        {
            await using var bench = await HubSpotBench.StartAsync();
            bench.Portal.Add("deals", [("pipeline", "default"), ("dealstage", "contractsent")], 1);
            bench.Portal.Add("deals", [("pipeline", "renewals"), ("dealstage", "x")], 2);
            await using var source = bench.Open(("Opportunities:Pipelines", "default"));

            var deals = await bench.DealsAsync(source);

            Assert.Equal(["1"], deals.Select(deal => deal.Key));
        }
    }
}
