using AlignBot.Domain.Cadence;
using AlignBot.Engine.Outbox;
using AlignBot.Scenarios.Harness;
using NodaTime;

namespace AlignBot.Scenarios.Cadence;

/// <summary>A team's first quarter of 2027: thirteen weekly reviews, three strategy reviews, one planning day, and what each person saw.</summary>
/// <remarks>London's clocks go forward on 28 March, New York's, where Ana works, on the 14th.</remarks>
public sealed class AQuarter : IAsyncLifetime
{
    static readonly string Program = GtmWorld.ProgramFile
        .Replace("    when: every Tuesday", "    when: every Tuesday\n    starts: 2027-01-01", StringComparison.Ordinal)
        .Replace("    when: monthly on the first Thursday", "    when: monthly on the first Thursday\n    starts: 2027-01-01", StringComparison.Ordinal)
        .Replace("    when: quarterly on the first working day", "    when: quarterly on the first working day\n    starts: 2027-01-01", StringComparison.Ordinal)
        .Replace("    - 2027-01-01 New Year's Day", "    - 2027-01-01 New Year's Day\n    - 2027-02-16 Company Day", StringComparison.Ordinal);

    GtmWorld world = null!;

    SlackWorld Slack => world.Slack;

    public async Task InitializeAsync() => world = await GtmWorld.StartAsync(Program);

    public async Task DisposeAsync() => await world.DisposeAsync();

    [Fact]
    public async Task Of_a_teams_life()
    {
        // The year begins with planning: New Year's Day is off, so it is on Monday the fourth. Half a day, closed with a decision.
        await world.Time.ToAsync("2027-01-04T13:00");
        await HoldAsync("Quarterly planning", "The five artifacts stand as they are until April.");

        await world.Time.ToAsync("2027-01-05T09:30");
        await HoldAsync("Pipeline review", "Acme goes to Ben.");
        await world.Time.ToAsync("2027-01-07T14:00");
        await HoldAsync("Strategy review", "Marketing sends the webinar list on Mondays.");
        await world.Time.ToAsync("2027-01-12T09:30");
        await HoldAsync("Pipeline review", "Globex waits for legal.");

        // One is missed: nobody presses anything.
        await world.Time.ToAsync("2027-01-19T09:45");
        await Slack.Gtm.ExpectAsync("*Pipeline review*", "Not held: Dana and Priya did not check in. First miss of this series this quarter.");

        await world.Time.ToAsync("2027-01-26T09:30");
        await HoldAsync("Pipeline review", "We call Initech again in March.");

        // One is called off by the operating lead, the day before.
        await world.Time.ToAsync("2027-02-01T12:00");
        await Slack.ChangeMeetingAsync("riley", "skip The whole team is at the trade fair");
        await Slack.Gtm.ExpectAsync("Called off by Riley: The whole team is at the trade fair.");
        await world.Time.ToAsync("2027-02-04T14:00");
        await HoldAsync("Strategy review", "Sales reads the campaign plan before it goes out.");
        await world.Time.ToAsync("2027-02-09T09:30");
        await HoldAsync("Pipeline review", "Hooli is out of scope.");

        // One falls on a day off: it is held the day after, and the call says why.
        await world.Time.ToAsync("2027-02-16T11:00");
        await Slack.Gtm.ExpectAsync("Pipeline review", "Moved here because of Company Day.");
        Assert.Equal(0, await Slack.Gtm.CountAsync("Pipeline review", "start it by"));
        await world.Time.ToAsync("2027-02-17T09:30");
        await HoldAsync("Pipeline review", "Umbrella gets a second reference call.");
        await world.Time.ToAsync("2027-02-23T09:30");
        await HoldAsync("Pipeline review", "Stark is split between Ana and Ben.");

        // One begins six minutes late.
        await world.Time.ToAsync("2027-03-02T09:36");
        await HoldAsync("Pipeline review", "Wayne moves to next quarter.");
        await world.Time.ToAsync("2027-03-04T14:00");
        await HoldAsync("Strategy review", "Leads older than a week go back to marketing.");
        await world.Time.ToAsync("2027-03-09T09:30");
        await HoldAsync("Pipeline review", "Cyberdyne is a partner, not an account.");

        // New York has changed its clocks and London not: half past nine in London all the same.
        await world.Time.ToAsync("2027-03-16T09:30");
        await HoldAsync("Pipeline review", "Tyrell is qualified.");
        await world.Time.ToAsync("2027-03-23T09:30");
        await HoldAsync("Pipeline review", "Soylent is lost; we write down why.");

        // London has changed too: still half past nine, now an hour earlier in UTC. Good Friday and Easter Monday lie before it.
        await world.Time.ToAsync("2027-03-30T09:30");
        await HoldAsync("Pipeline review", "The quarter is closed.");

        await TheRecordSaysSoAsync();
        await EachSawTheirsAsync();
    }

