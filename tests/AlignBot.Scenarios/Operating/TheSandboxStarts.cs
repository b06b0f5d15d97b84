using AlignBot.Cadence;
using AlignBot.Cadence.Series;
using AlignBot.Contracts;
using AlignBot.Domain.Time;
using AlignBot.Engine.ProgramFiles;
using AlignBot.Programs;
using AlignBot.Sandbox;
using AlignBot.Scenarios.Harness;
using NodaTime;

namespace AlignBot.Scenarios.Operating;

/// <summary>Whoever starts the sandbox finds ten minutes before a weekly review, on whatever day they do it, and something to look at; and what is asked for on its command line.</summary>
public sealed class TheSandboxStarts
{
    /// <summary>In days. Around New Year a quarter's planning and a strategy review come first.</summary>
    const int Furthest = 15;

    static readonly ProgramFile Program = ProgramFileReader.Parse("program.yaml", GtmWorld.ProgramFile);

    /// <summary>Four weeks of every weekday, and the days on which dates go wrong: ends of months and years, changed clocks, leap days, days off.</summary>
    static readonly LocalDate[] Days =
    [
        .. Enumerable.Range(0, 28).Select(day => new LocalDate(2026, 11, 16).PlusDays(day)),
        .. Enumerable.Range(1, 12).Select(month => new LocalDate(2027, month, 1).PlusMonths(1).PlusDays(-1)),
        .. Enumerable.Range(1, 12).Select(month => new LocalDate(2027, month, 1)),
        new(2026, 3, 28), new(2026, 3, 29), new(2026, 10, 24), new(2026, 10, 25), new(2027, 3, 28), new(2027, 10, 31), new(2028, 3, 26), new(2028, 10, 29),
        new(2028, 2, 28), new(2028, 2, 29), new(2032, 2, 29), new(2026, 12, 24), new(2026, 12, 25), new(2026, 12, 28), new(2026, 12, 31), new(2028, 1, 1),
    ];

    [Fact]
    public void Ten_minutes_before_a_weekly_review_on_any_day()
    {
        Assert.True(Days.Distinct().Count() >= 60);
        Assert.All(Days.Distinct().SelectMany(day => new[] { day.At(LocalTime.Midnight), day + new LocalTime(9, 59), day + new LocalTime(10, 0), day + new LocalTime(23, 59) }), local =>
        {
            var now = local.InUtc().ToInstant();

            var start = SandboxStart.After(now, Program);

            var morning = start.InZone(Program.Calendar.Zone);
            Assert.Equal(new LocalTime(9, 20), morning.TimeOfDay);
            Assert.True(WorkingTime.IsWorkingDay(morning.Date, Program.Calendar));
            Assert.InRange(start, now + Duration.FromMilliseconds(1), now + Duration.FromDays(Furthest));
            Assert.Equal("Pipeline review", NextMeeting(start));
        });
    }

    [Theory]
    [InlineData("2026-11-27T12:00", "2026-12-01T09:20")]
    [InlineData("2026-11-29T12:00", "2026-12-01T09:20")]
    [InlineData("2026-12-01T09:19", "2026-12-01T09:20")]
    [InlineData("2026-12-01T09:20", "2026-12-08T09:20")]
    [InlineData("2026-12-25T12:00", "2026-12-29T09:20")]
    public void On_the_next_one_that_there_is(string now, string start) => Assert.Equal(Local(start), SandboxStart.After(Local(now), Program));

    [Theory]
    [InlineData("2026-11-28T12:00")]
    [InlineData("2028-02-29T12:00")]
    public async Task With_the_weekly_review_as_its_next_meeting(string today)
    {
        await using var sandbox = await SandboxHost.StartAsync(
            new SandboxOptions(Data: null, Port: 0) { RealTime = new StandingTime(Local(today)), SlackWaits = GtmWorld.SlackWaits });
        using var slack = new SlackWorld(new Uri(sandbox.Url));

        var said = await slack.As("ana").RunAsync("/meeting", "");

        Assert.Contains("Pipeline review", said.Text, StringComparison.Ordinal);
        await slack.Gtm.ExpectAsync("DSP-1", "Do webinar sign-ups count as MQLs?", "level 2 of 3");
        await slack.Dm("priya").ExpectAsync("Do webinar sign-ups count as MQLs?");
        await slack.Gtm.ExpectAsync("DEC-2", "only after a second touch");
        await slack.As("priya").HomeAsync("Decide DSP-1");
    }

