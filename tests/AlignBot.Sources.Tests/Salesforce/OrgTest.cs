using AlignBot.Sources.Tests.Http;
using AlignBot.SourceSimulators.Salesforce;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Logging.Abstractions;
using NodaTime;

namespace AlignBot.Sources.Tests.Salesforce;

/// <summary>A test with a local Salesforce of its own, and the connector that reads it over HTTP.</summary>
public abstract class OrgTest : IAsyncLifetime
{
    const string Secret = "a-consumer-secret-that-nobody-may-see";

    readonly Dictionary<string, string?> settings = new()
    {
        ["Sources:crm:Type"] = "Salesforce",
        ["Sources:crm:ClientId"] = "local-consumer-key",
        ["Sources:crm:ClientSecret"] = "env:ALIGNBOT_TEST_SALESFORCE_SECRET",
        ["Sources:crm:Accounts:FlagField"] = "Target_Account__c",
        ["Sources:crm:Accounts:TierField"] = "Tier__c",
    };

    ISource? source;

    static OrgTest()
    {
        Environment.SetEnvironmentVariable("ALIGNBOT_TEST_SALESFORCE_SECRET", Secret);
        Environment.SetEnvironmentVariable("ALIGNBOT_TEST_SALESFORCE_WRONG", "another-secret-that-nobody-may-see");
    }

    internal QuickTime Time { get; } = new();

    internal LocalSalesforce Salesforce { get; private set; } = null!;

    internal SalesforceOrg Org => Salesforce.Org;

    internal SalesforceFaults Faults => Salesforce.Faults;

    internal string Mara { get; private set; } = "";

    /// <summary>The newest run, for its notes and figures.</summary>
    internal SourceRun Run { get; private set; } = null!;

    internal ISource Source => source ??= Open();

    public async Task InitializeAsync()
    {
        Salesforce = await LocalSalesforce.StartAsync(new SalesforceOptions { ClientSecret = Secret, Time = Time });
        Org.AddField("Account", new SalesforceField("Target_Account__c", "Target account", "boolean"));
        Org.AddField("Account", new SalesforceField("Tier__c", "Tier", "picklist")
        {
            Choices = [new("Old", "Old", false), new("Tier 1", "Stufe 1"), new("Tier 2", "Stufe 2")],
        });
        Mara = Org.Add(
            "User", ("Name", "Mara Lind"), ("Username", "mara@corp.example"), ("Email", "mara@corp.example"), ("IsActive", true));
        settings["Sources:crm:Url"] = Salesforce.Url;
        Begin();
    }

    public async Task DisposeAsync()
    {
        if (source is not null)
        {
            await source.DisposeAsync();
        }
        await Salesforce.DisposeAsync();
    }

    /// <summary>To be called before the source is used.</summary>
    internal void Set(string key, string? value) => settings["Sources:crm:" + key] = value;

    internal SourceRun Begin(Duration? limit = null) => Run = new SourceRun(Time, limit ?? Duration.FromMinutes(10));

    internal ISource Open()
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(settings).Build();
        // Without jitter a wait is the whole of its window.
        return new SourceCatalog(
            configuration, new SourceServices(Time, NullLoggerFactory.Instance) { Jitter = () => 1 }, SourceCatalog.Types).Open("crm");
    }

    /// <summary>Accounts of the list, Account 1 to so many.</summary>
    internal IReadOnlyList<string> List(int count) => [.. Enumerable.Range(1, count).Select(number => Account($"Account {number}"))];

    internal string Account(string name, params (string Field, object? Value)[] values) => Org.Add(
        "Account", [("Name", name), ("Target_Account__c", true), ("Tier__c", "Tier 1"), ("OwnerId", Mara), .. values]);

    internal async Task<IReadOnlyList<SourceAccount>> AccountsAsync() =>
        await Source.ReadAccountsAsync(Run, CancellationToken.None).ToListAsync();

    /// <summary>The fault that a reading of the accounts ends with.</summary>
    internal Task<SourceFault> FaultAsync() => FaultAsync(AccountsAsync);

    internal static async Task<SourceFault> FaultAsync<T>(Func<Task<T>> reading) =>
        (await Assert.ThrowsAsync<SourceException>(reading)).Fault;
}
