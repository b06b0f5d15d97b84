using AlignBot.SourceSimulators.HubSpot;

namespace AlignBot.Sources.Tests.HubSpot;

public class HubSpotCheckTests
{
    static async Task<SourceCheck> CheckAsync(HubSpotBench bench, params (string, string?)[] settings)
    {
        await using var source = bench.Open(settings);
        return await source.CheckAsync(bench.Run(), CancellationToken.None);
    }

    [Fact]
    public async Task All_well_says_whose_it_is_and_what_can_be_mapped()
    {
        await using var bench = await HubSpotBench.StartAsync();
        bench.SeedTargets(2);

        var check = await CheckAsync(bench, ("Accounts:ListName", "Target accounts"));

        Assert.Empty(check.Troubles);
        Assert.Empty(check.Warnings);
        Assert.Equal(("HubSpot account 4711001", false), (check.CredentialOf, check.CredentialIsAPersons));
        Assert.Equal(("Europe/Berlin", "EUR"), (check.Zone, check.Currency));
        Assert.Equal(650_000, check.Quota?.Limit);
        var tier = Assert.Single(check.Columns, column => column.Name == "hs_ideal_customer_profile");
        Assert.Equal("Ideal Customer Profile Tier", tier.Label);
        Assert.Equal<string>(["tier_1", "tier_2", "tier_3"], tier.Values);
        Assert.Contains(("tier", "Ideal Customer Profile Tier"), check.Offered.Select(column => (column.Name, column.Label)));
    }

    [Fact]
    public async Task Several_currencies_are_none_of_the_account()
    {
        await using var bench = await HubSpotBench.StartAsync();
        bench.Portal.AdditionalCurrencies.Add("USD");

        var check = await CheckAsync(bench);

        Assert.Null(check.Currency);
    }

