using AlignBot.SourceSimulators.HubSpot;
using AlignBot.SourceSimulators.Salesforce;

namespace AlignBot.Scenarios.Scoreboard;

/// <summary>The worked example comes out to the digit whichever CRM gives its records.</summary>
public sealed class TheExampleFromACrm : IAsyncLifetime
{
    const string Secret = "a-secret-of-the-example";

    readonly string folder = Directory.CreateTempSubdirectory("alignbot-example-").FullName;

    string SecretFile => "file:" + Path.Combine(folder, "secret");

    public Task InitializeAsync() => File.WriteAllTextAsync(Path.Combine(folder, "secret"), Secret);

    public Task DisposeAsync()
    {
        Directory.Delete(folder, recursive: true);
        return Task.CompletedTask;
    }

    /// <summary>Calls and mails are tasks; what marketing sent, what buyers did and signs of interest stand in objects of the org's own.</summary>
    [Fact]
    public async Task From_Salesforce()
    {
        await using var salesforce = await LocalSalesforce.StartAsync(new SalesforceOptions { ClientSecret = Secret });
        Fill(salesforce.Org);
        await WorkedExample.ComesOutAsync(WorkedExample.Kinds, new Dictionary<string, string?>
        {
            ["Sources:crm:Type"] = "Salesforce",
            ["Sources:crm:Url"] = salesforce.Url,
            ["Sources:crm:ClientId"] = "local-consumer-key",
            ["Sources:crm:ClientSecret"] = SecretFile,
            ["Sources:crm:Currency"] = "EUR",
            ["Sources:crm:Accounts:FlagField"] = "Target__c",
            ["Sources:crm:Accounts:TierField"] = "Tier__c",
            ["Sources:crm:Activities:tasks:Object"] = "Task",
            ["Sources:crm:Activities:sends:Object"] = "Send__c",
            ["Sources:crm:Activities:sends:Side"] = "Marketing",
            ["Sources:crm:Activities:sends:KindField"] = "Kind__c",
            ["Sources:crm:Activities:sends:AccountField"] = "Account__c",
            ["Sources:crm:Activities:sends:AtField"] = "At__c",
            ["Sources:crm:Activities:visits:Object"] = "Visit__c",
            ["Sources:crm:Activities:visits:Side"] = "Buyer",
            ["Sources:crm:Activities:visits:KindField"] = "Kind__c",
            ["Sources:crm:Activities:visits:AccountField"] = "Account__c",
            ["Sources:crm:Activities:visits:AtField"] = "At__c",
            ["Sources:crm:Signals:intent:Object"] = "Intent__c",
            ["Sources:crm:Signals:intent:Field"] = "At__c",
            ["Sources:crm:Signals:intent:AccountField"] = "Account__c",
        });
    }

    /// <summary>What HubSpot has no kind for stands where a team would keep it: a webinar is a meeting of the buyer's, a page a note, a form an incoming mail. Its account is
    /// in Phoenix, where a deal that closed at 01:09 UTC of 1 October closed on 30 September.</summary>
    [Fact]
    public async Task From_HubSpot()
    {
        await using var hubSpot = await LocalHubSpot.StartAsync(TimeProvider.System);
        hubSpot.Tokens.AddKey(Secret);
        Fill(hubSpot.Portal);
        await WorkedExample.ComesOutAsync("email: touch, action\nemail by the account: response, 12 points\ncall: touch, action\nmeeting: response, 8 points\nnote: 5 points\ntask: 4 points", new Dictionary<string, string?>
        {
            ["Sources:crm:Type"] = "HubSpot",
            ["Sources:crm:BaseUrl"] = hubSpot.Address.ToString(),
            ["Sources:crm:Token"] = SecretFile,
            ["Sources:crm:Accounts:ListName"] = "Target accounts",
            ["Sources:crm:Activities:MarketingTeams"] = "Marketing",
            ["Sources:crm:Activities:Sides:meetings"] = "Buyer",
            ["Sources:crm:Activities:Sides:notes"] = "Buyer",
            ["Sources:crm:Activities:Sides:tasks"] = "Buyer",
            ["Sources:crm:Signals:intent:Property"] = "intent_at",
        });
    }

