using System.Globalization;
using System.Security.Cryptography;
using AlignBot.SourceSimulators.HubSpot;
using AlignBot.SourceSimulators.Salesforce;

namespace AlignBot.Sandbox.Crm;

/// <summary>The sandbox's systems: a Salesforce with the team's account list, or a warehouse that it is loaded into, and a HubSpot with a segment that went its own way.</summary>
/// <remarks>They begin anew with every start, also where the sandbox's folder is kept.</remarks>
sealed class StandIns : IAsyncDisposable
{
    /// <summary>The names of the sources in the bot's configuration.</summary>
    public const string Crm = "crm";

    public const string Segment = "segment";

    const string ListName = "ABM target accounts";
    const string ClientId = "sandbox-consumer-key";

    readonly LocalSalesforce salesforce;
    readonly CloudWarehouse? warehouse;
    readonly LocalHubSpot hubSpot;
    readonly string folder;

    StandIns(LocalSalesforce salesforce, CloudWarehouse? warehouse, LocalHubSpot hubSpot, string folder, DateOnly today)
    {
        this.salesforce = salesforce;
        this.warehouse = warehouse;
        this.hubSpot = hubSpot;
        this.folder = folder;
        Sales = new SalesOrg(salesforce.Org, today);
        if (warehouse is not null)
        {
            Sales.Worked = new LoadedWarehouse(warehouse, salesforce.Org).Load;
        }
    }

    public SalesOrg Sales { get; }

    /// <summary>What the list comes from, as people call it.</summary>
    public string Called => warehouse?.Kind ?? "Salesforce";

    /// <summary>Whether the bot's credential for it is withdrawn.</summary>
    public bool IsBroken => warehouse?.IsBroken ?? salesforce.Faults.AppIsGone;

    /// <summary>What the bot's configuration says of both. Secrets stand in files: here only where.</summary>
    public IEnumerable<KeyValuePair<string, string?>> Settings =>
    [
        .. (warehouse is null ? OfSalesforce : warehouse.Settings.Concat(LoadedWarehouse.Statements)).Select(one => KeyValuePair.Create($"Sources:{Crm}:{one.Key}", one.Value)),
        new($"Sources:{Segment}:Type", "HubSpot"), new($"Sources:{Segment}:BaseUrl", hubSpot.Address.ToString()), new($"Sources:{Segment}:Token", $"file:{SecretOf(folder, Segment)}"),
        new($"Sources:{Segment}:Accounts:ListName", ListName),
    ];

    IEnumerable<KeyValuePair<string, string?>> OfSalesforce =>
    [
        new("Type", "Salesforce"), new("Url", salesforce.Url), new("ClientId", ClientId), new("ClientSecret", $"file:{SecretOf(folder, Crm)}"), .. SalesOrg.Mapping,
    ];

    /// <summary>Starts them on free ports. Their stamps are of real time, as a vendor's are: business time is turned without them.</summary>
    /// <param name="folder">The sandbox's; the secrets are written into it.</param>
    /// <param name="today">The day on which the sandbox begins, in business time: what was done before lies behind it.</param>
    /// <param name="stack">What the list comes from.</param>
    public static async Task<StandIns> StartAsync(string folder, DateOnly today, SandboxStack stack)
    {
        var (secret, key) = (await NewSecretAsync(folder, Crm), await NewSecretAsync(folder, Segment));
        var salesforce = await LocalSalesforce.StartAsync(new SalesforceOptions { ClientId = ClientId, ClientSecret = secret, Username = "alignbot@acme.example" });
        var hubSpot = await LocalHubSpot.StartAsync(TimeProvider.System);
        hubSpot.Tokens.AddKey(key);
        FillSegment(hubSpot.Portal);
        var warehouse = stack is SandboxStack.Salesforce ? null : await CloudWarehouse.StartAsync(stack.ToString(), SecretOf(folder, Crm));
        return new StandIns(salesforce, warehouse, hubSpot, folder, today);
    }

    /// <summary>Takes the bot's credential away, as an administrator does who removes the app.</summary>
    public void Break()
    {
        if (warehouse is not null)
        {
            warehouse.Break();
            return;
        }

        salesforce.Faults.AppIsGone = true;
        salesforce.RevokeTokens();
    }

    /// <summary>Gives it back; nothing where it was never taken.</summary>
    public void Mend()
    {
        warehouse?.Mend();
        salesforce.Faults.AppIsGone = false;
    }

    /// <summary>Marketing does what was decided: the segment has the list's accounts and tiers, and no other.</summary>
    public void BringSegmentInLine()
    {
        var portal = hubSpot.Portal;
        var list = portal.Lists.Single(list => list.Name == ListName);
        list.Members.Clear();
        list.Members.AddRange(SampleAccount.Listed.DistinctBy(account => account.Domain).Select(account => AddCompany(portal, account, account.Tier)));
    }

    public async ValueTask DisposeAsync()
    {
        await salesforce.DisposeAsync();
        if (warehouse is not null)
        {
            await warehouse.DisposeAsync();
        }

        await hubSpot.DisposeAsync();
    }

    static void FillSegment(HubSpotPortal portal)
    {
        portal.Owners.Add(new HubSpotOwner(77, "tom@acme.example", "Tom", "Becker") { UserId = 501, Teams = ["Marketing"] });
        portal.Owners.Add(new HubSpotOwner(78, "lena@acme.example", "Lena", "Vogt") { UserId = 502, Teams = ["Marketing"] });

        // HubSpot has a company once for each domain.
        var here = SampleAccount.Listed.Where(account => !SampleAccount.NotOnTheSegment.Contains(account.Name)).DistinctBy(account => account.Domain);
        var members = here.Concat(SampleAccount.OnTheSegmentAlone).Select(account => AddCompany(portal, account, account.Name == SampleAccount.OfAnotherTier ? 1 : account.Tier)).ToList();
        portal.AddList(ListName, members);
    }

    static long AddCompany(HubSpotPortal portal, SampleAccount account, int tier) => portal.Add("companies",
    [
        ("name", account.Name), ("domain", account.Domain), ("hs_is_target_account", "true"), ("hs_ideal_customer_profile", $"tier_{tier.ToString(CultureInfo.InvariantCulture)}"),
        ("hubspot_owner_id", account.Marketer switch { null => null, "tom" => "77", _ => "78" }),
    ]).Id;

    static async Task<string> NewSecretAsync(string folder, string source)
    {
        var secret = RandomNumberGenerator.GetHexString(40, lowercase: true);
        Directory.CreateDirectory(Path.GetDirectoryName(SecretOf(folder, source))!);
        await File.WriteAllTextAsync(SecretOf(folder, source), secret);
        return secret;
    }

    static string SecretOf(string folder, string source) => Path.Combine(folder, "secrets", source);
}
