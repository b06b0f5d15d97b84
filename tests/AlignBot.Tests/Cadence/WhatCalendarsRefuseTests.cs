using System.Text;
using AlignBot.Cadence.Feeds;
using AlignBot.Cadence.Series;
using AlignBot.Domain;
using AlignBot.Domain.Cadence;
using AlignBot.Domain.Cadence.Series;
using AlignBot.Tests.Harness;
using Calendar = Ical.Net.Calendar;

namespace AlignBot.Tests.Cadence;

/// <summary>What real calendars stumble over, each tried on the file and on the feed: read back by a reader that is not ours, and line by line as the standard has it.</summary>
public sealed class WhatCalendarsRefuseTests
{
    static readonly Instant Now = Instant.FromUtc(2026, 11, 24, 10, 0);

    static readonly MeetingSeries Series = GtmProgram.WithSeries.Series[0] with { Id = new SeriesId(new Guid(1, 0, 0, new byte[8])) };

    /// <summary>A name, and what a calendar shows of it.</summary>
    public static TheoryData<string, string> Names => new()
    {
        { "Umbrella, Inc; north", "Umbrella, Inc; north" },
        { "Back\\slash, at the end\\", "Back\\slash, at the end\\" },
        { "Not a new line: \\n", "Not a new line: \\n" },
        { "One\r\nEND:VEVENT\nBEGIN:VEVENT", "One\nEND:VEVENT\nBEGIN:VEVENT" },
        { "Quote \" and colon: x=1", "Quote \" and colon: x=1" },
        { "Tab\tand bell\u0007", "Tab and bell" },
        { string.Concat(Enumerable.Repeat("👩‍👩‍👧‍👦", 12)), string.Concat(Enumerable.Repeat("👩‍👩‍👧‍👦", 12)) },
        { "Größenänderung für Übermüdete, jeden Donnerstag früh um sieben, ohne Ausreden", "Größenänderung für Übermüdete, jeden Donnerstag früh um sieben, ohne Ausreden" },
        { "セールスとマーケティングの週次レビューと次の四半期の計画", "セールスとマーケティングの週次レビューと次の四半期の計画" },
        { "Half an emoji \ud83d", "Half an emoji \ufffd" },
        { new string('x', 64) + "é" + new string('y', 80), new string('x', 64) + "é" + new string('y', 80) },
    };

    [Theory]
    [MemberData(nameof(Names))]
    public void A_name_comes_back_as_it_is_and_adds_no_line_of_its_own(string name, string shown)
    {
        foreach (var text in Both(Entries(Series with { Name = name })))
        {
            var events = Calendar.Load(text)!.Events;
            Assert.Equal(52, events.Count);
            Assert.All(events, entry => Assert.Equal(shown, entry.Summary));
            Assert.Equal(52, Unfolded(text).Count(line => line == "BEGIN:VEVENT"));
            Holds(text);
        }
    }

    [Fact]
    public void Both_name_no_zone_and_no_rule_since_those_are_read_in_several_ways()
    {
        foreach (var text in Both(Entries(Series with { HolidayRule = HolidayRule.NextWorkingDay })))
        {
            Assert.DoesNotContain(Unfolded(text), line => line.Contains("TZID", StringComparison.Ordinal) || line.StartsWith("RRULE", StringComparison.Ordinal) || line.StartsWith("METHOD", StringComparison.Ordinal));
            Assert.All(Calendar.Load(text)!.Events, entry => Assert.True(entry.DtStart!.IsUtc && entry.DtEnd!.IsUtc));
        }
    }

    [Fact]
    public void In_winter_and_summer_it_is_half_past_nine_in_London()
    {
        var zone = DateTimeZoneProviders.Tzdb["Europe/London"];
        foreach (var text in Both(Entries(Series)))
        {
            Assert.All(Calendar.Load(text)!.Events, entry => Assert.Equal(new LocalTime(9, 30), Instant.FromDateTimeUtc(entry.DtStart!.AsUtc).InZone(zone).TimeOfDay));
        }
    }

