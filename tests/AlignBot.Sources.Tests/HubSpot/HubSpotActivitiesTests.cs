using AlignBot.SourceSimulators.HubSpot;
using NodaTime;

namespace AlignBot.Sources.Tests.HubSpot;

public class HubSpotActivitiesTests
{
    static async Task<List<SourceActivity>> ReadAsync(HubSpotBench bench, ISource source, Instant? since = null, SourceRun? run = null) =>
        await HubSpotBench.ToListAsync(source.ReadActivitiesAsync(since, run ?? bench.Run(), CancellationToken.None));

    [Theory]
    [InlineData("emails", "hs_email_direction", "EMAIL", ActivitySide.Sales)]
    [InlineData("emails", "hs_email_direction", "FORWARDED_EMAIL", ActivitySide.Sales)]
    [InlineData("emails", "hs_email_direction", "INCOMING_EMAIL", ActivitySide.Buyer)]
    [InlineData("calls", "hs_call_direction", "OUTBOUND", ActivitySide.Sales)]
    [InlineData("calls", "hs_call_direction", "INBOUND", ActivitySide.Buyer)]
    [InlineData("notes", "hs_note_body", "x", ActivitySide.Sales)]
    public async Task Its_direction_says_whose_deed_it_was(string type, string property, string value, ActivitySide side)
    {
        await using var bench = await HubSpotBench.StartAsync();
        bench.Portal.Owners.Add(new HubSpotOwner(77, "mara@corp.example", "Mara", "Lind"));
        bench.Portal.Add(type, [("hs_timestamp", "2026-09-21T11:30:00Z"), (property, value), ("hubspot_owner_id", "77")], 701);
        bench.Portal.Associate(type, 701, "companies", 9021, 182);
        await using var source = bench.Open();

        var activity = Assert.Single(await ReadAsync(bench, source));

        Assert.Equal(new SourceActivity($"{type.TrimEnd('s')}:701", "9021", side, type.TrimEnd('s'))
        {
            At = Instant.FromUtc(2026, 9, 21, 11, 30),
            PersonEmail = side == ActivitySide.Buyer ? null : "mara@corp.example",
        }, activity);
    }

    [Theory]
    [InlineData("calls", "hs_call_status", "COMPLETED", true)]
    [InlineData("calls", "hs_call_status", "NO_ANSWER", false)]
    [InlineData("calls", "hs_call_status", null, true)]
    [InlineData("meetings", "hs_meeting_outcome", "COMPLETED", true)]
    [InlineData("meetings", "hs_meeting_outcome", "NO_SHOW", false)]
    [InlineData("meetings", "hs_meeting_outcome", "SCHEDULED", false)]
    [InlineData("tasks", "hs_task_status", "COMPLETED", true)]
    [InlineData("tasks", "hs_task_status", "NOT_STARTED", false)]
    [InlineData("tasks", "hs_task_status", null, false)]
    [InlineData("emails", "hs_email_status", "SENT", true)]
    [InlineData("emails", "hs_email_status", "BOUNCED", false)]
    public async Task What_was_only_planned_did_not_take_place(string type, string property, string? value, bool completed)
    {
        await using var bench = await HubSpotBench.StartAsync();
        bench.Portal.Add(type, [("hs_timestamp", "2026-09-21T11:30:00Z"), (property, value)], 1);
        await using var source = bench.Open();

        var activity = Assert.Single(await ReadAsync(bench, source));

        Assert.Equal(completed, activity.Completed);
    }

    [Theory]
    [InlineData("2026-11-24T09:00:00Z", true)]
    [InlineData("2026-11-24T09:00:01Z", false)]
    public async Task A_meeting_without_an_outcome_took_place_once_its_time_is_past(string at, bool completed)
    {
        await using var bench = await HubSpotBench.StartAsync();
        bench.Portal.Add("meetings", [("hs_timestamp", at)], 1);
        await using var source = bench.Open();

        var activity = Assert.Single(await ReadAsync(bench, source));

        Assert.Equal(completed, activity.Completed);
    }

    [Fact]
    public async Task What_people_of_a_marketing_team_do_is_marketings_deed_and_a_configured_side_wins()
    {
        await using var bench = await HubSpotBench.StartAsync();
        bench.Portal.Owners.Add(new HubSpotOwner(80, "lea@corp.example", "Lea", "Voss") { Teams = ["Growth", "Marketing"] });
        bench.Portal.Add("emails", [("hubspot_owner_id", "80"), ("hs_email_direction", "EMAIL")], 1);
        bench.Portal.Add("emails", [("hubspot_owner_id", "80"), ("hs_email_direction", "INCOMING_EMAIL")], 2);
        bench.Portal.Add("meetings", [("hs_meeting_outcome", "COMPLETED")], 3);
        await using var source = bench.Open(("Activities:MarketingTeams", "marketing"), ("Activities:Sides:Meetings", "Buyer"));

        var activities = await ReadAsync(bench, source);

        Assert.Equal([ActivitySide.Marketing, ActivitySide.Buyer, ActivitySide.Buyer], activities.Select(activity => activity.Side));
    }

    [Fact]
    public async Task Only_the_types_that_are_configured_are_asked_for()
    {
        await using var bench = await HubSpotBench.StartAsync();
        bench.Portal.Add("calls", [], 1);
        bench.Portal.Add("tasks", [], 2);
        await using var source = bench.Open(("Activities:Types", "calls, meetings"));

        var activities = await ReadAsync(bench, source);

        Assert.Equal(["call:1"], activities.Select(activity => activity.Key));
        Assert.DoesNotContain(bench.Hub.Calls, call => call.Contains("/tasks", StringComparison.Ordinal));
    }

    [Fact]
    public async Task One_that_is_about_several_companies_counts_for_none_and_is_noted()
    {
        await using var bench = await HubSpotBench.StartAsync();
        bench.Portal.Add("calls", [], 1);
        bench.Portal.Associate("calls", 1, "companies", 9021, 182);
        bench.Portal.Associate("calls", 1, "companies", 9022, 182);
        await using var source = bench.Open();
        var run = bench.Run();

        var activity = Assert.Single(await ReadAsync(bench, source, run: run));

        Assert.Null(activity.AccountKey);
        Assert.StartsWith("1 of the calls belong to several companies", Assert.Single(run.Notes), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Since_asks_for_what_changed()
    {
        await using var bench = await HubSpotBench.StartAsync();
        bench.Portal.Add("calls", [("hs_lastmodifieddate", "2026-11-01T00:00:00Z")], 1);
        bench.Portal.Add("calls", [("hs_lastmodifieddate", "2026-11-21T00:00:00Z")], 2);
        await using var source = bench.Open();

        var activities = await ReadAsync(bench, source, Instant.FromUtc(2026, 11, 20, 0, 0));

        Assert.Equal(["call:2"], activities.Select(activity => activity.Key));
    }
}
