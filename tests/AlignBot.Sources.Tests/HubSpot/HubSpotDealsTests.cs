using AlignBot.SourceSimulators.HubSpot;
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
            ("dealname", "Alpine 2027"), ("amount", "40000"), ("deal_currency_code", "eur"), ("pipeline", "default"), ("dealstage", "closedwon"),
            ("createdate", "2026-07-02T09:00:00Z"), ("closedate", "2026-10-01T22:09:00Z"), ("hs_lastmodifieddate", "2026-10-01T22:10:00.250Z"),
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

    public class WhoseAccount
    {
        [Fact]
        public async Task Of_several_companies_the_primary_one_by_its_type_id()
        {
            await using var bench = await HubSpotBench.StartAsync();
            bench.Portal.Add("deals", [("dealname", "d")], 1);
            bench.Portal.Associate("deals", 1, "companies", 9021, 341);
            bench.Portal.Associate("deals", 1, "companies", 9022, 5, "Hauptunternehmen");
            bench.Portal.Associate("deals", 1, "companies", 9023, 5, category: "USER_DEFINED");
            await using var source = bench.Open();
            var run = bench.Run();

            var deal = Assert.Single(await bench.DealsAsync(source, run: run));

            Assert.Equal("9022", deal.AccountKey);
            Assert.Empty(run.Notes);
        }

        [Fact]
        public async Task Of_several_without_a_primary_none_and_one_note_for_all()
        {
            await using var bench = await HubSpotBench.StartAsync();
            foreach (var id in new long[] { 1, 2 })
            {
                bench.Portal.Add("deals", [("dealname", "d")], id);
                bench.Portal.Associate("deals", id, "companies", 9021, 341);
                bench.Portal.Associate("deals", id, "companies", 9022, 341);
            }
            await using var source = bench.Open();
            var run = bench.Run();

            var deals = await bench.DealsAsync(source, run: run);

            Assert.All(deals, deal => Assert.Null(deal.AccountKey));
            Assert.StartsWith("2 of the deals belong to several companies", Assert.Single(run.Notes), StringComparison.Ordinal);
        }

        [Fact]
        public async Task None_where_there_is_no_company_and_that_is_no_trouble()
        {
            await using var bench = await HubSpotBench.StartAsync();
            bench.Portal.Add("deals", [("dealname", "d")], 1);
            await using var source = bench.Open();
            var run = bench.Run();

            var inFull = Assert.Single(await bench.DealsAsync(source, run: run));
            var since = Assert.Single(await bench.DealsAsync(source, Instant.FromUtc(2026, 11, 1, 0, 0), run));

            Assert.Null(inFull.AccountKey);
            Assert.Null(since.AccountKey);
            Assert.Empty(run.Notes);
        }

        [Fact]
        public async Task A_primary_on_a_later_page_of_companies_is_found()
        {
            await using var bench = await HubSpotBench.StartAsync();
            bench.Hub.TargetsPerObject = 2;
            bench.Portal.Add("deals", [("dealname", "d")], 1);
            foreach (var company in Enumerable.Range(9021, 5))
            {
                bench.Portal.Associate("deals", 1, "companies", company, company == 9025 ? 5 : 341);
            }
            await using var source = bench.Open();

            var deal = Assert.Single(await bench.DealsAsync(source));

            Assert.Equal("9025", deal.AccountKey);
            Assert.Equal(3, bench.Hub.Calls.Count(call => call.Contains("/associations/", StringComparison.Ordinal)));
        }

        [Fact]
        public async Task More_companies_than_come_along_are_asked_for()
        {
            await using var bench = await HubSpotBench.StartAsync();
            bench.Portal.Add("deals", [("dealname", "d")], 1);
            foreach (var company in Enumerable.Range(9001, 150))
            {
                bench.Portal.Associate("deals", 1, "companies", company, company == 9149 ? 5 : 341);
            }
            await using var source = bench.Open();

            var deal = Assert.Single(await bench.DealsAsync(source));

            Assert.Equal("9149", deal.AccountKey);
        }

        [Fact]
        public async Task A_target_without_an_id_says_nothing()
        {
            await using var bench = await HubSpotBench.StartAsync();
            bench.Portal.Add("deals", [("dealname", "d")], 1);
            bench.Hub.Faults.On("/associations/", HubSpotFault.Status(200, """
                {"status":"COMPLETE","results":[{"from":{"id":"1"},"to":[{"toObjectId":null,"associationTypes":[]},{"toObjectId":"","associationTypes":[]},
                {"toObjectId":9021,"associationTypes":[{"category":"HUBSPOT_DEFINED","typeId":341,"label":null}]}]}]}
                """));
            await using var source = bench.Open();

            var deal = Assert.Single(await bench.DealsAsync(source, Instant.FromUtc(2026, 11, 1, 0, 0)));

            Assert.Equal("9021", deal.AccountKey);
        }

        [Fact]
        public async Task More_than_a_hundred_deals_are_asked_for_in_parts()
        {
            await using var bench = await HubSpotBench.StartAsync();
            for (var id = 1; id <= 230; id++)
            {
                bench.Portal.Add("deals", [("dealname", "d")], id);
                bench.Portal.Associate("deals", id, "companies", 9000 + id, 5);
            }
            await using var source = bench.Open();

            var deals = await bench.DealsAsync(source, Instant.FromUtc(2026, 11, 1, 0, 0));

            Assert.Equal(230, deals.Count);
            Assert.All(deals, deal => Assert.Equal(9000 + int.Parse(deal.Key, System.Globalization.CultureInfo.InvariantCulture), int.Parse(deal.AccountKey!, System.Globalization.CultureInfo.InvariantCulture)));
        }

        [Fact]
        public async Task Associations_that_HubSpot_fails_to_give_throw_the_reading_away()
        {
            await using var bench = await HubSpotBench.StartAsync();
            bench.Portal.Add("deals", [("dealname", "d")], 1);
            bench.Hub.Faults.On("/associations/", HubSpotFault.Status(207, """
                {"status":"COMPLETE","results":[],"numErrors":1,"errors":[{"status":"error","category":"INTERNAL_ERROR","message":"m","context":{}}]}
                """));
            await using var source = bench.Open();

            var fault = await bench.FaultAsync(() => bench.DealsAsync(source, Instant.FromUtc(2026, 11, 1, 0, 0)));

            Assert.Equal(SourceFaultKind.Incomplete, fault.Kind);
            Assert.Contains("INTERNAL_ERROR", fault.Message, StringComparison.Ordinal);
        }

        [Fact]
        public async Task A_token_that_ends_at_the_associations_is_renewed_there()
        {
            await using var bench = await HubSpotBench.StartAsync();
            bench.Portal.Add("deals", [("dealname", "d")], 1);
            bench.Portal.Associate("deals", 1, "companies", 9021, 5);
            bench.Hub.Faults.On("/associations/", HubSpotFault.ExpiredToken);
            await using var source = bench.OpenApp();

            var deal = Assert.Single(await bench.DealsAsync(source, Instant.FromUtc(2026, 11, 1, 0, 0)));

            Assert.Equal("9021", deal.AccountKey);
        }
    }

    public class WhatAStageMeans
    {
        [Theory]
        [InlineData("contractsent", OpportunityState.Open)]
        [InlineData("closedwon", OpportunityState.Won)]
        [InlineData("closedlost", OpportunityState.Lost)]
        public async Task The_pipeline_says(string stage, OpportunityState state)
        {
            await using var bench = await HubSpotBench.StartAsync();
            bench.Portal.Add("deals", [("dealname", "d"), ("pipeline", "default"), ("dealstage", stage)], 1);
            await using var source = bench.Open();

            var deal = Assert.Single(await bench.DealsAsync(source));

            Assert.Equal(state, deal.State);
        }

        [Fact]
        public async Task The_same_id_in_two_pipelines_means_what_its_own_says()
        {
            await using var bench = await HubSpotBench.StartAsync();
            bench.Portal.Pipelines.Add(new HubSpotPipeline("renewals", "Renewals", [Stage("done", "true", "1"), Stage("contractsent", "true", "0.0")]));
            bench.Portal.Add("deals", [("pipeline", "renewals"), ("dealstage", "contractsent")], 1);
            bench.Portal.Add("deals", [("pipeline", "renewals"), ("dealstage", "done")], 2);
            bench.Portal.Add("deals", [("pipeline", "default"), ("dealstage", "contractsent")], 3);
            await using var source = bench.Open();

            var deals = await bench.DealsAsync(source);

            Assert.Equal([OpportunityState.Lost, OpportunityState.Won, OpportunityState.Open], deals.Select(deal => deal.State));
        }

        [Theory]
        [InlineData("true", "true", OpportunityState.Won)]
        [InlineData("true", "false", OpportunityState.Lost)]
        [InlineData("false", "", OpportunityState.Open)]
        [InlineData(null, null, OpportunityState.Open)]
        public async Task A_stage_taken_out_of_its_pipeline_means_what_the_deal_says(string? closed, string? won, OpportunityState state)
        {
            await using var bench = await HubSpotBench.StartAsync();
            bench.Portal.Add("deals", [("pipeline", "default"), ("dealstage", "gone"), ("hs_is_closed", closed), ("hs_is_closed_won", won)], 1);
            await using var source = bench.Open();

            var deal = Assert.Single(await bench.DealsAsync(source));

            Assert.Equal((state, (string?)null), (deal.State, deal.StageLabel));
        }

        [Fact]
        public async Task A_pipeline_without_a_word_on_closing_goes_by_its_certainty_and_the_deal()
        {
            await using var bench = await HubSpotBench.StartAsync();
            bench.Portal.Pipelines.Add(new HubSpotPipeline("old", "Old", [Old("won", "1.0"), Old("talking", "0.4"), Old("lost", "0.0")]));
            bench.Portal.Add("deals", [("pipeline", "old"), ("dealstage", "won")], 1);
            bench.Portal.Add("deals", [("pipeline", "old"), ("dealstage", "talking")], 2);
            bench.Portal.Add("deals", [("pipeline", "old"), ("dealstage", "lost"), ("hs_is_closed", "true")], 3);
            await using var source = bench.Open();

            var deals = await bench.DealsAsync(source);

            Assert.Equal([OpportunityState.Won, OpportunityState.Open, OpportunityState.Lost], deals.Select(deal => deal.State));
        }

        [Fact]
        public async Task The_configuration_has_the_last_word()
        {
            await using var bench = await HubSpotBench.StartAsync();
            bench.Portal.Add("deals", [("pipeline", "default"), ("dealstage", "contractsent")], 1);
            await using var source = bench.Open(("Opportunities:Stages:contractsent", "Won"));

            var deal = Assert.Single(await bench.DealsAsync(source));

            Assert.Equal(OpportunityState.Won, deal.State);
        }

        static HubSpotStage Stage(string id, string closed, string probability) =>
            new(id, id, new Dictionary<string, string> { ["isClosed"] = closed, ["probability"] = probability });

        static HubSpotStage Old(string id, string probability) => new(id, id, new Dictionary<string, string> { ["probability"] = probability });
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
