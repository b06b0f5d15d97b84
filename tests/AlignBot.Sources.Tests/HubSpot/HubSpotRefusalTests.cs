using System.Text.Json.Nodes;
using AlignBot.SourceSimulators.HubSpot;

namespace AlignBot.Sources.Tests.HubSpot;

/// <summary>What no waiting mends: each ends the reading with a sentence that says what to do.</summary>
public class HubSpotRefusalTests
{
    static readonly (string, string?)[] ByList = [("Accounts:ListId", "41")];

    [Fact]
    public async Task A_redirect_is_not_followed_and_the_key_stays_here()
    {
        await using var bench = await HubSpotBench.StartAsync();
        await using var other = await HubSpotBench.StartAsync();
        bench.SeedTargets(1);
        bench.Hub.Faults.On("/batch/read", HubSpotFault.Redirect(other.Hub.Address + "crm/objects/2026-03/companies/batch/read"));
        await using var source = bench.Open(ByList);

        var fault = await bench.AccountsFaultAsync(source);

        Assert.Equal(SourceFaultKind.Config, fault.Kind);
        Assert.Empty(other.Hub.Calls);
    }

    [Fact]
    public async Task A_key_without_a_scope_names_the_scope_and_the_request()
    {
        await using var bench = await HubSpotBench.StartAsync();
        bench.SeedTargets(1);
        bench.Hub.Tokens.AddKey("pat-narrow-key", ["crm.objects.companies.read", "crm.objects.owners.read"]);
        await using var source = bench.Open([.. ByList, ("Token", "file:" + bench.FileOf("narrow", "pat-narrow-key"))]);

        var fault = await bench.AccountsFaultAsync(source);

        Assert.Equal((SourceFaultKind.Permission, "crm.lists.read", "MISSING_SCOPES"), (fault.Kind, fault.Subject, fault.Code));
        Assert.Equal("0f9a2c1e-77aa-4b1d-9a3e-5d1c2b3a4f60", fault.CorrelationId);
        Assert.Contains("lacks crm.lists.read", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Scopes_named_in_the_other_place_are_read_too()
    {
        await using var bench = await HubSpotBench.StartAsync();
        bench.Hub.Faults.On("/owners", HubSpotFault.Status(403, """
            {"status":"error","message":"m","category":"MISSING_SCOPES","context":{"missingScopes":["crm.objects.owners.read"]}}
            """));
        await using var source = bench.Open();

        var fault = await bench.AccountsFaultAsync(source);

        Assert.Equal((SourceFaultKind.Permission, "crm.objects.owners.read"), (fault.Kind, fault.Subject));
    }

    [Fact]
    public async Task A_list_that_is_not_there_is_named()
    {
        await using var bench = await HubSpotBench.StartAsync();
        await using var source = bench.Open(("Accounts:ListName", "Traget accounts"));

        var fault = await bench.AccountsFaultAsync(source);

        Assert.Equal(SourceFaultKind.Config, fault.Kind);
        Assert.Contains("the list 'Traget accounts'", fault.Message, StringComparison.Ordinal);
        Assert.Contains("Sources:crm", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_list_of_contacts_is_refused()
    {
        await using var bench = await HubSpotBench.StartAsync();
        bench.Portal.AddList("People", [1], "44", objectTypeId: "0-1");
        await using var source = bench.Open(("Accounts:ListId", "44"));

        var fault = await bench.AccountsFaultAsync(source);

        Assert.Equal((SourceFaultKind.Config, "People"), (fault.Kind, fault.Subject));
        Assert.Contains("holds no companies", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_list_that_is_being_worked_out_is_not_read()
    {
        await using var bench = await HubSpotBench.StartAsync();
        bench.SeedTargets(3).ProcessingStatus = "PROCESSING";
        await using var source = bench.Open(ByList);

        var fault = await bench.AccountsFaultAsync(source);

        Assert.Equal((SourceFaultKind.Incomplete, "PROCESSING"), (fault.Kind, fault.Code));
    }

    [Fact]
    public async Task Members_that_HubSpot_does_not_give_throw_the_reading_away()
    {
        await using var bench = await HubSpotBench.StartAsync();
        bench.SeedTargets(4).Members.AddRange([555, 556]);
        await using var source = bench.Open(ByList);

        var fault = await bench.AccountsFaultAsync(source);

        Assert.Equal(SourceFaultKind.Incomplete, fault.Kind);
        Assert.Contains("2 members that HubSpot does not give (555, 556)", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_member_deleted_between_the_list_and_its_rows_is_no_trouble()
    {
        await using var bench = await HubSpotBench.StartAsync();
        var list = bench.SeedTargets(4);
        bench.Hub.Faults.Before("/batch/read", () =>
        {
            bench.Portal.Remove("companies", 9023);
            list.Members.Remove(9023);
        });
        await using var source = bench.Open(ByList);

        var accounts = await bench.AccountsAsync(source);

        Assert.Equal(["9021", "9022", "9024"], accounts.Select(account => account.Key));
    }

    [Fact]
    public async Task A_207_that_leaves_out_rows_without_naming_them_is_noticed()
    {
        await using var bench = await HubSpotBench.StartAsync();
        bench.SeedTargets(3);
        bench.Hub.Faults.On("/batch/read", new HubSpotFault.Bends((_, reply) =>
        {
            reply.Status = 207;
            var rows = reply.Body!["results"]!.AsArray();
            rows.RemoveAt(rows.Count - 1);
            reply.Body["numErrors"] = 1;
            reply.Body["errors"] = new JsonArray(
                new JsonObject { ["status"] = "error", ["category"] = "INTERNAL_ERROR", ["message"] = "m" });
        }), times: -1);
        await using var source = bench.Open(ByList);

        var fault = await bench.AccountsFaultAsync(source);

        Assert.Equal(SourceFaultKind.Incomplete, fault.Kind);
    }

    [Fact]
    public async Task An_empty_list_that_HubSpot_counts_forty_on_is_not_taken_for_empty()
    {
        await using var bench = await HubSpotBench.StartAsync();
        bench.SeedTargets(40);
        bench.Hub.Faults.On("/memberships", HubSpotFault.Status(200, """{"results":[]}"""));
        await using var source = bench.Open(ByList);

        var fault = await bench.AccountsFaultAsync(source);

        Assert.Equal(SourceFaultKind.Incomplete, fault.Kind);
        Assert.Contains("counts 40 members", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_list_that_is_empty_is_read_as_empty()
    {
        await using var bench = await HubSpotBench.StartAsync();
        bench.SeedTargets(0);
        await using var source = bench.Open(ByList);

        var accounts = await bench.AccountsAsync(source);

        Assert.Empty(accounts);
    }

    [Theory]
    [InlineData("""{"status":"ok"}""")]
    [InlineData("""{"results":null}""")]
    [InlineData("""{"results":{"a":1}}""")]
    [InlineData("[]")]
    public async Task A_well_formed_answer_without_results_is_no_page(string body)
    {
        await using var bench = await HubSpotBench.StartAsync();
        bench.SeedTargets(3);
        bench.Hub.Faults.On("/companies?limit", HubSpotFault.Status(200, body));
        await using var source = bench.Open();

        var fault = await bench.AccountsFaultAsync(source);

        Assert.Equal(SourceFaultKind.Incomplete, fault.Kind);
    }

    [Fact]
    public async Task What_HubSpot_says_of_a_wrong_question_is_passed_on()
    {
        await using var bench = await HubSpotBench.StartAsync();
        bench.SeedTargets(1);
        // Archived between the look at the properties and the search.
        bench.Portal.Define("companies", new HubSpotProperty("no_such_flag", "A flag"));
        bench.Hub.Faults.Before(
            "/search", () => bench.Portal.Define("companies", new HubSpotProperty("no_such_flag", "A flag") { Archived = true }));
        await using var source = bench.Open(("Accounts:From", "Search"), ("Fields:Flag", "no_such_flag"));

        var fault = await bench.AccountsFaultAsync(source);

        Assert.Equal((SourceFaultKind.Config, "VALIDATION_ERROR"), (fault.Kind, fault.Code));
        Assert.Contains("Property no_such_flag does not exist", fault.Message, StringComparison.Ordinal);
    }
}