    [Fact]
    public async Task And_shows_what_it_is_asked_to_show()
    {
        await using var sandbox = await SandboxHost.StartAsync(
            new SandboxOptions(Data: null, Port: 0) { RealTime = new StandingTime(Local("2026-11-28T12:00")), SlackWaits = GtmWorld.SlackWaits });
        using var slack = new SlackWorld(new Uri(sandbox.Url));

        var last = await ShowAsync(slack, "A dispute at level three");
        Assert.Equal("UMORGAN", (string?)last["as"]);
        var ask = await slack.Dm("morgan").ExpectAsync("Who follows up the leads of the partner fair?");
        Assert.Equal((string?)ask.Json["channel"], (string?)last["in"]);
        Assert.Equal("CGTM", (string?)(await ShowAsync(slack, "A live review"))["in"]);
        await slack.Gtm.ExpectAsync("*Now: ");
        var next = await ShowAsync(slack, "To the next deadline");
        Assert.Contains("2026 09:", (string?)next["said"], StringComparison.Ordinal);
        await ShowAsync(slack, "The quarter's end");
        Assert.Equal("2026-12-31", ((string)(await slack.GetAsync("control/clock"))["now"]!)[..10]);
    }

    [Fact]
    public async Task With_nothing_where_that_is_asked_for()
    {
        await using var sandbox = await SandboxHost.StartAsync(
            new SandboxOptions(Data: null, Port: 0) { Start = new LocalDateTime(2026, 11, 24, 10, 0), IsEmpty = true, SlackWaits = GtmWorld.SlackWaits });
        using var slack = new SlackWorld(new Uri(sandbox.Url));

        Assert.Contains("none", (await slack.As("ana").RunAsync("/dispute", "list all")).Text, StringComparison.Ordinal);
    }

    static async Task<System.Text.Json.Nodes.JsonObject> ShowAsync(SlackWorld slack, string label)
    {
        var buttons = (await slack.GetAsync("control/extra-buttons"))["buttons"]!.AsArray();
        return await slack.PostAsync(((string)buttons.First(button => (string?)button!["label"] == label)!["url"]!)[1..], []);
    }

    [Theory]
    [InlineData("", null, 3900, null)]
    [InlineData("--port 0 --start 2026-11-24T10:00 --empty", null, 0, "2026-11-24T10:00")]
    [InlineData("--data kept", "kept", 3900, null)]
    public void As_its_command_line_says(string typed, string? folder, int port, string? start)
    {
        SandboxOptions? asked = null;

        var exit = SandboxOptions.Command(options => Task.FromResult(asked = options)).Parse(typed).Invoke();

        Assert.Equal(0, exit);
        Assert.Equal(typed.Contains("--empty", StringComparison.Ordinal), asked!.IsEmpty);
        Assert.Equal((folder is null ? null : Path.GetFullPath(folder), port, start), (asked.Data, asked.Port, asked.Start?.ToString("uuuu'-'MM'-'dd'T'HH':'mm", null)));
    }

    [Theory]
    [InlineData("--port 70000")]
    [InlineData("--port today")]
    [InlineData("--start tomorrow")]
    [InlineData("--date")]
    public void Not_at_all_where_that_cannot_be(string typed) =>
        Assert.NotEmpty(SandboxOptions.Command(_ => throw new InvalidOperationException("It was started.")).Parse(typed).Errors);

    static string? NextMeeting(Instant after) => Program.Series
        .SelectMany(series => Domain.Cadence.Series.Occurrences.Next(series, Program.Calendar, after, 1).Select(next => (series.Name, next.StartsAt)))
        .MinBy(next => next.StartsAt).Name;

    static Instant Local(string local) => NodaTime.Text.LocalDateTimePattern.GeneralIso.Parse(local + ":00").Value.InZoneLeniently(Program.Calendar.Zone).ToInstant();

    /// <summary>Real time that stands.</summary>
    sealed class StandingTime(Instant now) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => now.ToDateTimeOffset();
    }
}
