using System.Diagnostics;
using System.Globalization;
using System.Text;
using AlignBot.Benchmarks.Peer;
using AlignBot.SourceSimulators.HubSpot;
using AlignBot.SourceSimulators.Salesforce;

namespace AlignBot.Benchmarks.AccountLists;

/// <summary>The same accounts as a file, in PostgreSQL, in a local Salesforce and in a local HubSpot.</summary>
sealed class ListSources : IAsyncDisposable
{
    const string Secret = "ALIGNBOT_BENCHMARK_SECRET";
    const string List = "Everybody";

    /// <summary>Activities of each account.</summary>
    public const int ActivitiesOfEach = 2;

    readonly PostgreSqlCluster cluster;
    readonly LocalSalesforce salesforce;
    readonly LocalHubSpot hubSpot;
    readonly string csv;
    readonly string activities;

    ListSources(PostgreSqlCluster cluster, LocalSalesforce salesforce, LocalHubSpot hubSpot, string csv, string activities) =>
        (this.cluster, this.salesforce, this.hubSpot, this.csv, this.activities) = (cluster, salesforce, hubSpot, csv, activities);

    public static IReadOnlyList<string> Names { get; } = ["csv", "postgresql", "salesforce", "hubspot"];

    public IEnumerable<KeyValuePair<string, string?>> Settings => new Dictionary<string, string?>
    {
        ["Sources:csv:Type"] = "Csv",
        ["Sources:csv:Accounts:Path"] = csv,
        ["Sources:csv:Activities:Path"] = activities,
        ["Sources:postgresql:Type"] = "PostgreSql",
        ["Sources:postgresql:ConnectionString"] = cluster.ConnectionString("list"),
        ["Sources:postgresql:Password"] = $"env:{Secret}",
        ["Sources:postgresql:Accounts:Statement"] = "SELECT account_id, name, domain, is_target, tier, owner_id, owner_name FROM accounts",
        ["Sources:salesforce:Type"] = "Salesforce",
        ["Sources:salesforce:Url"] = salesforce.Url,
        ["Sources:salesforce:ClientId"] = "local-consumer-key",
        ["Sources:salesforce:ClientSecret"] = $"env:{Secret}",
        ["Sources:salesforce:Accounts:FlagField"] = "Target_Account__c",
        ["Sources:salesforce:Accounts:TierField"] = "Tier__c",
        ["Sources:hubspot:Type"] = "HubSpot",
        ["Sources:hubspot:BaseUrl"] = hubSpot.Address.ToString(),
        ["Sources:hubspot:Token"] = $"env:{Secret}",
        ["Sources:hubspot:Accounts:ListName"] = List,
    };

    public static async Task<ListSources> CreateAsync(TemporaryFolder folder, int accounts)
    {
        Environment.SetEnvironmentVariable(Secret, "benchmark");
        var sources = new ListSources(
            PostgreSqlCluster.Start(), await LocalSalesforce.StartAsync(new SalesforceOptions { ClientSecret = "benchmark" }),
                await LocalHubSpot.StartAsync(TimeProvider.System), folder.File("accounts.csv"),
                folder.File("activities.csv"));
        await sources.FillAsync(accounts);
        await sources.FillActivitiesAsync(accounts);
        return sources;
    }

    async Task FillAsync(int accounts)
    {
        var text = new StringBuilder("account_id,name,domain,is_target,tier,owner_id,owner_name\n");
        salesforce.Org.AddField("Account", new SalesforceField("Target_Account__c", "Target account", "boolean"));
        salesforce.Org.AddField(
            "Account",
            new SalesforceField("Tier__c", "Tier", "picklist")
            {
                Choices = [new("Tier 1", "Tier 1"), new("Tier 2", "Tier 2"),
                new("Tier 3", "Tier 3")]
            });
        var owner = salesforce.Org.Add(
            "User", ("Name", "Mara Lind"), ("Username", "mara@corp.example"), ("Email", "mara@corp.example"), ("IsActive", true));
        hubSpot.Tokens.AddKey("benchmark");
        (hubSpot.Rates.PerTenSeconds, hubSpot.Rates.Daily) = (int.MaxValue, long.MaxValue);
        hubSpot.Portal.Owners.Add(new HubSpotOwner(77, "mara@corp.example", "Mara", "Lind"));
        List<long> ids = [];
        for (var number = 1; number <= accounts; number++)
        {
            var (name, domain, tier) = (
                string.Create(CultureInfo.InvariantCulture, $"Company number {number}"),
                string.Create(CultureInfo.InvariantCulture, $"company{number}.example"), 1 + (number % 3));
            text.Append(CultureInfo.InvariantCulture, $"A-{number},{name},{domain},true,Tier {tier},77,Mara Lind\n");
            salesforce.Org.Add(
                "Account", ("Name", name), ("Website", domain), ("Target_Account__c", true), ("Tier__c", $"Tier {tier}"),
                ("OwnerId", owner));
            ids.Add(
                hubSpot.Portal.Add("companies", [("name", name), ("domain", domain), ("hs_is_target_account", "true"),
                    ("hs_ideal_customer_profile", $"tier_{tier}"), ("hubspot_owner_id", "77")]).Id);
        }

        hubSpot.Portal.AddList(List, ids);
        await File.WriteAllTextAsync(csv, text.ToString());
        cluster.Create("list");
        Run(cluster.Sql("list", string.Create(CultureInfo.InvariantCulture, $"""
            CREATE TABLE accounts AS SELECT 'A-' || n AS account_id, 'Company number ' || n AS name, 'company' || n || '.example' AS domain, true AS is_target, 'Tier ' || 1 + n % 3 AS tier, '77' AS owner_id, 'Mara Lind' AS owner_name
            FROM generate_series(1, {accounts}) n
            """)));
    }

    /// <summary>Two of each account, over the last year: older ones than are kept would be left out.</summary>
    async Task FillActivitiesAsync(int accounts)
    {
        var text = new StringBuilder("activity_id,account_id,side,kind,occurred_at,person_email,completed\n");
        string[] sides = ["sales", "marketing", "buyer"];
        var last = TimeProvider.System.GetUtcNow();
        for (var number = 1; number <= ActivitiesOfEach * accounts; number++)
        {
            var at = last.AddMinutes(-(number % 500_000));
            text.Append(CultureInfo.InvariantCulture, $"T-{number},A-{1 + (number % accounts)},{sides[number % 3]},call,")
                .Append(CultureInfo.InvariantCulture, $"{at:yyyy-MM-dd'T'HH:mm:ss'Z'},person{number % 400}@corp.example,true\n");
        }

        await File.WriteAllTextAsync(activities, text.ToString());
    }

    static void Run(string[] command)
    {
        using var process = Process.Start(new ProcessStartInfo(command[0], command[1..]) { RedirectStandardError = true })!;
        var said = process.StandardError.ReadToEnd();
        process.WaitForExit();
        if (process.ExitCode != 0)
        {
            throw new CannotMeasureException($"PostgreSQL took no accounts: {said.Trim()}");
        }
    }

    public async ValueTask DisposeAsync()
    {
        await salesforce.DisposeAsync();
        await hubSpot.DisposeAsync();
        cluster.Dispose();
    }
}
