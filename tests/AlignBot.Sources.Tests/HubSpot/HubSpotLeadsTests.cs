using AlignBot.SourceSimulators.HubSpot;
using NodaTime;

namespace AlignBot.Sources.Tests.HubSpot;

public class HubSpotLeadsTests
{
    static readonly (string, string?)[] Configured = [
        ("Leads:Property", "lifecyclestage"), ("Leads:Values", "lead,marketingqualifiedlead"),
        ("Leads:ReturnedReason", "returned_because")];

    [Fact]
    public async Task A_contact_of_a_leads_stage_is_a_lead_with_how_it_was_followed_up()
    {
        await using var bench = await HubSpotBench.StartAsync();
        bench.Portal.Define("contacts", new HubSpotProperty("returned_because", "Returned because"));
        bench.Portal.Add("contacts",
        [
            (
                "lifecyclestage",
                "marketingqualifiedlead"), ("hs_lead_status", "IN_PROGRESS"), ("hs_email_domain", "alpine.example"), (
                    "createdate", "2026-11-02T08:00:00Z"),
            (
                "hubspot_owner_assigneddate",
                "2026-11-02T09:00:00Z"), ("hs_sa_first_engagement_date", "1793613600000"), ("returned_because", "No budget"),
        ], 301);
        bench.Portal.Associate("contacts", 301, "companies", 9022, 279);
        bench.Portal.Associate("contacts", 301, "companies", 9021, 1);
        bench.Portal.Add("contacts", [("lifecyclestage", "customer")], 302);
        await using var source = bench.Open(Configured);

        var lead = Assert.Single(await HubSpotBench.ToListAsync(source.ReadLeadsAsync(null, bench.Run(), CancellationToken.None)));

        Assert.Equal(new SourceLead("301")
        {
            AccountKey = "9021",
            Domain = "alpine.example",
            CreatedAt = Instant.FromUtc(2026, 11, 2, 8, 0),
            AssignedAt = Instant.FromUtc(2026, 11, 2, 9, 0),
            FirstTouchAt = Instant.FromUnixTimeMilliseconds(1793613600000),
            Status = "IN_PROGRESS",
            ReturnedReason = "No budget",
        }, lead);
    }

    [Fact]
    public async Task Since_goes_by_the_name_that_contacts_have_for_it()
    {
        await using var bench = await HubSpotBench.StartAsync();
        bench.Portal.Define("contacts", new HubSpotProperty("returned_because", "Returned because"));
        bench.Portal.Add("contacts", [("lifecyclestage", "lead"), ("lastmodifieddate", "2026-11-01T00:00:00Z")], 1);
        bench.Portal.Add("contacts", [("lifecyclestage", "lead"), ("lastmodifieddate", "2026-11-21T00:00:00Z")], 2);
        await using var source = bench.Open(Configured);

        var leads = await HubSpotBench.ToListAsync(
            source.ReadLeadsAsync(Instant.FromUtc(2026, 11, 20, 0, 0), bench.Run(), CancellationToken.None));

        Assert.Equal(["2"], leads.Select(lead => lead.Key));
    }

    [Fact]
    public async Task Without_configuration_there_are_none_to_give()
    {
        await using var bench = await HubSpotBench.StartAsync();
        await using var source = bench.Open();

        var refused = Assert.Throws<SourceException>(() => source.ReadLeadsAsync(null, bench.Run(), CancellationToken.None));

        Assert.Equal(SourceFaultKind.NotSupported, refused.Fault.Kind);
        Assert.False(source.Gives.HasFlag(SourceKinds.Leads));
    }
}
