using System.Globalization;

namespace AlignBot.Sources.Tests.HubSpot;

/// <summary>More companies than the search gives out, all changed in the same millisecond, one of them again while they are read.</summary>
public class HubSpotLargeTests
{
    const int Count = 10_050;
    const int First = 700_001;

    static async Task<HubSpotBench> StartAsync()
    {
        var bench = await HubSpotBench.StartAsync();
        foreach (var id in Enumerable.Range(First, Count))
        {
            bench.Portal.Add(
                "companies",
                [("name", $"Company {id}"), ("hs_is_target_account", "true"), ("hs_lastmodifieddate", "2026-11-23T06:00:00.000Z")], id);
        }
        bench.Portal.AddList("Target accounts", Enumerable.Range(First, Count).Select(id => (long)id), "41");
        return bench;
    }

    [Theory]
    [InlineData("List", "/memberships")]
    [InlineData("All", "/companies?limit")]
    [InlineData("Search", "/companies/search")]
    public async Task All_come_once_each(string from, string path)
    {
        await using var bench = await StartAsync();
        bench.Hub.Faults.Before(
            path, () => bench.Portal.Change("companies", 700_003, "hs_lastmodifieddate", "2026-11-24T09:00:05.000Z"), skip: 2);
        await using var source = bench.Open(("Accounts:From", from), ("Accounts:ListId", from == "List" ? "41" : null));
        var run = bench.Run();

        var accounts = await bench.AccountsAsync(source, run);

        Assert.Equal(
            Enumerable.Range(First, Count).Select(id => id.ToString(CultureInfo.InvariantCulture)),
            accounts.Select(account => account.Key));
        Assert.Equal(bench.Hub.Calls.Count, run.Calls);
        Assert.InRange(run.Calls, 53, 150);
    }

    [Fact]
    public async Task The_stand_in_refuses_to_go_past_its_cap_as_HubSpot_does()
    {
        await using var bench = await StartAsync();
        using var client = new HttpClient { BaseAddress = bench.Hub.Address };
        client.DefaultRequestHeaders.Authorization = new("Bearer", HubSpotBench.Key);
        using var body = new StringContent("""{"filterGroups":[],"sorts":[],"properties":[],"limit":200,"after":"9900"}""", System.Text.Encoding.UTF8, "application/json");

        var answer = await client.PostAsync(new Uri("/crm/objects/2026-03/companies/search", UriKind.Relative), body);

        Assert.Equal(400, (int)answer.StatusCode);
        Assert.Contains("VALIDATION_ERROR", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Rows_are_given_as_they_come_and_not_gathered_first()
    {
        await using var bench = await StartAsync();
        await using var source = bench.Open();
        var calls = 0;

        await foreach (var account in source.ReadAccountsAsync(bench.Run(), CancellationToken.None))
        {
            calls = bench.Hub.Calls.Count;
            Assert.Equal("700001", account.Key);
            break;
        }

        // The account, the properties, its owners twice, and one page of rows.
        Assert.Equal(5, calls);
    }
}
