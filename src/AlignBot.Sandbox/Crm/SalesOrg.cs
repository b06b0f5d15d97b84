using System.Globalization;
using AlignBot.SourceSimulators.Salesforce;

namespace AlignBot.Sandbox.Crm;

/// <summary>The sandbox's team at work in its Salesforce: what it begins with, and what it does there week by week.</summary>
sealed class SalesOrg
{
    public const string Flag = "Target_Account__c";
    public const string Tier = "Tier__c";
    public const string Marketer = "Marketer_Email__c";

    readonly SalesforceOrg org;
    readonly Dictionary<string, string> owners = [];
    readonly List<string> accounts = [];
    int weeks;

    /// <param name="org">The org that is filled.</param>
    /// <param name="today">The day on which the sandbox begins.</param>
    public SalesOrg(SalesforceOrg org, DateOnly today)
    {
        this.org = org;
        org.AddField("Account", new SalesforceField(Flag, "Target account", "boolean"));
        org.AddField("Account", new SalesforceField(Tier, "Tier", "picklist") { Choices = [new("Tier 1", "Tier 1"), new("Tier 2", "Tier 2"), new("Tier 3", "Tier 3")] });
        org.AddField("Account", new SalesforceField(Marketer, "Marketer", "email"));
        foreach (var name in SampleAccount.Owners)
        {
            var mail = $"{name.Split(' ')[0].ToLowerInvariant()}@acme.example";
            owners[name] = org.Add("User", ("Name", name), ("Username", mail), ("Email", mail), ("IsActive", true));
        }

        foreach (var account in SampleAccount.Listed)
        {
            Add(account, isListed: true);
        }

        foreach (var account in SampleAccount.Prospects)
        {
            Add(account, isListed: false);
        }

        SalesWork.Fill(org, accounts[..SampleAccount.Listed.Count], today);
    }

    /// <summary>Told after the team did something.</summary>
    public Action? Worked { get; set; }

    /// <summary>How the source is mapped, below its own section.</summary>
    public static IReadOnlyDictionary<string, string?> Mapping { get; } = new Dictionary<string, string?>(SalesWork.Mapping)
    {
        ["Accounts:FlagField"] = Flag,
        ["Accounts:TierField"] = Tier,
        ["Accounts:MarketerField"] = Marketer,
        ["Currency"] = "GBP",
    };

    /// <summary>What a team does in a week: one leaves the list, one comes onto it, tiers and owners change. In the second somebody leaves the company, in the third others take over.</summary>
    public void WorkAWeek()
    {
        weeks++;
        var listed = accounts.FindAll(IsListed);
        if (weeks == 3)
        {
            foreach (var (id, place) in listed.FindAll(id => Value(id, "OwnerId") == owners[SampleAccount.Joris]).Select((id, place) => (id, place)))
            {
                org.Set(id, "OwnerId", owners[place % 2 == 0 ? SampleAccount.Carla : SampleAccount.Ben]);
            }
        }

        // Places far from each other, so that one week does one thing to an account.
        string At(int place) => listed[((weeks * 5) + place) % listed.Count];

        // Prospects first; once all have come, who left comes back.
        if (accounts.Skip(SampleAccount.Listed.Count).Concat(accounts).FirstOrDefault(id => Find(id) is not null && !IsListed(id)) is { } joining)
        {
            org.Set(joining, Flag, true);
        }

        // Of the third tier, and none that is still to be merged.
        var leaving = listed.FindAll(id => Value(id, Tier) == "Tier 3" && !SampleAccount.Pairs.Any(pair => Value(id, "Name") is { } name && (name == pair.Survivor || name == pair.Loser)));
        if (leaving.Count > 0)
        {
            org.Set(leaving[weeks * 5 % leaving.Count], Flag, false);
        }

        MoveTier(At(2), by: 1);
        MoveTier(At(12), by: -1);
        org.Set(At(20), "OwnerId", owners[Value(At(20), "OwnerId") == owners[SampleAccount.Ana] ? SampleAccount.Ben : SampleAccount.Ana]);
        if (weeks == 2)
        {
            org.Set(owners[SampleAccount.Joris], "IsActive", false);
        }

        Worked?.Invoke();
    }

    /// <summary>Merges the next two that are one company.</summary>
    /// <returns>Their names; null when none are left of whom both are on the list.</returns>
    public (string Survivor, string Loser)? MergeTwo()
    {
        foreach (var (survivor, loser) in SampleAccount.Pairs)
        {
            if (Listed(survivor) is { } first && Listed(loser) is { } second)
            {
                org.Merge(first, second);
                Worked?.Invoke();
                return (survivor, loser);
            }
        }

        return null;
    }

    /// <summary>Sets or takes the flag of the accounts with those names.</summary>
    public void SetListed(bool isListed, params IEnumerable<string> names)
    {
        foreach (var name in names)
        {
            org.Set(accounts.First(id => Value(id, "Name") == name), Flag, isListed);
        }

        Worked?.Invoke();
    }

    string? Listed(string name) => accounts.Find(id => IsListed(id) && Value(id, "Name") == name);

    bool IsListed(string id) => Find(id) is { } row && row[Flag] is true;

    SalesforceRow? Find(string id) => org.Find(id) is { } row && row["IsDeleted"] is not true ? row : null;

    string? Value(string id, string field) => Find(id)?[field] as string;

    void MoveTier(string id, int by)
    {
        var tier = int.Parse(Value(id, Tier)![^1..], CultureInfo.InvariantCulture);
        var next = tier + by is 1 or 2 or 3 ? tier + by : tier - by;
        org.Set(id, Tier, $"Tier {next}");
    }

    void Add(SampleAccount account, bool isListed) => accounts.Add(org.Add(
        "Account", ("Name", account.Name), ("Website", $"https://www.{account.Domain}"), (Flag, isListed), (Tier, $"Tier {account.Tier}"), ("OwnerId", owners[account.Owner]), (Marketer, account.MarketerEmail)));
}
