using AlignBot.Domain;
using AlignBot.Domain.Time;
using AlignBot.People.Calendars;
using AlignBot.Tests.Harness;
using AlignBot.Time;
using Microsoft.Extensions.Time.Testing;

namespace AlignBot.Tests.People.Calendars;

/// <summary>Which days a calendar in Berlin has its owner out of office, read on Tuesday 24 November 2026. The inputs are as calendars were seen to write them.</summary>
public static class OutOfOfficeTests
{
    static readonly UserId Priya = new("UPRIYA");

    static string? Days(string text) => OutOfOffice.In(new CalendarFiles(new FakeTimeProvider()), text, WorkingCalendar.Default("Europe/Berlin"), new LocalDate(2026, 11, 24), Priya) is var (days, unread)
        ? string.Join(", ", days.Select(one => $"{one.From:MM-dd}..{one.To:MM-dd}")) + (unread > 0 ? $" +{unread} unread" : "")
        : null;

    static string? Of(params string[] events) => Days(IcsHost.Calendar(events));

    const string Oof = "UID:1\r\nX-MICROSOFT-CDO-BUSYSTATUS:OOF\r\nSUMMARY:Away\r\n";

    [Theory]
    // Outlook, a week as it is entered there, its end exclusive.
    [InlineData(Oof + "DTSTART;VALUE=DATE:20261207\r\nDTEND;VALUE=DATE:20261212", "12-07..12-11")]
    // The same published as 'availability only', with Windows' zones and a time.
    [InlineData(Oof + "DTSTART;TZID=W. Europe Standard Time:20261207T000000\r\nDTEND;TZID=W. Europe Standard Time:20261209T000000", "12-07..12-08")]
    // Google's own out-of-office event: a time in UTC and nothing but its title.
    [InlineData("UID:2@google.com\r\nSUMMARY:Out of office\r\nDTSTART:20261206T230000Z\r\nDTEND:20261208T230000Z\r\nTRANSP:OPAQUE", "12-07..12-08")]
    [InlineData("UID:3\r\nSUMMARY:OOO - back on Monday\r\nDTSTART;VALUE=DATE:20261207\r\nDTEND;VALUE=DATE:20261208", "12-07..12-07")]
    // From Friday to Monday, with the weekend between.
    [InlineData(Oof + "DTSTART;TZID=Europe/Berlin:20261204T080000\r\nDTEND;TZID=Europe/Berlin:20261207T190000", "12-04..12-07")]
    // No end: a day; an end on the day it begins, meant inclusive: that day.
    [InlineData(Oof + "DTSTART;VALUE=DATE:20261207", "12-07..12-07")]
    [InlineData(Oof + "DTSTART;VALUE=DATE:20261207\r\nDTEND;VALUE=DATE:20261207", "12-07..12-07")]
    // Lower case, a folded line, properties that nobody knows.
    [InlineData("uid:4\r\nx-microsoft-cdo-busystatus:oo\r\n f\r\nx-unknown;a=\"b;c:d\":e\r\ndtstart;value=date:20261207", "12-07..12-07")]
    // From one noon to another: days away are whole days, and the day between is one.
    [InlineData(Oof + "DTSTART;TZID=Europe/Berlin:20261207T120000\r\nDTEND;TZID=Europe/Berlin:20261209T120000", "12-08..12-08")]
    public static void Is_out_of_office(string lines, string days) => Assert.Equal(days, Of(lines));

    [Theory]
    // An appointment out of the house is no day away.
    [InlineData(Oof + "DTSTART;TZID=Europe/Berlin:20261207T140000\r\nDTEND;TZID=Europe/Berlin:20261207T160000")]
    // What Outlook intended, and has as busy; working elsewhere; shown as free.
    [InlineData("UID:1\r\nX-MICROSOFT-CDO-INTENDEDSTATUS:OOF\r\nX-MICROSOFT-CDO-BUSYSTATUS:BUSY\r\nSUMMARY:Fair\r\nDTSTART;VALUE=DATE:20261207")]
    [InlineData("UID:1\r\nX-MICROSOFT-CDO-BUSYSTATUS:WORKINGELSEWHERE\r\nSUMMARY:Out of office\r\nDTSTART;VALUE=DATE:20261207")]
    [InlineData("UID:1\r\nTRANSP:TRANSPARENT\r\nSUMMARY:OOO\r\nDTSTART;VALUE=DATE:20261207")]
    // Somebody else's, and words that only begin alike.
    [InlineData("UID:1\r\nSUMMARY:Ben OOO\r\nDTSTART;VALUE=DATE:20261207")]
    [InlineData("UID:1\r\nSUMMARY:Ooops review\r\nDTSTART;VALUE=DATE:20261207")]
    [InlineData("UID:1\r\nSUMMARY:Plan the holidays\r\nDTSTART;VALUE=DATE:20261207")]
    [InlineData(Oof + "STATUS:CANCELLED\r\nDTSTART;VALUE=DATE:20261207")]
    [InlineData("UID:1\r\nDTSTART;VALUE=DATE:20261207\r\nBEGIN:VALARM\r\nX-MICROSOFT-CDO-BUSYSTATUS:OOF\r\nEND:VALARM")]
    public static void Is_not(string lines) => Assert.Equal("", Of(lines));

