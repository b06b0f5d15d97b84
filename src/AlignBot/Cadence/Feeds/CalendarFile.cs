using System.Globalization;
using System.Text;
using NodaTime;

namespace AlignBot.Cadence.Feeds;

/// <summary>Meetings as iCalendar (RFC 5545): a file to take in once, or a feed that a calendar asks for again and again.</summary>
/// <remarks>
/// Each occurrence is an event of its own: no recurrence rule says 'unless it is a bank holiday, then the day after'. Times are in UTC, since Outlook
/// misreads zones that a file describes, and every calendar shows UTC in its reader's zone. SEQUENCE, DTSTAMP and LAST-MODIFIED come from the last change:
/// a calendar that has the event already takes a new time by them, and the same state is the same text. A file says CANCELLED of what a calendar may have from an earlier one; a feed replaces what was there, and
/// holds, besides what takes place, only what somebody called off: some calendars hide such an event, some strike it out, and Outlook shows it
/// like any other, which is why its title says so too.
/// </remarks>
static class CalendarFile
{
    /// <summary>What a line may hold before it is folded, in bytes.</summary>
    const int Fold = 73;

    /// <summary>SEQUENCE counts seconds from here: it rises with every change, and fits into 31 bits.</summary>
    static readonly Instant Epoch = Instant.FromUtc(2020, 1, 1, 0, 0);

    /// <summary>A file to take in: everything about the meetings, and what is off, so that an earlier file's events go.</summary>
    public static string Of(IEnumerable<CalendarEvent> events, string name) => Text(events, name, isFeed: false);

    /// <summary>A feed: titles and times only. Whoever has its address can read it.</summary>
    public static string Feed(IEnumerable<CalendarEvent> events, string name) =>
        Text(events.Where(entry => entry.Off is not CalendarEvent.Why.TakenOff), name, isFeed: true);

    static string Text(IEnumerable<CalendarEvent> events, string name, bool isFeed)
    {
        var text = new StringBuilder();
        Line(text, "BEGIN:VCALENDAR");
        Line(text, "VERSION:2.0");
        Line(text, "PRODID:-//AlignBot//Meetings//EN");
        Line(text, "CALSCALE:GREGORIAN");
        Line(text, $"NAME:{Escape(name)}");
        Line(text, $"X-WR-CALNAME:{Escape(name)}");
        if (isFeed)
        {
            // The standard's word and Outlook's: Google asks as often as it likes.
            Line(text, "REFRESH-INTERVAL;VALUE=DURATION:PT1H");
            Line(text, "X-PUBLISHED-TTL:PT1H");
        }

        foreach (var entry in events.OrderBy(entry => entry.StartsAt).ThenBy(entry => entry.Uid, StringComparer.Ordinal))
        {
            Event(text, entry, isFeed);
        }

        Line(text, "END:VCALENDAR");
        return text.ToString();
    }

    static void Event(StringBuilder text, CalendarEvent entry, bool isFeed)
    {
        var terms = entry.Terms;
        Line(text, "BEGIN:VEVENT");
        Line(text, $"UID:{entry.Uid}");
        Line(text, $"DTSTAMP:{Utc(entry.ChangedAt)}");
        Line(text, $"LAST-MODIFIED:{Utc(entry.ChangedAt)}");
        Line(text, string.Create(CultureInfo.InvariantCulture, $"SEQUENCE:{Math.Max(0, (long)(entry.ChangedAt - Epoch).TotalSeconds)}"));
        Line(text, $"DTSTART:{Utc(entry.StartsAt)}");
        Line(text, $"DTEND:{Utc(entry.EndsAt)}");
        Line(text, $"SUMMARY:{(entry.Off is null ? "" : "Called off: ")}{Escape(terms.Name)}");
        Line(text, entry.Off is null ? "STATUS:CONFIRMED" : "STATUS:CANCELLED");
        Line(text, entry.Off is null ? "TRANSP:OPAQUE" : "TRANSP:TRANSPARENT");
        if (!isFeed)
        {
            Line(text, $"DESCRIPTION:{Escape(string.Join('\n', terms.Sections.Select(section => $"{section.Name} ({section.Minutes} min)").Append(terms.DashboardLink).OfType<string>()))}");
            if (terms.VideoLink is { } video)
            {
                Line(text, $"LOCATION:{Escape(video)}");
            }
        }

        Line(text, "END:VEVENT");
    }

    static string Utc(Instant at) => at.InUtc().LocalDateTime.ToString("uuuuMMdd'T'HHmmss'Z'", CultureInfo.InvariantCulture);

    static string Escape(string text) => new([.. text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace(";", "\\;", StringComparison.Ordinal)
        .Replace(",", "\\,", StringComparison.Ordinal).ReplaceLineEndings("\\n").Replace('\t', ' ').Where(letter => !char.IsControl(letter))]);

    /// <summary>A line with its ending, folded where it is longer than a reader must accept; never inside a character.</summary>
    static void Line(StringBuilder text, string line)
    {
        var bytes = 0;
        foreach (var rune in line.EnumerateRunes())
        {
            if (bytes + rune.Utf8SequenceLength > Fold)
            {
                text.Append("\r\n ");
                bytes = 0;
            }

            text.Append(rune.ToString());
            bytes += rune.Utf8SequenceLength;
        }

        text.Append("\r\n");
    }
}
