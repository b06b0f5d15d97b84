using AlignBot.Scenarios.Harness;
using NodaTime;

namespace AlignBot.Scenarios.Audits;

/// <summary>Nobody has to think of the audit: it begins two weeks before the quarter ends, reminds once, and stands on the planning's agenda.</summary>
public sealed class TheAuditComesByItself : IAsyncLifetime
{
    GtmWorld world = null!;

    SlackWorld Slack => world.Slack;

    public async Task InitializeAsync() => world = await GtmWorld.StartAsync(startAt: new DateTimeOffset(2027, 1, 26, 10, 0, 0, TimeSpan.Zero));

    public async Task DisposeAsync() => await world.DisposeAsync();

    [Fact]
    public async Task Two_weeks_before_the_quarter_ends_in_the_morning_of_whoever_runs_the_program()
    {
        await world.Time.ToAsync(Instant.FromUtc(2027, 3, 15, 17, 0));
        await Slack.Dm("riley").ExpectCountAsync(0, "*Audit of");

        await world.Time.ToAsync(Instant.FromUtc(2027, 3, 16, 10, 0));
        await Slack.Dm("riley").ExpectWithAsync("Settle", "*Audit of 2027 Q1*", "were not held.");
        await Slack.As("riley").HomeAsync("*Go through the audit of 2027 Q1*");
        foreach (var person in (string[])["dana", "priya", "morgan", "ana"])
        {
            await Slack.Dm(person).ExpectCountAsync(0, "*Audit of");
        }

        // Once more after a working week, in one living message; what was sent before says so.
        await world.Time.ToAsync(Instant.FromUtc(2027, 3, 25, 17, 0));
        await Slack.Dm("riley").ExpectAsync("*Audit of 2027 Q1*", "A later message has it.");
        await world.Time.ToAsync(Instant.FromUtc(2027, 4, 2, 17, 0));
        await Slack.Dm("riley").ExpectCountAsync(2, "*Audit of 2027 Q1*");
        await Slack.Dm("riley").ExpectCountAsync(0, "*Audit of 2027 Q2*");
        await Slack.Gtm.ExpectAsync("*Quarterly planning*", "The audit of 2027 Q1 is not closed:");
        await Slack.As("morgan").RunAsync("/align", "status");
        await Slack.GtmOf("morgan").ExpectAsync("The audit of 2027 Q1 is open");
    }
}
