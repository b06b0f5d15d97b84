using System.Globalization;
using AlignBot.SourceSimulators.Salesforce;
using AlignBot.SourceSimulators.Warehouses;

namespace AlignBot.Sandbox.Crm;

/// <summary>The team's Salesforce as a warehouse has it: a table a kind of record, loaded anew after whatever the team does there.</summary>
sealed class LoadedWarehouse
{
    const string Currency = "GBP";

    readonly SalesforceOrg org;
    readonly LocalTable accounts;
    readonly LocalTable deals;
    readonly LocalTable activities;
    readonly LocalTable signals;

    /// <param name="warehouse">Where the tables are made.</param>
    /// <param name="org">What is loaded into them.</param>
    public LoadedWarehouse(CloudWarehouse warehouse, SalesforceOrg org)
    {
        this.org = org;
        var (text, number, boolean, moment, day) = warehouse.Types;
        accounts = warehouse.Local.Add(new LocalTable(
            "crm.accounts", new("account_id", text), new("name", text), new("domain", text), new("is_target", boolean), new("tier", text), new("owner_id", text), new("owner_name", text),
            new("owner_email", text), new("owner_active", boolean), new("marketer_email", text), new("merged_from", text)));
        deals = warehouse.Local.Add(new LocalTable(
            "crm.deals", new("opportunity_id", text), new("account_id", text), new("name", text), new("stage", text), new("is_closed", boolean), new("is_won", boolean), new("amount", number),
            new("currency", text), new("created_at", moment), new("close_date", day)));
        activities = warehouse.Local.Add(new LocalTable(
            "crm.activities", new("activity_id", text), new("account_id", text), new("side", text), new("kind", text), new("occurred_at", moment)));
        signals = warehouse.Local.Add(new LocalTable("crm.signals", new("signal_id", text), new("account_id", text), new("kind", text), new("detected_at", moment)));
        Load();
    }

    /// <summary>What the bot asks for, below the source's own section.</summary>
    public static IReadOnlyDictionary<string, string?> Statements { get; } = new Dictionary<string, string?>
    {
        ["Accounts:Statement"] =
            "SELECT account_id, name, domain, is_target, tier, owner_id, owner_name, owner_email, owner_active, marketer_email, merged_from FROM crm.accounts",
        ["Opportunities:Statement"] = "SELECT opportunity_id, account_id, name, stage, is_closed, is_won, amount, currency, created_at, close_date FROM crm.deals",
        ["Activities:Statement"] = "SELECT activity_id, account_id, side, kind, occurred_at FROM crm.activities",
        ["Signals:Statement"] = "SELECT signal_id, account_id, kind, detected_at FROM crm.signals",
    };

    /// <summary>Takes all of it over.</summary>
    public void Load()
    {
        LoadAccounts();
        LoadDeals();
        LoadActivities();
    }

    void LoadAccounts()
    {
        accounts.Clear();
        signals.Clear();
        var all = org.All("Account");
        var owners = org.All("User").ToDictionary(Id);
        var merged = all.Where(row => row["MasterRecordId"] is string).ToLookup(row => (string)row["MasterRecordId"]!, Id);
        foreach (var row in all.Where(row => row["IsDeleted"] is not true))
        {
            var owner = Text(row, "OwnerId") is { } key ? owners.GetValueOrDefault(key) : null;
            accounts.Add(
                Id(row), row["Name"], Text(row, "Website")?.Replace("https://www.", "", StringComparison.Ordinal), row[SalesOrg.Flag] is true, Text(row, SalesOrg.Tier)?[^1..],
                row["OwnerId"], owner?["Name"], owner?["Email"], owner?["IsActive"] is true, row[SalesOrg.Marketer], merged[Id(row)].Any() ? string.Join(';', merged[Id(row)]) : null);
            if (Text(row, SalesWork.Intent) is { } seen)
            {
                signals.Add($"{Id(row)}-intent", Id(row), "intent", Noon(seen));
            }
        }
    }

    void LoadDeals()
    {
        deals.Clear();
        foreach (var row in org.All("Opportunity"))
        {
            deals.Add(
                Id(row), row["AccountId"], row["Name"], row["StageName"], row["IsClosed"] is true, row["IsWon"] is true, row["Amount"], row["Amount"] is null ? null : Currency,
                Moment(Text(row, "CreatedDate")!), Day(Text(row, "CloseDate")!));
        }
    }

    void LoadActivities()
    {
        activities.Clear();
        foreach (var row in org.All("Task"))
        {
            activities.Add(Id(row), row["AccountId"], "sales", Text(row, "TaskSubtype")!.ToLowerInvariant(), Moment(Text(row, "CompletedDateTime")!));
        }

        var (people, campaigns) = (org.All("Contact").ToDictionary(Id), org.All("Campaign").ToDictionary(Id));
        foreach (var row in org.All("CampaignMember"))
        {
            activities.Add(
                Id(row), people[Text(row, "ContactId")!]["AccountId"], "buyer", Text(campaigns[Text(row, "CampaignId")!], "Type")!.ToLowerInvariant(), Noon(Text(row, "FirstRespondedDate")!));
        }
    }

    static string Id(SalesforceRow row) => (string)row["Id"]!;

    static string? Text(SalesforceRow row, string field) => row[field] as string;

    static DateOnly Day(string text) => DateOnly.Parse(text, CultureInfo.InvariantCulture);

    static DateTimeOffset Moment(string text) => DateTimeOffset.Parse(text, CultureInfo.InvariantCulture);

    /// <summary>Of what has a day alone the warehouse has its noon.</summary>
    static DateTimeOffset Noon(string day) => new(Day(day), new TimeOnly(12, 0), TimeSpan.Zero);
}
