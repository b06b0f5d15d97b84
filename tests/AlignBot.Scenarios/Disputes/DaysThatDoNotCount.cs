using AlignBot.Scenarios.Harness;
using NodaTime;

namespace AlignBot.Scenarios.Disputes;

/// <summary>A window of working days over a holiday, and over both changes of the clocks: the deadline, and its receipt in words.</summary>
public sealed class DaysThatDoNotCount : IAsyncLifetime
{
    GtmWorld world = null!;

    SlackWorld Slack => world.Slack;

    public async Task InitializeAsync() => world = await GtmWorld.StartAsync(Paths.LeadersFirst("all"));

    public async Task DisposeAsync() => await world.DisposeAsync();

    [Theory]

    // Christmas Day and the substitute for Boxing Day lie inside: Thursday to Wednesday.
    [InlineData("2026-12-24T10:00", "2026-12-30T10:00", "skipping Fri 25 Dec 2026 (Christmas Day), Mon 28 Dec 2026 (Boxing Day observed)")]

    // The clocks go forward on Sunday 28 March: the same local time, an hour less of real time. Good Friday and Easter Monday lie inside, too.
    [InlineData("2027-03-25T15:00", "2027-03-31T15:00", "across a change of the clocks")]

    // And back on Sunday 31 October 2027: the same local time, an hour more.
    [InlineData("2027-10-29T15:00", "2027-11-02T15:00", "across a change of the clocks")]
    public async Task The_level_ends_at_the_same_local_time_that_many_working_days_on(string raised, string due, string why)
    {
        await world.Time.ToAsync(raised);
        await Slack.RaiseAsync();
        await world.Record.QuietAsync();
        var end = London(due);
        Assert.Equal(end, (await world.Record.DisputeAsync()).DueAt);

        await Slack.PressOnCardAsync("dana", "Why this deadline");
        await Slack.GtmOf("dana").ExpectAsync("Level 1 is due after 2 working days from", why, "Working hours are those of London");

        await world.Time.ToAsync(end - Duration.FromMilliseconds(1));
        Assert.Equal(0, (await world.Record.DisputeAsync()).Level);
        await world.Time.ToAsync(end);
        await Slack.Gtm.ExpectAsync("Level 1 ended: its time ran out.", "Morgan");
        Assert.Equal(1, (await world.Record.DisputeAsync()).Level);
    }

    static Instant London(string local) =>
        NodaTime.Text.LocalDateTimePattern.CreateWithInvariantCulture("uuuu'-'MM'-'dd'T'HH':'mm").Parse(local).GetValueOrThrow()
            .InZoneStrictly(DateTimeZoneProviders.Tzdb["Europe/London"]).ToInstant();
}