    async Task TheRecordSaysSoAsync()
    {
        var meetings = await world.Record.MeetingsAsync();
        var reviews = meetings.Where(meeting => meeting is { Terms.Name: "Pipeline review", IsAhead: false }).ToList();
        Assert.Equal(13, reviews.Count);
        Assert.Equal((11, 1, 1), (reviews.Count(meeting => meeting.Status is MeetingStatus.Held), reviews.Count(meeting => meeting.Status is MeetingStatus.Missed), reviews.Count(meeting => meeting.Status is MeetingStatus.Skipped)));
        Assert.Equal(3, meetings.Count(meeting => meeting is { Terms.Name: "Strategy review", Status: MeetingStatus.Held }));
        Assert.Single(meetings, meeting => meeting is { Terms.Name: "Quarterly planning", Status: MeetingStatus.Held });
        Assert.Equal(new LocalDate(2027, 3, 2), Assert.Single(reviews, meeting => meeting.IsLate).Nominal);
        Assert.Equal((new LocalDate(2027, 2, 16), Instant.FromUtc(2027, 2, 17, 9, 30)), Assert.Single(reviews, meeting => meeting.MovedForHoliday is not null) is var moved ? (moved.Nominal, moved.StartsAt) : default);
        Assert.Equal(Instant.FromUtc(2027, 3, 16, 9, 30), reviews[^3].StartsAt);
        Assert.Equal(Instant.FromUtc(2027, 3, 30, 8, 30), reviews[^1].StartsAt);
        Assert.Equal(15, (await world.Record.DecisionsAsync()).Count);

        var status = (await Slack.As("riley").RunAsync("/align", "status")).Text;
        Assert.Contains("15 of 16 held this quarter, 1 missed, 1 late, 1 called off", status, StringComparison.Ordinal);
        Assert.Contains("11 in a row; 1 decision a meeting", status, StringComparison.Ordinal);
        await world.AssertExactAsync();
        Assert.Null((await world.Record.VerifyAsync()).BrokenAt);
    }

    async Task EachSawTheirsAsync()
    {
        // Leaders were asked for items before each, April's planning included, which is the one message before it; the others were left in peace.
        var asks = (await world.Record.MessagesAsync()).Count(row => row is { Message: "meeting.ask", Kind: OutboxKind.Nudge, State: OutboxState.Sent, Destination: "UDANA" });
        Assert.Equal(13 + 3 + 2, asks);
        foreach (var (leader, id) in new[] { ("dana", "UDANA"), ("priya", "UPRIYA") })
        {
            var reminders = (await world.Record.MessagesAsync()).Count(row => row is { Message: "meeting.remind", Kind: OutboxKind.Nudge, State: OutboxState.Sent } && row.Destination == id);
            Assert.Equal(0, reminders);
            Assert.Equal(1, await Slack.Dm(leader).CountAsync("What should"));
            Assert.Equal(0, await Slack.Dm(leader).CountAsync("You are expected in"));
        }

        Assert.Equal(0, await Slack.Dm("morgan").CountAsync(""));
        Assert.Equal(0, await Slack.Dm("ana").CountAsync(""));

        // Whoever runs the program has the audit that begins two weeks before the quarter ends, and is reminded of it once.
        Assert.Equal(2, await Slack.Dm("riley").CountAsync("*Audit of 2027 Q1*"));
        Assert.Equal(2, await Slack.Dm("riley").CountAsync(""));

        // In the channel: one call and one card a meeting, never a second prompt.
        Assert.Equal(15, await Slack.Gtm.CountAsync("Minutes:"));
        Assert.Equal(0, await Slack.Gtm.CountAsync("start it by"));
    }

    /// <summary>Dana starts it, Priya checks in, a decision is typed, and Priya ends it.</summary>
    async Task HoldAsync(string name, string decision)
    {
        var card = await Slack.Gtm.ExpectAsync(name, "start it by");
        await Slack.As("dana").PressAsync(card, "Start");
        card = await Slack.Gtm.ExpectAsync(name, "Now:");
        await Slack.As("priya").PressAsync(card, "I am here too");
        await Slack.As("dana").RunAsync("/decision", decision);
        card = await Slack.Gtm.ExpectAsync(name, "Now:", "Here: Dana and Priya", decision);
        await Slack.As("priya").PressAsync(card, "End the meeting");
        await Slack.Gtm.ExpectAsync(name, "Held", "1 decision.", "There: Dana and Priya.");
    }
}
