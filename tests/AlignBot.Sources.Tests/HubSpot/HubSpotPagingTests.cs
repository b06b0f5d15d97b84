using System.Globalization;
using System.Text.Json.Nodes;
using AlignBot.SourceSimulators.HubSpot;

namespace AlignBot.Sources.Tests.HubSpot;

public class HubSpotPagingTests
{
    static readonly (string, string?)[] ByList = [("Accounts:ListId", "41")];

    public static TheoryData<string, string> Paths => new()
    {
        { "List", "/memberships" },
        { "All", "/companies?limit" },
        { "Search", "/companies/search" },
    };

    static (string, string?)[] From(string from) => from == "List" ? ByList : [("Accounts:From", from)];

    [Theory]
    [MemberData(nameof(Paths))]
    public async Task An_empty_first_page_with_a_next_one_is_followed(string from, string path)
    {
        await using var bench = await HubSpotBench.StartAsync();
        bench.SeedTargets(3);
        bench.Hub.Faults.On(path, HubSpotFault.EmptyPage);
        await using var source = bench.Open(From(from));

        var accounts = await bench.AccountsAsync(source);

        Assert.Equal(["9021", "9022", "9023"], accounts.Select(account => account.Key));
    }

    [Theory]
    [MemberData(nameof(Paths))]
    public async Task A_page_with_fewer_rows_than_asked_for_is_not_the_last(string from, string path)
    {
        await using var bench = await HubSpotBench.StartAsync();
        bench.SeedTargets(7);
        bench.Hub.RowsPerPage = 3;
        await using var source = bench.Open(From(from));

        var accounts = await bench.AccountsAsync(source);

        Assert.Equal(7, accounts.Count);
        Assert.Equal(3, bench.Hub.Calls.Count(call => call.Contains(path, StringComparison.Ordinal)));
    }

    [Theory]
    [MemberData(nameof(Paths))]
    public async Task An_empty_page_in_the_middle_is_not_the_end(string from, string path)
    {
        await using var bench = await HubSpotBench.StartAsync();
        bench.SeedTargets(5);
        bench.Hub.RowsPerPage = 2;
        bench.Hub.Faults.On(path, HubSpotFault.EmptyPage, skip: 1, times: 3);
        await using var source = bench.Open(From(from));

        var accounts = await bench.AccountsAsync(source);

        Assert.Equal(5, accounts.Select(account => account.Key).Distinct(StringComparer.Ordinal).Count());
        Assert.Equal(5, accounts.Count);
    }

    [Theory]
    [InlineData("List", "/memberships")]
    [InlineData("All", "/companies?limit")]
    public async Task The_same_page_under_a_new_cursor_throws_the_reading_away(string from, string path)
    {
        await using var bench = await HubSpotBench.StartAsync();
        bench.SeedTargets(6);
        bench.Hub.RowsPerPage = 2;
        bench.Hub.Faults.On(path, HubSpotFault.RepeatedPage, skip: 1);
        await using var source = bench.Open(From(from));

        var fault = await bench.AccountsFaultAsync(source);

        Assert.Equal(SourceFaultKind.Incomplete, fault.Kind);
        Assert.Contains("the same page twice", fault.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("List", "/memberships")]
    [InlineData("All", "/companies?limit")]
    public async Task A_cursor_that_leads_back_to_itself_ends_the_reading(string from, string path)
    {
        await using var bench = await HubSpotBench.StartAsync();
        bench.SeedTargets(6);
        bench.Hub.RowsPerPage = 2;
        bench.Hub.Faults.On(path, HubSpotFault.StuckCursor, skip: 1, times: -1);
        await using var source = bench.Open(From(from));

        var fault = await bench.AccountsFaultAsync(source);

        Assert.Equal(SourceFaultKind.Incomplete, fault.Kind);
        Assert.True(bench.Hub.Calls.Count < 20, "It went round in a circle.");
    }

    [Fact]
    public async Task Empty_pages_without_end_are_given_up()
    {
        await using var bench = await HubSpotBench.StartAsync();
        bench.SeedTargets(2);
        bench.Hub.Faults.On("/companies?limit", HubSpotFault.EmptyPage, times: -1);
        await using var source = bench.Open();

        var fault = await bench.AccountsFaultAsync(source);

        Assert.Equal(SourceFaultKind.Incomplete, fault.Kind);
        Assert.Contains("empty page", fault.Message, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Paths))]
    public async Task A_link_to_another_host_is_never_followed(string from, string path)
    {
        await using var bench = await HubSpotBench.StartAsync();
        await using var thief = await HubSpotBench.StartAsync();
        bench.SeedTargets(5);
        bench.Hub.RowsPerPage = 2;
        bench.Hub.Faults.On(path, HubSpotFault.ForeignLink(thief.Hub.Address.ToString()), times: -1);
        await using var source = bench.Open(From(from));

        var accounts = await bench.AccountsAsync(source);

        Assert.Equal(5, accounts.Count);
        Assert.Empty(thief.Hub.Calls);
    }

