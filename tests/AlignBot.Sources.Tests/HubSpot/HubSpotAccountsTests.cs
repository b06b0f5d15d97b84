using System.Globalization;
using AlignBot.SourceSimulators.HubSpot;
using NodaTime;

namespace AlignBot.Sources.Tests.HubSpot;

public class HubSpotAccountsTests
{
    static readonly (string, string?)[] ByList = [("Accounts:ListName", "Target accounts")];

    [Theory]
    [InlineData("2026-03")]
    [InlineData("2026-09")]
    [InlineData("v3")]
    public async Task A_company_of_the_list_comes_with_everything_that_is_mapped(string version)
    {
        await using var bench = await HubSpotBench.StartAsync();
        bench.Portal.Owners.Add(new HubSpotOwner(77, "mara@corp.example", "Mara", "Lind") { UserId = 501 });
        bench.Portal.Add("companies",
        [
            ("name", " Alpine Tools "), ("domain", "alpine.example"), ("hs_is_target_account", "true"), (
                "hs_ideal_customer_profile", "tier_1"),
            ("hubspot_owner_id", "77"), ("hs_parent_company_id", "9100"), ("hs_merged_object_ids", "8100;8101"), ("industry", "MACHINERY"),
            ("hs_lastmodifieddate", "2026-11-20T08:15:00.123Z"),
        ], id: 9021);
        bench.Portal.AddList("Target accounts", [9021]);
        await using var source = bench.Open(
            [.. ByList, ("ApiVersion", version), ("Fields:Offered", "industry,website"), ("Fields:Marketer", "hubspot_owner_id")]);

        var account = Assert.Single(await bench.AccountsAsync(source));

        Assert.Equal(("9021", "Alpine Tools", "alpine.example"), (account.Key, account.Name, account.Domain));
        Assert.Equal(("true", "tier_1", "9100"), (account.Flag, account.Tier, account.ParentKey));
        Assert.Equal(new SourceOwner("77") { Name = "Mara Lind", Email = "mara@corp.example", Active = true }, account.Owner);
        Assert.Equal("mara@corp.example", account.MarketerEmail);
        Assert.Equal<string>(["8100", "8101"], account.MergedFrom);
        Assert.Equal(Instant.FromUtc(2026, 11, 20, 8, 15) + Duration.FromMilliseconds(123), account.ModifiedAt);
        Assert.Equal(("MACHINERY", null), (account.Offered["industry"], account.Offered["website"]));
    }

    [Theory]
    [InlineData("List", 5)]
    [InlineData("All", 5)]
    [InlineData("Search", 5)]
    public async Task However_they_are_told_from_the_rest_the_same_companies_come(string from, int expected)
    {
        await using var bench = await HubSpotBench.StartAsync();
        bench.SeedTargets(5);
        bench.Portal.Add("companies", [("name", "Not a target"), ("hs_is_target_account", "false")], 9900);
        bench.Portal.Add("companies", [("name", "Nobody said")], 9901);
        bench.Hub.RowsPerPage = 2;
        await using var source = bench.Open(("Accounts:From", from), ("Accounts:ListId", from == "List" ? "41" : null));

        var accounts = await bench.AccountsAsync(source);

        Assert.Equal(
            Enumerable.Range(9021, expected).Select(id => id.ToString(CultureInfo.InvariantCulture)),
            accounts.Select(account => account.Key));
    }

    [Fact]
    public async Task A_star_for_the_flags_values_takes_every_company()
    {
        await using var bench = await HubSpotBench.StartAsync();
        bench.SeedTargets(2);
        bench.Portal.Add("companies", [("name", "Nobody said")], 9901);
        await using var source = bench.Open(("Accounts:FlagValues", "*"));

        var accounts = await bench.AccountsAsync(source);

        Assert.Equal(["9021", "9022", "9901"], accounts.Select(account => account.Key));
    }

