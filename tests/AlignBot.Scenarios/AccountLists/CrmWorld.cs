using AlignBot.Scenarios.Harness;
using AlignBot.SourceSimulators.HubSpot;
using AlignBot.SourceSimulators.Salesforce;

namespace AlignBot.Scenarios.AccountLists;

/// <summary>A team whose list stands in a local Salesforce, and whose marketing keeps a segment in a local HubSpot.</summary>
sealed class CrmWorld : IAsyncDisposable
{
    const string Secret = "a-consumer-secret-that-nobody-may-see";
    const string Key = "pat-eu1-a-key-that-nobody-may-see";

    readonly string folder = Directory.CreateTempSubdirectory("alignbot-crm").FullName;

    CrmWorld(LocalSalesforce salesforce, LocalHubSpot hubSpot) => (Salesforce, HubSpot) = (salesforce, hubSpot);

    public LocalSalesforce Salesforce { get; }

    public LocalHubSpot HubSpot { get; }

    public GtmWorld Gtm { get; private set; } = null!;

    public SlackWorld Slack => Gtm.Slack;

    /// <summary>Salesforce's ids of the accounts, in their order.</summary>
    public List<string> Accounts { get; } = [];

    public string Mara { get; private set; } = "";

    /// <param name="accounts">On the list in Salesforce; the first seven are on the segment too, and one that Salesforce does not
    /// have.</param>
    /// <param name="more">Settings beside those of the two sources.</param>
    public static async Task<CrmWorld> StartAsync(int accounts = 12, Dictionary<string, string?>? more = null)
    {
        var world = new CrmWorld(
            await LocalSalesforce.StartAsync(new SalesforceOptions { ClientSecret = Secret }),
            await LocalHubSpot.StartAsync(TimeProvider.System));
        world.Fill(accounts);
        await File.WriteAllTextAsync(Path.Combine(world.folder, "salesforce"), Secret + "\n");
        await File.WriteAllTextAsync(Path.Combine(world.folder, "hubspot"), Key);
        var settings = new Dictionary<string, string?>
        {
            ["Sources:crm:Type"] = "Salesforce",
            ["Sources:crm:Url"] = world.Salesforce.Url,
            ["Sources:crm:ClientId"] = "local-consumer-key",
            ["Sources:crm:ClientSecret"] = "file:" + Path.Combine(world.folder, "salesforce"),
            ["Sources:crm:Accounts:FlagField"] = "Target_Account__c",
            ["Sources:crm:Accounts:TierField"] = "Tier__c",
            ["Sources:segment:Type"] = "HubSpot",
            ["Sources:segment:BaseUrl"] = world.HubSpot.Address.ToString(),
            ["Sources:segment:Token"] = "file:" + Path.Combine(world.folder, "hubspot"),
            ["Sources:segment:Accounts:ListName"] = HubSpotSample.ListName,
        };
        world.Gtm = await GtmWorld.StartAsync(settings: new Dictionary<string, string?>(settings.Concat(more ?? [])));
        return world;
    }

    /// <inheritdoc cref="SourceStories.ComesFromAsync"/>
    public Task ComesFromAsync(string source) => Slack.ComesFromAsync(source);

    /// <inheritdoc cref="HandedIn.ReadsAsync"/>
    public Task<Message> ReadsAsync(string person, string command, params string[] texts) => Slack.ReadsAsync(person, command, texts);

    /// <summary>HubSpot takes the key of the segment no more.</summary>
    public void TakeAwayTheKey() => HubSpot.Tokens.RemoveKey(Key);

    /// <summary>And takes it again.</summary>
    public void GiveTheKeyBack() => HubSpot.Tokens.AddKey(Key);

    /// <inheritdoc cref="SourceStories.ToNextWeekAsync"/>
    public Task ToNextWeekAsync(int weeks = 1) => Gtm.ToNextWeekAsync(weeks);

    void Fill(int accounts)
    {
        var org = Salesforce.Org;
        org.AddField("Account", new SalesforceField("Target_Account__c", "Target account", "boolean"));
        org.AddField(
            "Account",
            new SalesforceField("Tier__c", "Tier", "picklist")
            {
                Choices = [new("Tier 1", "Stufe 1"), new("Tier 2", "Stufe 2"),
                new("Tier 3", "Stufe 3")]
            });
        Mara = org.Add(
            "User", ("Name", "Mara Lind"), ("Username", "mara@corp.example"), ("Email", "mara@corp.example"), ("IsActive", true));
        for (var number = 1; number <= accounts; number++)
        {
            Accounts.Add(
                org.Add("Account", ("Name", $"Company {number}"), ("Website", $"https://www.company{number}.example"),
                    ("Target_Account__c", true), ("Tier__c", $"Tier {1 + (number % 3)}"), ("OwnerId", Mara)));
        }

        HubSpot.Tokens.AddKey(Key);
        HubSpotSample.Fill(HubSpot.Portal);
    }

    public async ValueTask DisposeAsync()
    {
        await Gtm.DisposeAsync();
        await Salesforce.DisposeAsync();
        await HubSpot.DisposeAsync();
        Directory.Delete(folder, recursive: true);
    }
}