    static void Fill(SalesforceOrg org)
    {
        org.AddField("Account", new SalesforceField("Target__c", "Target", "boolean"));
        org.AddField("Account", new SalesforceField("Tier__c", "Tier", "string"));
        foreach (var (name, prefix) in new[] { ("Send__c", "a0A"), ("Visit__c", "a0B"), ("Intent__c", "a0C") })
        {
            org.AddObject(name, name, prefix, new SalesforceField("Kind__c", "Kind", "string"), new SalesforceField("At__c", "At", "datetime"), new SalesforceField("Account__c", "Account", "string"));
        }

        var accounts = new Dictionary<string, string>();
        foreach (var (name, tier) in new[] { ("A", "1"), ("B", "1"), ("C", "2"), ("D", "2"), ("E", "3"), ("X", "1") })
        {
            accounts[name] = org.Add("Account", ("Name", name), ("Website", $"https://{name}.example"), ("Target__c", name != "X"), ("Tier__c", tier));
        }

        foreach (var (account, kind, at) in new[] { ("A", "Call", "2026-09-21T11:30Z"), ("C", "Call", "2026-07-21T09:30Z"), ("D", "Email", "2026-09-25T09:00Z") })
        {
            org.Add("Task", ("AccountId", accounts[account]), ("TaskSubtype", kind), ("IsClosed", true), ("ActivityDate", DateOnly.FromDateTime(At(at).UtcDateTime)), ("CompletedDateTime", At(at)));
        }

        foreach (var (account, kind, at) in new[] { ("A", "ad", "2026-09-10T12:00Z"), ("B", "campaign", "2026-09-05T12:00Z"), ("C", "email", "2026-05-15T12:00Z") })
        {
            org.Add("Send__c", ("Account__c", accounts[account]), ("Kind__c", kind), ("At__c", At(at)));
        }

        foreach (var (account, kind, at) in new[] { ("A", "webinar", "2026-09-12T12:00Z"), ("A", "pricing", "2026-09-20T12:00Z"), ("B", "page", "2026-08-20T12:00Z"), ("C", "form", "2026-07-20T12:00Z") })
        {
            org.Add("Visit__c", ("Account__c", accounts[account]), ("Kind__c", kind), ("At__c", At(at)));
        }

        foreach (var (account, at) in Signals)
        {
            org.Add("Intent__c", ("Account__c", accounts[account]), ("At__c", At(at)));
        }

        foreach (var deal in Deals)
        {
            org.Add(
                "Opportunity", ("AccountId", accounts[deal.Account]), ("Name", deal.Key), ("StageName", deal.Won is null ? "Proposal" : "Closed"), ("Amount", deal.Amount), ("CloseDate", DateOnly.Parse(deal.Closes, System.Globalization.CultureInfo.InvariantCulture)),
                ("IsClosed", deal.Won is not null), ("IsWon", deal.Won is true), ("CreatedDate", At(deal.Created + "T00:00Z")));
        }
    }

