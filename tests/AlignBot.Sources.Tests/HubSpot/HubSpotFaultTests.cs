using System.Text.Json.Nodes;
using AlignBot.SourceSimulators.HubSpot;
using NodaTime;

namespace AlignBot.Sources.Tests.HubSpot;

public class HubSpotFaultTests
{
    static readonly (string, string?)[] ByList = [("Accounts:ListId", "41")];

    /// <summary>What is over after a while, wherever in the reading it happens.</summary>
    public static TheoryData<string> PassingFaults => ["502", "504", "521", "423", "477", "truncated", "dropped", "429", "429 with Retry-After", "SECONDLY", "html"];

    static HubSpotFault Passing(string name) => name switch
    {
        "502" => HubSpotFault.BadGateway,
        "504" => HubSpotFault.Status(504, "", "text/plain"),
        "521" => HubSpotFault.Status(521, "error code: 521", "text/plain"),
        "423" => HubSpotFault.Locked,
        "477" => HubSpotFault.Migrating(30),
        "truncated" => new HubSpotFault.CutShort(),
        "dropped" => new HubSpotFault.Drops(),
        "429" => HubSpotFault.TenSecondly,
        "429 with Retry-After" => HubSpotFault.Limited("TEN_SECONDLY_ROLLING", 3),
        "SECONDLY" => HubSpotFault.Limited("SECONDLY"),
        _ => HubSpotFault.Status(200, "<html>please sign in to the proxy</html>", "text/html"),
    };

    [Theory]
    [MemberData(nameof(PassingFaults))]
    public async Task What_is_over_after_a_while_is_waited_out_and_the_reading_is_whole(string name)
    {
        await using var bench = await HubSpotBench.StartAsync();
        bench.SeedTargets(105);
        bench.Hub.RowsPerPage = 50;
        bench.Hub.Faults.On("/memberships", Passing(name), skip: 1);
        bench.Hub.Faults.On("/batch/read", Passing(name), skip: 1, times: 2);
        await using var source = bench.Open(ByList);
        var run = bench.Run();

        var accounts = await bench.AccountsAsync(source, run);

        Assert.Equal(105, accounts.Count);
        Assert.Equal(bench.Hub.Calls.Count, run.Calls);
        Assert.Equal(3, bench.Time.Waits.Count);
    }

    [Theory]
    [InlineData("429", 10)]
    [InlineData("429 with Retry-After", 3)]
    [InlineData("SECONDLY", 1)]
    [InlineData("423", 2)]
    [InlineData("477", 30)]
    public async Task How_long_it_waits_is_what_HubSpot_says_or_implies(string name, int seconds)
    {
        await using var bench = await HubSpotBench.StartAsync();
        bench.SeedTargets(1);
        bench.Hub.Faults.On("/batch/read", Passing(name));
        await using var source = bench.Open(ByList);

        await bench.AccountsAsync(source);

        Assert.Equal(TimeSpan.FromSeconds(seconds), Assert.Single(bench.Time.Waits));
    }

    [Theory]
    [InlineData("502", SourceFaultKind.Transient)]
    [InlineData("truncated", SourceFaultKind.Transient)]
    [InlineData("dropped", SourceFaultKind.Transient)]
    [InlineData("429", SourceFaultKind.Throttled)]
    [InlineData("477", SourceFaultKind.Transient)]
    public async Task What_does_not_pass_is_given_up_after_five_tries(string name, SourceFaultKind kind)
    {
        await using var bench = await HubSpotBench.StartAsync();
        bench.SeedTargets(1);
        bench.Hub.Faults.On("/batch/read", Passing(name), times: -1);
        await using var source = bench.Open(ByList);

        var fault = await bench.AccountsFaultAsync(source);

        Assert.Equal(kind, fault.Kind);
        Assert.Equal(5, bench.Hub.Calls.Count(call => call.Contains("/batch/read", StringComparison.Ordinal)));
        Assert.NotNull(fault.Until);
    }

    [Fact]
    public async Task A_wait_that_would_pass_the_deadline_is_not_begun()
    {
        await using var bench = await HubSpotBench.StartAsync();
        bench.SeedTargets(1);
        bench.Hub.Faults.On("/batch/read", HubSpotFault.Migrating(7200));
        await using var source = bench.Open(ByList);
        var run = bench.Run(minutes: 10);

        var fault = await bench.AccountsFaultAsync(source, run);

        Assert.Equal(SourceFaultKind.Transient, fault.Kind);
        Assert.Equal(run.Now + Duration.FromHours(2), fault.Until);
        Assert.Empty(bench.Time.Waits);
        Assert.Contains("another data centre", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_answer_that_does_not_come_is_asked_for_again()
    {
        await using var bench = await HubSpotBench.StartAsync();
        bench.SeedTargets(2);
        bench.Hub.Faults.On("/batch/read", new HubSpotFault.Hangs());
        await using var source = bench.Open(ByList);

        var reading = bench.AccountsAsync(source);
        while (!bench.Hub.Calls.Any(call => call.Contains("/batch/read", StringComparison.Ordinal)))
        {
            await Task.Yield();
        }
        bench.Time.ExpireRequests();
        var accounts = await reading;

        Assert.Equal(2, accounts.Count);
    }

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
            reply.Body["errors"] = new JsonArray(new JsonObject { ["status"] = "error", ["category"] = "INTERNAL_ERROR", ["message"] = "m" });
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
        bench.Hub.Faults.Before("/search", () => bench.Portal.Define("companies", new HubSpotProperty("no_such_flag", "A flag") { Archived = true }));
        await using var source = bench.Open(("Accounts:From", "Search"), ("Fields:Flag", "no_such_flag"));

        var fault = await bench.AccountsFaultAsync(source);

        Assert.Equal((SourceFaultKind.Config, "VALIDATION_ERROR"), (fault.Kind, fault.Code));
        Assert.Contains("Property no_such_flag does not exist", fault.Message, StringComparison.Ordinal);
    }
}