    [Theory]
    [InlineData("hs_ideal_customer_profil", "hs_ideal_customer_profile ('Ideal Customer Profile Tier')")]
    [InlineData("target_account", "hs_is_target_account ('Target Account')")]
    [InlineData("ideal_customer_profile_tier", "hs_ideal_customer_profile ('Ideal Customer Profile Tier')")]
    public async Task A_property_that_is_none_is_said_with_those_that_come_near(string wrong, string near)
    {
        await using var bench = await HubSpotBench.StartAsync();

        var check = await CheckAsync(bench, ("Fields:Tier", wrong));

        var trouble = Assert.Single(check.Troubles);
        Assert.Equal((SourceFaultKind.Config, wrong), (trouble.Kind, trouble.Subject));
        Assert.StartsWith("Sources:crm:Fields:Tier: ", trouble.Message, StringComparison.Ordinal);
        Assert.Contains(near, trouble.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_archived_property_is_none_and_every_trouble_is_said_at_once()
    {
        await using var bench = await HubSpotBench.StartAsync();
        bench.Portal.Define("companies", new HubSpotProperty("marketer", "Marketer") { Archived = true });

        var check = await CheckAsync(
            bench,
            ("Accounts:ListId", "999"), ("Fields:Marketer", "marketer"), ("Fields:Offered", "zzz_unknown"), (
                "Opportunities:Stages:no_such_stage", "Won"),
            ("Opportunities:Pipelines", "no_such_pipeline"), ("Leads:Property", "lifecyclestage"), ("Leads:Values", "lead,mql"),
                ("Signals:x:Property", "no_such_signal"));

        Assert.Equal(
            ["999", "marketer", "mql", "no_such_pipeline", "no_such_signal", "no_such_stage", "zzz_unknown"],
            check.Troubles.Select(trouble => trouble.Subject ?? (trouble.Message.Contains("'999'", StringComparison.Ordinal) ? "999" : trouble.Message)).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Each_scope_that_is_missing_is_said()
    {
        await using var bench = await HubSpotBench.StartAsync();
        bench.SeedTargets(1);
        bench.Hub.Tokens.AddKey("pat-narrow-key", ["crm.objects.companies.read", "crm.schemas.companies.read"]);

        var check = await CheckAsync(bench, ("Token", "file:" + bench.FileOf("narrow", "pat-narrow-key")), ("Accounts:ListId", "41"));

        Assert.All(check.Troubles, trouble => Assert.Equal(SourceFaultKind.Permission, trouble.Kind));
        Assert.Equal(
            ["crm.lists.read", "crm.objects.contacts.read", "crm.objects.deals.read", "crm.objects.owners.read"],
            check.Troubles.SelectMany(trouble => trouble.Subject!.Split(" or ")).Where(
                scope => !scope.Contains("schemas", StringComparison.Ordinal) && scope != "sales-email-read")
                .Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task A_key_that_is_not_taken_is_the_only_trouble()
    {
        await using var bench = await HubSpotBench.StartAsync();
        bench.Hub.Tokens.RemoveKey(HubSpotBench.Key);

        var check = await CheckAsync(bench);

        Assert.Equal(SourceFaultKind.Auth, Assert.Single(check.Troubles).Kind);
        Assert.Null(check.CredentialOf);
    }

    [Fact]
    public async Task A_key_of_another_account_is_refused_and_nothing_is_read_with_it()
    {
        await using var bench = await HubSpotBench.StartAsync();
        bench.SeedTargets(1);
        await using var source = bench.Open(("PortalId", "999"), ("Accounts:ListId", "41"));

        var check = await source.CheckAsync(bench.Run(), CancellationToken.None);
        var fault = await bench.AccountsFaultAsync(source);

        Assert.Equal("PortalId", check.Troubles[0].Subject);
        Assert.Contains("opens the HubSpot account 4711001", fault.Message, StringComparison.Ordinal);
        Assert.DoesNotContain(bench.Hub.Calls, call => call.Contains("/memberships", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("2026-03", false)]
    [InlineData("2025-09", true)]
    public async Task A_version_that_ends_soon_is_a_warning(string version, bool warned)
    {
        await using var bench = await HubSpotBench.StartAsync();
        bench.Time.Advance(TimeSpan.FromDays(60));

        var check = await CheckAsync(bench, ("ApiVersion", version));

        Assert.Empty(check.Troubles);
        Assert.Equal(warned, check.Warnings.Any(warning => warning.Contains(version, StringComparison.Ordinal)));
    }

    [Fact]
    public async Task When_nothing_answers_any_more_it_stops_asking()
    {
        await using var bench = await HubSpotBench.StartAsync();
        bench.Hub.Faults.On("/properties/", HubSpotFault.BadGateway, times: -1);

        var check = await CheckAsync(bench);

        Assert.Equal(SourceFaultKind.Transient, Assert.Single(check.Troubles).Kind);
        // The account once, and five tries.
        Assert.Equal(6, bench.Hub.Calls.Count);
    }

    public class WhenAReadingNamesAPropertyThatIsNone
    {
        [Theory]
        [InlineData("Fields:Tier", "hs_ideal_customer_profil")]
        [InlineData("Fields:Flag", "hs_is_target_acount")]
        [InlineData("Fields:Offered", "industy")]
        public async Task It_is_refused_before_a_column_comes_out_empty(string setting, string wrong)
        {
            await using var bench = await HubSpotBench.StartAsync();
            bench.SeedTargets(1);
            await using var source = bench.Open((setting, wrong));

            var fault = await bench.AccountsFaultAsync(source);

            Assert.Equal((SourceFaultKind.Config, wrong), (fault.Kind, fault.Subject));
            Assert.StartsWith($"Sources:crm:{setting}: ", fault.Message, StringComparison.Ordinal);
            Assert.Contains("Did you mean", fault.Message, StringComparison.Ordinal);
        }

        [Fact]
        public async Task A_key_that_may_not_look_reads_on_and_says_so()
        {
            await using var bench = await HubSpotBench.StartAsync();
            bench.SeedTargets(1);
            bench.Hub.Faults.On("/properties/", HubSpotFault.MissingScopes("crm.schemas.companies.read"));
            await using var source = bench.Open();
            var run = bench.Run();

            var accounts = await bench.AccountsAsync(source, run);

            Assert.Single(accounts);
            Assert.Contains(run.Notes, note => note.Contains("crm.schemas.companies.read", StringComparison.Ordinal));
        }

        [Fact]
        public async Task HubSpot_itself_says_nothing()
        {
            await using var bench = await HubSpotBench.StartAsync();
            bench.SeedTargets(1);
            using var client = new HttpClient { BaseAddress = bench.Hub.Address };
            client.DefaultRequestHeaders.Authorization = new("Bearer", HubSpotBench.Key);

            var answer = await client.GetStringAsync(new Uri("/crm/objects/2026-03/companies?properties=no_such_tier", UriKind.Relative));

            Assert.DoesNotContain("no_such_tier", answer, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Where_the_account_may_not_be_asked_a_configured_zone_stands_in()
    {
        await using var bench = await HubSpotBench.StartAsync();
        bench.Portal.Add("deals", [("closedate", "2026-04-01T01:09:00Z")], 1);
        bench.Hub.Faults.On("/account-info", HubSpotFault.MissingScopes("oauth"), times: -1);
        await using var source = bench.Open(("Zone", "America/Phoenix"));

        var deal = Assert.Single(await bench.DealsAsync(source));

        Assert.Equal(new NodaTime.LocalDate(2026, 3, 31), deal.CloseDate);
    }

    [Fact]
    public async Task A_zone_that_nobody_knows_is_said_with_the_way_out()
    {
        await using var bench = await HubSpotBench.StartAsync();
        bench.Hub.Faults.On("/account-info", HubSpotFault.Status(200, """{"portalId":1,"timeZone":"Mars/Olympus","companyCurrency":"EUR","additionalCurrencies":[]}"""));
        await using var source = bench.Open();

        var fault = await bench.FaultAsync(() => bench.DealsAsync(source));

        Assert.Equal(SourceFaultKind.Config, fault.Kind);
        Assert.Contains("Sources:crm:Zone", fault.Message, StringComparison.Ordinal);
    }
}