    static void Fill(HubSpotPortal portal)
    {
        portal.TimeZone = "America/Phoenix";
        portal.Owners.Add(new HubSpotOwner(77, "mara@corp.example", "Mara", "Lind") { UserId = 501, Teams = ["Sales"] });
        portal.Owners.Add(new HubSpotOwner(80, "lea@corp.example", "Lea", "Voss") { UserId = 503, Teams = ["Marketing"] });
        portal.Define("companies", new HubSpotProperty("intent_at", "Intent seen", "datetime", "date"));
        Dictionary<string, long> companies = [];
        foreach (var (name, tier) in new[] { ("A", 1), ("B", 1), ("C", 2), ("D", 2), ("E", 3), ("X", 1) })
        {
            var signal = Signals.FirstOrDefault(one => one.Account == name).At;
            companies[name] = portal.Add("companies",
            [
                ("name", name), ("domain", $"{name}.example"), ("hs_is_target_account", name == "X" ? "false" : "true"), ("hs_ideal_customer_profile", $"tier_{tier}"),
                ("hubspot_owner_id", "77"), ("intent_at", signal is null ? null : At(signal).ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", System.Globalization.CultureInfo.InvariantCulture)),
            ]).Id;
        }

        portal.AddList("Target accounts", companies.Where(one => one.Key != "X").Select(one => one.Value), "41");
        Did("A", "emails", "2026-09-10T12:00:00Z", 186, ("hs_email_direction", "EMAIL"), ("hubspot_owner_id", "80"));
        Did("B", "emails", "2026-09-05T12:00:00Z", 186, ("hs_email_direction", "EMAIL"), ("hubspot_owner_id", "80"));
        Did("C", "emails", "2026-05-15T12:00:00Z", 186, ("hs_email_direction", "EMAIL"), ("hubspot_owner_id", "80"));
        Did("D", "emails", "2026-09-25T09:00:00Z", 186, ("hs_email_direction", "EMAIL"), ("hubspot_owner_id", "77"));
        Did("C", "emails", "2026-07-20T12:00:00Z", 186, ("hs_email_direction", "INCOMING_EMAIL"), ("hubspot_owner_id", "80"));
        Did("A", "calls", "2026-09-21T11:30:00Z", 182, ("hs_call_status", "COMPLETED"), ("hs_call_direction", "OUTBOUND"), ("hubspot_owner_id", "77"));
        Did("C", "calls", "2026-07-21T09:30:00Z", 182, ("hs_call_status", "COMPLETED"), ("hs_call_direction", "OUTBOUND"), ("hubspot_owner_id", "77"));
        Did("A", "meetings", "2026-09-12T12:00:00Z", 188, ("hs_meeting_outcome", "COMPLETED"));
        Did("A", "notes", "2026-09-20T12:00:00Z", 190);
        Did("B", "tasks", "2026-08-20T12:00:00Z", 192, ("hs_task_status", "COMPLETED"));
        foreach (var deal in Deals)
        {
            var won = deal.Won switch { true => "closedwon", false => "closedlost", _ => "contractsent" };
            var id = portal.Add("deals",
            [
                ("dealname", deal.Key), ("amount", deal.Amount?.ToString(System.Globalization.CultureInfo.InvariantCulture)), ("deal_currency_code", deal.Amount is null ? null : "EUR"), ("pipeline", "default"),
                ("dealstage", won), ("createdate", deal.Created + "T00:00:00Z"), ("closedate", deal.Key == "o7" ? "2026-10-01T01:09:00Z" : deal.Closes + "T12:00:00Z"), ("hs_is_closed", deal.Won is null ? "false" : "true"),
            ]).Id;
            portal.Associate("deals", id, "companies", companies[deal.Account], 5);
            portal.Associate("deals", id, "companies", companies[deal.Account], 341);
        }

        void Did(string account, string type, string at, int association, params (string, string?)[] more)
        {
            var id = portal.Add(type, [("hs_timestamp", at), .. more]).Id;
            portal.Associate(type, id, "companies", companies[account], association);
        }
    }

    static readonly (string Account, string At)[] Signals = [("A", "2026-09-20T10:00Z"), ("C", "2026-07-20T10:00Z"), ("B", "2026-08-20T12:00Z"), ("D", "2026-09-24T16:00Z")];

    static readonly (string Key, string Account, decimal? Amount, string Created, string Closes, bool? Won)[] Deals =
    [
        ("o1", "A", 40000, "2026-09-22", "2026-12-01", null), ("o2", "B", 25000, "2026-08-01", "2026-09-15", true), ("o3", "C", 35000, "2026-09-01", "2026-12-01", null),
        ("o4", "X", 60000, "2026-08-15", "2026-12-01", null), ("o5", "D", null, "2026-09-28", "2026-12-01", null), ("o6", "A", 40000, "2026-03-02", "2026-08-10", false),
        ("o7", "C", 15000, "2026-04-02", "2026-09-30", true),
    ];

    static DateTimeOffset At(string text) => DateTimeOffset.Parse(text, System.Globalization.CultureInfo.InvariantCulture);
}
