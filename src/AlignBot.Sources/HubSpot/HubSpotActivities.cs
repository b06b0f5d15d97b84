using System.Runtime.CompilerServices;
using NodaTime;

namespace AlignBot.Sources.HubSpot;

/// <summary>Calls, e-mails, meetings, notes and tasks, as activities.</summary>
sealed class HubSpotActivities(HubSpotClient client)
{
    const string Changed = "hs_lastmodifieddate";

    static readonly string[] OfAll = ["hs_timestamp", "hubspot_owner_id", Changed];

    public static string[] Asked(string type) => type switch
    {
        "calls" => [.. OfAll, "hs_call_status", "hs_call_direction"],
        "emails" => [.. OfAll, "hs_email_direction", "hs_email_status"],
        "meetings" => [.. OfAll, "hs_meeting_outcome"],
        "tasks" => [.. OfAll, "hs_task_status"],
        _ => OfAll,
    };

    public async IAsyncEnumerable<SourceActivity> ReadAsync(
        Instant? since, SourceRun run, [EnumeratorCancellation] CancellationToken cancel)
    {
        await HubSpotPortal.ReadAsync(client, run, cancel);
        var owners = await HubSpotOwners.AllAsync(client, run, cancel);
        foreach (var type in client.Options.Activities.Types)
        {
            var accounts = new HubSpotAccountOf(client, type, primary: null);
            await foreach (var page in new HubSpotObjects(client).ReadAsync(type, since, Changed, [], Asked(type), withCompanies: false,
                run, cancel))
            {
                var found = await accounts.FindAsync([.. page.Select(row => row.Id)], run, cancel);
                foreach (var row in page)
                {
                    yield return ActivityOf(type, row, found.GetValueOrDefault(row.Id), owners.Find(row["hubspot_owner_id"]), run.Now);
                }
            }
            accounts.Tell(run);
        }
        owners.Tell(run);
    }

    SourceActivity ActivityOf(string type, HubSpotRow row, string? account, HubSpotOwner? owner, Instant now)
    {
        var kind = type.TrimEnd('s');
        var at = HubSpotValues.Moment(row["hs_timestamp"]) ?? HubSpotValues.Moment(row.Own("createdAt"));
        var side = SideOf(type, row, owner);
        return new SourceActivity($"{kind}:{row.Id}", account, side, kind)
        {
            At = at,
            Completed = TookPlace(type, row, at, now),
            // Whose deed the buyer's is stands on the contact, which is not read for it.
            PersonEmail = side == ActivitySide.Buyer ? null : owner?.Person.Email,
        };
    }

    ActivitySide SideOf(string type, HubSpotRow row, HubSpotOwner? owner) =>
        client.Options.Activities.Sides.TryGetValue(type, out var said) ? said
        : type == "emails" && row["hs_email_direction"] is "INCOMING_EMAIL" ? ActivitySide.Buyer
        : type == "calls" && row["hs_call_direction"] is "INBOUND" ? ActivitySide.Buyer
        : owner?.Teams.Any(client.Options.Activities.MarketingTeams.Contains) ?? false ? ActivitySide.Marketing
        : ActivitySide.Sales;

    /// <summary>What is only planned, was missed or called off did not. Where nothing is said, what lies in the past did.</summary>
    static bool TookPlace(string type, HubSpotRow row, Instant? at, Instant now) => (type switch
    {
        "calls" => row["hs_call_status"],
        "emails" => row["hs_email_status"],
        "meetings" => row["hs_meeting_outcome"],
        "tasks" => row["hs_task_status"] ?? "NOT_STARTED",
        _ => null,
    }) switch
    {
        null => at is null || at <= now,
        "COMPLETED" or "SENT" => true,
        _ => false,
    };
}