    [Fact]
    public void Each_event_has_one_name_for_good_and_says_when_it_was_changed()
    {
        var planned = Plan();
        var moved = Apply(planned, new MeetingCommand.Move(GtmProgram.Dana, Instant.FromUtc(2026, 12, 3, 14, 0), "The board meets."), Now + Duration.FromHours(1));
        foreach (var (before, after) in Both(Entries(Series, planned)).Zip(Both(Entries(Series, moved))))
        {
            var (was, is_) = (Calendar.Load(before)!.Events.ToDictionary(entry => entry.Uid!), Calendar.Load(after)!.Events.ToDictionary(entry => entry.Uid!));
            Assert.Equal(was.Keys.Order(), is_.Keys.Order());
            var changed = Assert.Single(is_.Values, entry => entry.Sequence > was[entry.Uid!].Sequence);
            Assert.Equal(new DateTime(2026, 12, 3, 14, 0, 0, DateTimeKind.Utc), changed.DtStart!.AsUtc);
            Assert.Equal((Now + Duration.FromHours(1)).ToDateTimeUtc(), changed.LastModified!.AsUtc);
            Assert.Equal(changed.LastModified, changed.DtStamp);
            Holds(after);
        }
    }

    [Fact]
    public void Called_off_it_takes_nobodys_time_and_taken_off_a_feed_does_not_have_it()
    {
        var off = Apply(Plan(), new MeetingCommand.Skip(GtmProgram.Dana, "The fair, all week; sorry."), Now);
        var withdrawn = Apply(Plan(), new MeetingCommand.Withdraw(), Now);
        foreach (var text in Both(Entries(Series, off)))
        {
            var entry = Assert.Single(Calendar.Load(text)!.Events, entry => entry.Status == "CANCELLED");
            Assert.Equal(("Called off: Pipeline review", "TRANSPARENT"), (entry.Summary, entry.Transparency));
            Assert.DoesNotContain("The fair", text, StringComparison.Ordinal);
        }

        Assert.Equal((52, 51), (Calendar.Load(CalendarFile.Of(Entries(Series, withdrawn), "GTM"))!.Events.Count, Calendar.Load(CalendarFile.Feed(Entries(Series, withdrawn), "GTM"))!.Events.Count));
    }

    [Fact]
    public void A_feed_says_how_often_to_ask_and_an_empty_one_is_a_calendar_still()
    {
        var empty = CalendarFile.Feed([], "Sales, and marketing");

        Assert.Contains("REFRESH-INTERVAL;VALUE=DURATION:PT1H", Unfolded(empty));
        Assert.Contains("X-PUBLISHED-TTL:PT1H", Unfolded(empty));
        Assert.Contains("X-WR-CALNAME:Sales\\, and marketing", Unfolded(empty));
        Assert.Empty(Calendar.Load(empty)!.Events);
        Holds(empty);
    }

    /// <summary>Whole lines ended by CR LF, of 75 bytes at most, none empty, and no character cut in two.</summary>
    static void Holds(string text)
    {
        Assert.EndsWith("END:VCALENDAR\r\n", text, StringComparison.Ordinal);
        var lines = text[..^2].Split("\r\n");
        Assert.All(lines, line =>
        {
            Assert.InRange(Encoding.UTF8.GetByteCount(line), 1, 75);
            Assert.DoesNotContain('\r', line);
            Assert.DoesNotContain('\n', line);
            Assert.Equal(line, Encoding.UTF8.GetString(new UTF8Encoding(false, throwOnInvalidBytes: true).GetBytes(line)));
        });
    }

    static string[] Unfolded(string text) => text.Replace("\r\n ", "", StringComparison.Ordinal).Split("\r\n");

    static string[] Both(IReadOnlyList<CalendarEvent> entries) => [CalendarFile.Of(entries, "GTM"), CalendarFile.Feed(entries, "GTM")];

    static List<CalendarEvent> Entries(MeetingSeries series, params Meeting[] meetings) => [.. CalendarEvent.Of(series, meetings, SampleMeeting.Program.Calendar, Now)];

    static Meeting Plan() => MeetingWorkflow.Plan(
        new MeetingId(Guid.NewGuid()), Series, Occurrences.Next(Series, SampleMeeting.Program.Calendar, Now, 1)[0], SampleMeeting.Context(Now - Duration.FromDays(1))).State;

    static Meeting Apply(Meeting meeting, MeetingCommand command, Instant at) =>
        Assert.IsType<Outcome<Meeting>.Changed>(MeetingWorkflow.Apply(meeting, command, SampleMeeting.Context(at))).State;
}