    [Fact]
    public async Task A_next_page_without_a_cursor_throws_the_reading_away()
    {
        await using var bench = await HubSpotBench.StartAsync();
        bench.SeedTargets(3);
        bench.Hub.Faults.On("/companies?limit", new HubSpotFault.Bends((_, reply) => reply.Body!["paging"] =
            new JsonObject { ["next"] = new JsonObject { ["link"] = "https://api.hubapi.com/next" } }));
        await using var source = bench.Open();

        var fault = await bench.AccountsFaultAsync(source);

        Assert.Equal(SourceFaultKind.Incomplete, fault.Kind);
    }

    [Fact]
    public async Task Members_that_were_counted_and_did_not_come_throw_the_reading_away()
    {
        await using var bench = await HubSpotBench.StartAsync();
        bench.SeedTargets(5);
        bench.Hub.RowsPerPage = 2;
        bench.Hub.Faults.On("/memberships", HubSpotFault.LostCursor, skip: 1);
        await using var source = bench.Open(ByList);

        var fault = await bench.AccountsFaultAsync(source);

        Assert.Equal(SourceFaultKind.Incomplete, fault.Kind);
        Assert.Contains("counts 5 members of the list 'Target accounts' and gave 4", fault.Message, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Paths))]
    public async Task A_row_that_changes_between_two_pages_still_comes_once(string from, string path)
    {
        await using var bench = await HubSpotBench.StartAsync();
        bench.SeedTargets(6);
        bench.Hub.RowsPerPage = 2;
        bench.Hub.Faults.Before(path, () => bench.Portal.Change("companies", 9021, "name", "Renamed"), skip: 1);
        await using var source = bench.Open(From(from));

        var accounts = await bench.AccountsAsync(source);

        Assert.Equal(
            Enumerable.Range(9021, 6).Select(id => id.ToString(CultureInfo.InvariantCulture)), accounts.Select(account => account.Key));
    }

    [Theory]
    [InlineData("List", "/memberships")]
    [InlineData("All", "/companies?limit")]
    public async Task A_row_that_is_on_two_pages_comes_once(string from, string path)
    {
        await using var bench = await HubSpotBench.StartAsync();
        bench.SeedTargets(6);
        bench.Hub.RowsPerPage = 2;
        bench.Hub.Faults.On(path, new HubSpotFault.Bends((_, reply) => reply.Body!["results"]!.AsArray().Insert(0, JsonNode.Parse(
            """{"id":"9022","recordId":"9022","properties":{"name":"Company 9022","hs_is_target_account":"true"}}"""))), skip: 1);
        await using var source = bench.Open(From(from));

        var accounts = await bench.AccountsAsync(source);

        Assert.Equal(
            Enumerable.Range(9021, 6).Select(id => id.ToString(CultureInfo.InvariantCulture)), accounts.Select(account => account.Key));
    }

    [Fact]
    public async Task A_member_that_slips_into_pages_already_read_throws_the_reading_away()
    {
        await using var bench = await HubSpotBench.StartAsync();
        var list = bench.SeedTargets(6);
        bench.Hub.RowsPerPage = 2;
        bench.Hub.Faults.Before("/memberships", () =>
        {
            list.Members.Remove(9021);
            list.Members.Add(9021);
        }, skip: 1);
        await using var source = bench.Open(ByList);

        var fault = await bench.AccountsFaultAsync(source);

        Assert.Equal(SourceFaultKind.Incomplete, fault.Kind);
        Assert.Contains("gave 5", fault.Message, StringComparison.Ordinal);
    }
}
