using System.Text;
using AlignBot.Cadence.Feeds;
using AlignBot.Cadence.Series;
using AlignBot.Domain;
using AlignBot.Domain.Cadence;
using AlignBot.Domain.Cadence.Series;
using AlignBot.Tests.Harness;
using Calendar = Ical.Net.Calendar;
using VEvent = Ical.Net.CalendarComponents.CalendarEvent;

namespace AlignBot.Tests.Cadence;

/// <summary>What a calendar is told of a weekly review, read on Tuesday 24 November 2026; read back as a calendar would.</summary>
public sealed class CalendarFileTests
{
    static readonly Instant Now = Instant.FromUtc(2026, 11, 24, 10, 0);

    static readonly MeetingSeries Series = GtmProgram.WithSeries.Series[0] with { Id = new SeriesId(new Guid(1, 0, 0, new byte[8])) };

    [Fact]
    public void A_year_has_an_event_for_each_that_takes_place()
    {
        var series = Series with { Name = "Pipeline; review,\u0007 weekly", VideoLink = "https://meet.example.com/" + new string('x', 200) };

        var file = File(series);
        var lines = file.Split("\r\n");

        Assert.Equal(("BEGIN:VCALENDAR", "END:VCALENDAR", ""), (lines[0], lines[^2], lines[^1]));
        Assert.Contains("SUMMARY:Pipeline\\; review\\, weekly", lines);
        Assert.Contains("DTSTART:20261201T093000Z", lines);
        Assert.Contains("DTSTART:20270406T083000Z", lines);
        Assert.All(lines, line => Assert.InRange(Encoding.UTF8.GetByteCount(line), 0, 75));
        Assert.Equal(52, lines.Where(line => line.StartsWith("UID:", StringComparison.Ordinal)).Distinct().Count());
        Assert.Equal(52, Events(file).Count);
        Assert.All(Events(file), entry => Assert.Equal(("Pipeline; review, weekly", series.VideoLink), (entry.Summary, entry.Location)));
    }

    [Fact]
    public void One_that_was_moved_is_the_same_event_at_its_new_time()
    {
        var (planned, later) = (Plan(), Now + Duration.FromHours(1));
        var moved = Apply(planned, new MeetingCommand.Move(GtmProgram.Dana, Instant.FromUtc(2026, 12, 3, 14, 0), "The board meets."), later);

        var (before, after) = (Of(File(Series, planned), planned), Of(File(Series, moved), moved));

        Assert.Equal((before.Uid, "20261203T140000", "CONFIRMED"), (after.Uid, At(after), after.Status));
        Assert.True(after.Sequence > before.Sequence);
        Assert.Equal(52, Events(File(Series, moved)).Count);
    }

    [Fact]
    public void One_that_was_called_off_is_cancelled()
    {
        var off = Apply(Plan(), new MeetingCommand.Skip(GtmProgram.Dana, "Everybody is at the fair."), Now);

        var entry = Of(File(Series, off), off);

        Assert.Equal(("CANCELLED", "Called off: Pipeline review", "TRANSPARENT"), (entry.Status, entry.Summary, entry.Transparency));
        Assert.Contains("Called off: Pipeline review", CalendarFile.Feed(Entries(Series, off), "GTM"), StringComparison.Ordinal);
    }

    [Fact]
    public void The_dates_of_before_a_change_are_cancelled_for_the_whole_year()
    {
        var wednesdays = Series with { Recurrence = new Recurrence.Weekly([IsoDayOfWeek.Wednesday], 1, new LocalDate(2026, 11, 24)) };
        var changed = wednesdays.InPlaceOf(Series, Now);
        var withdrawn = Apply(Plan(), new MeetingCommand.Withdraw(), Now);

        var events = Events(File(changed, withdrawn));

        Assert.Equal(52, events.Count(entry => entry.Status == "CANCELLED"));
        Assert.All(events, entry => Assert.Equal(entry.Status == "CANCELLED" ? DayOfWeek.Tuesday : DayOfWeek.Wednesday, entry.DtStart!.Value.DayOfWeek));
        Assert.All(Events(File(Series)), before => Assert.Equal("CANCELLED", events.Single(entry => entry.Uid == before.Uid).Status));

        // A feed replaces what was there: it need not speak of what is no more.
        var feed = CalendarFile.Feed(Entries(changed, withdrawn), "GTM");
        Assert.DoesNotContain("CANCELLED", feed, StringComparison.Ordinal);
        Assert.DoesNotContain("DESCRIPTION", feed, StringComparison.Ordinal);
    }

    [Fact]
    public void A_paused_series_takes_its_events_away_and_resumed_it_brings_them_back()
    {
        var paused = Series with { Status = SeriesStatus.Paused, ChangedAt = Now };
        var off = Apply(Plan(), new MeetingCommand.Withdraw(), Now);
        var resumed = Series with { ChangedAt = Now + Duration.FromHours(1) };
        var again = Plan(Now + Duration.FromHours(1));

        Assert.All(Events(File(paused, off)), entry => Assert.Equal("CANCELLED", entry.Status));
        Assert.All(Events(File(resumed, off, again)), entry => Assert.Equal("CONFIRMED", entry.Status));
        Assert.True(Of(File(resumed, off, again), again).Sequence > Of(File(paused, off), off).Sequence);
    }

    [Fact]
    public void Held_it_stays_where_it_was_and_the_same_state_is_the_same_text()
    {
        var sample = new SampleMeeting().Run().At(Duration.FromMinutes(10), new MeetingCommand.End(GtmProgram.Dana, NothingToDecide: true, []));
        var later = SampleMeeting.Start + Duration.FromDays(3);

        Assert.Equal(("20261201T093000", "CONFIRMED"), (At(Of(File(Series, later, sample.State), sample.State)), Of(File(Series, later, sample.State), sample.State).Status));
        Assert.Equal(File(Series, later, sample.State), File(Series, later + Duration.FromHours(5), sample.State));
    }

    static Meeting Plan(Instant? at = null) => MeetingWorkflow.Plan(
        new MeetingId(Guid.NewGuid()), Series, Occurrences.Next(Series, SampleMeeting.Program.Calendar, Now, 1)[0], SampleMeeting.Context(at ?? Now - Duration.FromDays(1))).State;

    static Meeting Apply(Meeting meeting, MeetingCommand command, Instant at) =>
        Assert.IsType<Outcome<Meeting>.Changed>(MeetingWorkflow.Apply(meeting, command, SampleMeeting.Context(at))).State;

    static IEnumerable<CalendarEvent> Entries(MeetingSeries series, params Meeting[] meetings) => CalendarEvent.Of(series, meetings, SampleMeeting.Program.Calendar, Now);

    static string File(MeetingSeries series, params Meeting[] meetings) => CalendarFile.Of(Entries(series, meetings), "GTM");

    static string File(MeetingSeries series, Instant now, params Meeting[] meetings) =>
        CalendarFile.Of(CalendarEvent.Of(series, meetings, SampleMeeting.Program.Calendar, now), "GTM");

    static List<VEvent> Events(string file) => [.. Calendar.Load(file)!.Events];

    static VEvent Of(string file, Meeting meeting) =>
        Events(file).Single(entry => entry.Uid!.Contains(meeting.Nominal.ToString("uuuuMMdd", null), StringComparison.Ordinal));

    static string At(VEvent entry) => entry.DtStart!.Value.ToString("yyyyMMdd'T'HHmmss", System.Globalization.CultureInfo.InvariantCulture);
}
