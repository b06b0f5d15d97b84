using AlignBot.SourceSimulators.Salesforce;

namespace AlignBot.Sandbox.Crm;

/// <summary>What the sandbox's two functions have done with their accounts in the weeks before it begins: deals, calls, responses to campaigns, signs of interest.</summary>
static class SalesWork
{
    public const string Intent = "Intent_Date__c";

    /// <summary>How the source is mapped for it, below its own section.</summary>
    public static IReadOnlyDictionary<string, string?> Mapping { get; } = new Dictionary<string, string?>
    {
        ["Activities:tasks:Object"] = "Task",
        ["Activities:campaigns:Object"] = "CampaignMember",
        ["Signals:intent:Field"] = Intent,
    };

    /// <param name="org">Whose fields for the accounts are there already.</param>
    /// <param name="accounts">The listed ones, those of the first tier first.</param>
    /// <param name="today">The day on which the sandbox begins.</param>
    public static void Fill(SalesforceOrg org, IReadOnlyList<string> accounts, DateOnly today)
    {
        org.AddField("Account", new SalesforceField(Intent, "Intent seen", "date"));
        var webinar = org.Add("Campaign", ("Name", "How others plan a quarter"), ("Type", "Webinar"));
        var form = org.Add("Campaign", ("Name", "The planning template"), ("Type", "Form"));

        // Two of three were called or written to in the last month, the others longer ago or never.
        for (var at = 0; at < accounts.Count; at++)
        {
            if (at % 3 != 2)
            {
                Task(at, at % 2 == 0 ? "Call" : "Email", daysAgo: 2 + (at % 24));
            }
            else if (at % 2 == 0)
            {
                Task(at, "Email", daysAgo: 50 + at);
            }
        }

        // Of every fourth somebody came to the webinar, seven weeks ago; of every other of those they filled in the form as well.
        for (var at = 0; at < accounts.Count; at += 4)
        {
            var contact = org.Add("Contact", ("AccountId", accounts[at]), ("Name", "A reader"));
            Respond(contact, webinar, daysAgo: 49);
            if (at % 8 == 0)
            {
                Respond(contact, form, daysAgo: 30);
            }
        }

        for (var at = 0; at < 16; at++)
        {
            var (stage, isClosed, isWon) = (at % 5) switch
            {
                1 => ("Closed Won", true, true),
                3 when at % 2 == 1 => ("Closed Lost", true, false),
                2 => ("Negotiation", false, false),
                _ => ("Proposal", false, false),
            };
            org.Add(
                "Opportunity", ("AccountId", accounts[at]), ("Name", at % 3 == 0 ? "Framework agreement" : "First order"), ("StageName", stage), ("IsClosed", isClosed), ("IsWon", isWon),
                ("Amount", at == 6 ? null : (object)(15_000m + (at * 4_500m))), ("CreatedDate", Moment(today.AddDays(-6 - (at * 3)), 10)),
                ("CloseDate", isClosed ? today.AddDays(-3 - at) : today.AddDays(20 + at)));
        }

        foreach (var (at, daysAgo) in new[] { (0, 9), (3, 5), (8, 20), (12, 14), (17, 11), (25, 3) })
        {
            org.Set(accounts[at], Intent, today.AddDays(-daysAgo));
        }

        void Task(int at, string kind, int daysAgo) => org.Add(
            "Task", ("AccountId", accounts[at]), ("TaskSubtype", kind), ("IsClosed", true), ("ActivityDate", today.AddDays(-daysAgo)),
            ("CompletedDateTime", Moment(today.AddDays(-daysAgo), 9 + (at % 8))));

        void Respond(string contact, string campaign, int daysAgo) => org.Add(
            "CampaignMember", ("ContactId", contact), ("CampaignId", campaign), ("HasResponded", true), ("FirstRespondedDate", today.AddDays(-daysAgo)));

        static DateTimeOffset Moment(DateOnly day, int hour) => new(day, new TimeOnly(hour, 15), TimeSpan.Zero);
    }
}
