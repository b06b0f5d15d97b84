using System.Text.Json.Nodes;
using AlignBot.SourceSimulators.HubSpot;

namespace AlignBot.Sources.Tests.HubSpot;

public class HubSpotSearchTests
{
    [Fact]
    public async Task Results_that_a_search_counted_and_does_not_give_throw_the_reading_away()
    {
        await using var bench = await HubSpotBench.StartAsync();
        bench.SeedTargets(5);
        bench.Hub.RowsPerPage = 2;
        bench.Hub.Faults.On("/search", new HubSpotFault.Bends((_, reply) =>
        {
            reply.Body!["results"] = new JsonArray();
            reply.Body.Remove("paging");
        }), skip: 1);
        await using var source = bench.Open(("Accounts:From", "Search"));

        var fault = await bench.AccountsFaultAsync(source);

        Assert.Equal(SourceFaultKind.Incomplete, fault.Kind);
        Assert.Contains("counts 3 more and gives none", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_order_in_which_ids_are_text_is_noticed_before_a_row_is_left_out()
    {
        await using var bench = await HubSpotBench.StartAsync();
        bench.SeedTargets(3);
        bench.Hub.Faults.On("/search", new HubSpotFault.Bends((_, reply) =>
        {
            var rows = reply.Body!["results"]!.AsArray();
            rows[0]!["id"] = "10";
            rows[1]!["id"] = "100";
            rows[2]!["id"] = "9";
        }));
        await using var source = bench.Open(("Accounts:From", "Search"));

        var fault = await bench.AccountsFaultAsync(source);

        Assert.Equal(SourceFaultKind.Incomplete, fault.Kind);
        Assert.Contains("an order in which some can be left out", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_row_that_leaves_what_a_search_finds_moves_no_other_out_of_sight()
    {
        await using var bench = await HubSpotBench.StartAsync();
        bench.SeedTargets(6);
        bench.Hub.RowsPerPage = 2;
        bench.Hub.Faults.Before("/search", () =>
        {
            bench.Portal.Change("companies", 9021, "hs_is_target_account", "false");
            bench.Portal.Add("companies", [("name", "Joined"), ("hs_is_target_account", "true")], 9090);
        }, skip: 1);
        await using var source = bench.Open(("Accounts:From", "Search"));

        var accounts = await bench.AccountsAsync(source);

        Assert.Equal(["9021", "9022", "9023", "9024", "9025", "9026", "9090"], accounts.Select(account => account.Key));
    }
}
