using AlignBot.SourceSimulators.HubSpot;
using NodaTime;

namespace AlignBot.Sources.Tests.HubSpot;

/// <summary>Whose deal it is.</summary>
public class HubSpotAccountOfTests
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
        Assert.All(
            deals,
            deal => Assert.Equal(9000 + int.Parse(deal.Key, System.Globalization.CultureInfo.InvariantCulture),
                int.Parse(deal.AccountKey!, System.Globalization.CultureInfo.InvariantCulture)));
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