    [Fact]
    public static void A_date_of_what_repeats_that_was_moved_or_taken_out_follows() => Assert.Equal(
        "12-04..12-04, 12-18..12-18, 12-10..12-10",
        Of(
            Oof + "DTSTART;VALUE=DATE:20261204\r\nRRULE:FREQ=WEEKLY;COUNT=4\r\nEXDATE;VALUE=DATE:20261225",
            Oof + "RECURRENCE-ID;VALUE=DATE:20261211\r\nDTSTART;VALUE=DATE:20261210"));

    [Theory]
    // Moved from a desk in New York: midnight of the 11th in Berlin is the evening of the 10th there.
    [InlineData("RECURRENCE-ID;TZID=America/New_York:20261210T180000", "12-04..12-04, 12-18..12-18, 12-10..12-10")]
    [InlineData("RECURRENCE-ID:20261210T230000Z", "12-04..12-04, 12-18..12-18, 12-10..12-10")]
    public static void One_date_is_moved_in_another_zone_than_what_repeats(string recurrence, string days) => Assert.Equal(
        days,
        Of(
            Oof + "DTSTART;TZID=Europe/Berlin:20261204T000000\r\nDTEND;TZID=Europe/Berlin:20261205T000000\r\nRRULE:FREQ=WEEKLY;COUNT=3",
            Oof + recurrence + "\r\nDTSTART;TZID=Europe/Berlin:20261210T000000\r\nDTEND;TZID=Europe/Berlin:20261211T000000"));

    [Fact]
    public static void A_date_of_what_repeats_that_is_at_work_after_all_is_none() => Assert.Equal(
        "12-04..12-04",
        Of(
            Oof + "DTSTART;VALUE=DATE:20261204\r\nRRULE:FREQ=WEEKLY;COUNT=2",
            "UID:1\r\nX-MICROSOFT-CDO-BUSYSTATUS:BUSY\r\nRECURRENCE-ID;VALUE=DATE:20261211\r\nDTSTART;VALUE=DATE:20261211"));

    [Fact]
    public static void The_same_event_has_the_same_name_when_its_days_move_and_none_of_its_own_words()
    {
        static string Event(string day) => Assert.Single(
            OutOfOffice.In(new CalendarFiles(new FakeTimeProvider()), IcsHost.Calendar(Oof + $"DTSTART;VALUE=DATE:{day}"), WorkingCalendar.Default("Europe/Berlin"), new LocalDate(2026, 11, 24), Priya)!.Value.Days).Event;

        Assert.Equal(Event("20261207"), Event("20261214"));
        Assert.Matches("^[0-9a-f]{32}$", Event("20261207"));
    }

    [Theory]
    [InlineData(Oof + "DTSTART;TZID=Customized Time Zone:20261207T000000\r\nDTEND;TZID=Customized Time Zone:20261209T000000")]
    [InlineData(Oof + "DTSTART:whenever")]
    [InlineData(Oof + "SUMMARY:No date")]
    public static void What_can_not_be_understood_is_counted(string lines) => Assert.Equal(" +1 unread", Of(lines));

    [Theory]
    [InlineData("")]
    [InlineData("<!DOCTYPE html><html><head><title>Sign in</title></head></html>")]
    [InlineData("{\"error\":\"not_found\"}")]
    [InlineData("BEGIN:VCARD\r\nEND:VCARD")]
    public static void What_is_no_calendar_is_none(string text) => Assert.Null(Days(text));

    [Theory]
    [InlineData("\uFEFFBEGIN:VCALENDAR\nEND:VCALENDAR\n")]
    [InlineData("\r\n\r\nbegin:vcalendar\r\nend:vcalendar")]
    [InlineData("BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nDTSTART")]
    public static void An_odd_or_cut_off_calendar_is_one(string text) => Assert.Equal("", Days(text));

    [Fact]
    public static void Ten_thousand_events_and_a_rule_without_end_are_read()
    {
        var many = Enumerable.Range(0, 12_000).Select(n => $"UID:{n}\r\nSUMMARY:Meeting {n}\r\nDTSTART:20261207T100000Z").Prepend(Oof + "DTSTART;VALUE=DATE:20261207\r\nRRULE:FREQ=DAILY").ToArray();

        Assert.Contains("..", Of(many), StringComparison.Ordinal);
    }
}