    [Fact]
    public async Task A_company_without_a_name_is_called_by_its_domain_or_id_and_said()
    {
        await using var bench = await HubSpotBench.StartAsync();
        bench.Portal.Add("companies", [("domain", "only-domain.example"), ("hs_is_target_account", "true")], 1);
        bench.Portal.Add("companies", [("name", "  "), ("hs_is_target_account", "true")], 2);
        await using var source = bench.Open();
        var run = bench.Run();

        var accounts = await bench.AccountsAsync(source, run);

        Assert.Equal(["only-domain.example", "2"], accounts.Select(account => account.Name));
        Assert.Contains(run.Notes, note => note.StartsWith("2 companies have no name", StringComparison.Ordinal));
    }

    [Fact]
    public async Task More_properties_than_an_address_takes_are_asked_for_in_the_body()
    {
        await using var bench = await HubSpotBench.StartAsync();
        bench.SeedTargets(3);
        string[] many = [
            .. Enumerable.Range(1, 300).Select(number => $"a_property_with_a_long_name_{number.ToString("D4", CultureInfo.InvariantCulture)}")];
        foreach (var name in many)
        {
            bench.Portal.Define("companies", new HubSpotProperty(name, name));
        }
        bench.Portal.Change("companies", 9021, many[299], "the last one");
        await using var source = bench.Open(("Fields:Offered", string.Join(',', many)));

        var accounts = await bench.AccountsAsync(source);

        Assert.Equal(3, accounts.Count);
        Assert.Equal("the last one", accounts[0].Offered[many[299]]);
        Assert.All(bench.Hub.Calls, call => Assert.True(call.Length < 8000, call));
    }

    public class WhenOwnersLeft
    {
        [Fact]
        public async Task They_stay_owners_and_are_said_to_be_inactive()
        {
            await using var bench = await HubSpotBench.StartAsync();
            bench.SeedTargets(1);
            bench.Portal.Owners.Add(new HubSpotOwner(78, "tom@corp.example", "Tom", "Reed") { Archived = true, UserId = 502 });
            bench.Portal.Change("companies", 9021, "hubspot_owner_id", "78");
            await using var source = bench.Open(ByList);
            var run = bench.Run();

            var account = Assert.Single(await bench.AccountsAsync(source, run));

            Assert.Equal(new SourceOwner("78") { Name = "Tom Reed", Email = "tom@corp.example", Active = false }, account.Owner);
            Assert.Empty(run.Notes);
        }

        [Fact]
        public async Task One_whose_name_HubSpot_cleared_is_known_by_the_address()
        {
            await using var bench = await HubSpotBench.StartAsync();
            bench.Portal.Owners.Add(new HubSpotOwner(78, "tom@corp.example", null, null) { Archived = true, UserId = 502 });
            await using var source = bench.Open();

            var owner = Assert.Single(await HubSpotBench.ToListAsync(source.ReadOwnersAsync(bench.Run(), CancellationToken.None)));

            Assert.Equal(new SourceOwner("78") { Email = "tom@corp.example", Active = false }, owner);
        }

        [Fact]
        public async Task One_whom_HubSpot_names_nowhere_is_given_by_id_and_noted()
        {
            await using var bench = await HubSpotBench.StartAsync();
            bench.SeedTargets(2);
            bench.Portal.Change("companies", 9021, "hubspot_owner_id", "77");
            bench.Portal.Change("companies", 9022, "hubspot_owner_id", "77");
            await using var source = bench.Open(ByList);
            var run = bench.Run();

            var accounts = await bench.AccountsAsync(source, run);

            Assert.All(accounts, account => Assert.Equal(new SourceOwner("77"), account.Owner));
            Assert.StartsWith("Unknown owner 77: ", Assert.Single(run.Notes), StringComparison.Ordinal);
        }

