using System.Globalization;

namespace AlignBot.SourceSimulators.HubSpot;

/// <summary>A small portal with one of each: for a first look, and for clients that others wrote.</summary>
public static class HubSpotSample
{
    public const string ListName = "Target accounts";
    public const string ListId = "41";

    /// <summary>The owner's own, no longer there but still on an account.</summary>
    public const long OwnerWhoLeft = 78;

    /// <summary>Adds companies, the first <paramref name="targets"/> of which are on the list, with deals, calls, e-mails and contacts.</summary>
    public static void Fill(HubSpotPortal portal, int companies = 12, int targets = 7)
    {
        portal.Owners.Add(new HubSpotOwner(77, "mara@corp.example", "Mara", "Lind") { UserId = 501, Teams = ["Sales EMEA"] });
        portal.Owners.Add(new HubSpotOwner(80, "lea@corp.example", "Lea", "Voss") { UserId = 503, Teams = ["Marketing"] });
        portal.Owners.Add(new HubSpotOwner(OwnerWhoLeft, "tom@corp.example", "Tom", "Reed") { UserId = 502, Archived = true });
        List<long> ids = [];
        for (var number = 1; number <= companies; number++)
        {
            var target = number <= targets;
            var company = portal.Add("companies",
            [
                ("name", "Company " + Text(number)), ("domain", $"company{Text(number)}.example"), ("hs_is_target_account", target ? "true" : "false"),
                ("hs_ideal_customer_profile", target ? $"tier_{Text(1 + (number % 3))}" : null), ("hubspot_owner_id", number % 4 == 0 ? Text((int)OwnerWhoLeft) : "77"),
            ], 9020 + number);
            if (target)
            {
                ids.Add(company.Id);
            }
            Deal(portal, number, company.Id);
            Engagements(portal, number, company.Id);
        }
        portal.AddList(ListName, ids, ListId);
        portal.Merge("companies", 9021, 9022);
    }

    static void Deal(HubSpotPortal portal, int number, long company)
    {
        string[] stages = ["appointmentscheduled", "contractsent", "closedwon", "closedlost"];
        var stage = stages[number % stages.Length];
        portal.Add("deals",
        [
            ("dealname", "Deal " + Text(number)), ("amount", Text(number * 10_000)), ("deal_currency_code", "EUR"), ("pipeline", "default"), ("dealstage", stage),
            ("createdate", "2026-07-02T09:00:00Z"), ("closedate", "2026-10-01T01:09:00Z"), ("hs_is_closed", stage.StartsWith("closed", StringComparison.Ordinal) ? "true" : "false"),
        ], 5500 + number);
        portal.Associate("deals", 5500 + number, "companies", company, 5);
        portal.Associate("deals", 5500 + number, "companies", company, 341);
        if (number == 3)
        {
            portal.Associate("deals", 5500 + number, "companies", 9030, 341);
        }
    }

    static void Engagements(HubSpotPortal portal, int number, long company)
    {
        portal.Add("calls", [("hs_timestamp", "2026-09-21T11:30:00Z"), ("hs_call_status", "COMPLETED"), ("hs_call_direction", "OUTBOUND"), ("hubspot_owner_id", "77")], 7000 + number);
        portal.Associate("calls", 7000 + number, "companies", company, 182);
        portal.Add("emails", [("hs_timestamp", "2026-09-22T08:00:00Z"), ("hs_email_direction", number % 2 == 0 ? "INCOMING_EMAIL" : "EMAIL"), ("hubspot_owner_id", "80")], 7100 + number);
        portal.Associate("emails", 7100 + number, "companies", company, 186);
        portal.Add("contacts",
        [
            ("email", $"person@company{Text(number)}.example"), ("hs_email_domain", $"company{Text(number)}.example"), ("lifecyclestage", number % 2 == 0 ? "lead" : "marketingqualifiedlead"),
        ], 3000 + number);
        portal.Associate("contacts", 3000 + number, "companies", company, 1);
        portal.Associate("contacts", 3000 + number, "companies", company, 279);
    }

    static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