        [Fact]
        public async Task One_taken_on_again_is_active_though_the_archive_has_the_id_too()
        {
            await using var bench = await HubSpotBench.StartAsync();
            bench.Portal.Owners.Add(new HubSpotOwner(78, "tom@corp.example", "Tom", "Reed") { Archived = true });
            bench.Portal.Owners.Add(new HubSpotOwner(78, "tom@corp.example", "Tom", "Reed"));
            bench.Portal.Owners.Add(new HubSpotOwner(79, null, "Inbound", "Queue") { Type = "QUEUE" });
            bench.Hub.RowsPerPage = 1;
            await using var source = bench.Open();

            var owners = await HubSpotBench.ToListAsync(source.ReadOwnersAsync(bench.Run(), CancellationToken.None));

            Assert.Equal([("78", true), ("79", true)], owners.Select(owner => (owner.Key, owner.Active)));
        }
    }

    public class WhenCompaniesAreMerged
    {
        [Theory]
        [InlineData("List")]
        [InlineData("All")]
        public async Task The_survivor_has_a_new_id_and_names_those_that_it_was(string from)
        {
            await using var bench = await HubSpotBench.StartAsync();
            bench.SeedTargets(3);
            var survivor = bench.Portal.Merge("companies", 9021, 9022).Id.ToString(CultureInfo.InvariantCulture);
            await using var source = bench.Open(("Accounts:From", from), ("Accounts:ListId", from == "List" ? "41" : null));

            var accounts = await bench.AccountsAsync(source);

            Assert.Equal(["9023", survivor], accounts.Select(account => account.Key));
            Assert.Equal<string>(["9021", "9022"], accounts[1].MergedFrom);
        }

        [Fact]
        public async Task Between_the_list_and_its_rows_the_survivor_is_asked_for_once_more()
        {
            await using var bench = await HubSpotBench.StartAsync();
            bench.SeedTargets(3);
            var survivor = "";
            bench.Hub.Faults.Before(
                "/batch/read", () => survivor = bench.Portal.Merge("companies", 9021, 9022).Id.ToString(CultureInfo.InvariantCulture));
            await using var source = bench.Open(ByList);

            var accounts = await bench.AccountsAsync(source);

            Assert.Equal(["9023", survivor], accounts.Select(account => account.Key));
            Assert.Equal<string>(["9021", "9022"], accounts[1].MergedFrom);
        }

        [Fact]
        public async Task After_one_of_them_was_given_the_reading_is_thrown_away()
        {
            await using var bench = await HubSpotBench.StartAsync();
            bench.SeedTargets(4);
            bench.Hub.RowsPerPage = 2;
            bench.Hub.Faults.Before("/companies?limit", () => bench.Portal.Merge("companies", 9021, 9024), skip: 1);
            await using var source = bench.Open();

            var fault = await bench.AccountsFaultAsync(source);

            Assert.Equal(SourceFaultKind.Incomplete, fault.Kind);
            Assert.Contains("9021 was merged into", fault.Message, StringComparison.Ordinal);
        }

        [Fact]
        public async Task A_row_given_for_an_id_that_was_merged_away_counts_for_it()
        {
            await using var bench = await HubSpotBench.StartAsync();
            bench.Portal.Add("companies", [("name", "Survivor"), ("hs_merged_object_ids", "8100;8101")], 9500);
            var list = bench.Portal.AddList("Target accounts", [8100], "41");
            bench.Hub.Faults.On("/batch/read", new HubSpotFault.Bends((_, reply) =>
            {
                reply.Body!.Remove("errors");
                reply.Body["results"] = new System.Text.Json.Nodes.JsonArray(System.Text.Json.Nodes.JsonNode.Parse(
                    """{"id":"9500","properties":{"name":"Survivor","hs_merged_object_ids":"8100;8101"},"archived":false}"""));
            }));
            await using var source = bench.Open(("Accounts:ListId", list.Id));

            var account = Assert.Single(await bench.AccountsAsync(source));

            Assert.Equal("9500", account.Key);
            Assert.Equal<string>(["8100", "8101"], account.MergedFrom);
        }
    }
}
