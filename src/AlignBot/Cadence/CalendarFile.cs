using System.Globalization;
using System.Text;
using AlignBot.Domain.Cadence;
using AlignBot.Engine.Programs;
using NodaTime;

namespace AlignBot.Cadence;

/// <summary>The meetings of a year as an iCalendar file (RFC 5545).</summary>
/// <remarks>Each occurrence is an event of its own, in UTC: no recurrence rule says 'unless it is a bank holiday, then the day after'. Their ids
/// are stable, so a newer file brings a calendar up to date instead of doubling it.</remarks>
static class CalendarFile
{
    static readonly Duration Ahead = Duration.FromDays(366);

    /// <summary>What a line may hold before it is folded, in bytes.</summary>
    const int Fold = 73;

    public static string Of(IEnumerable<MeetingSeries> list, ProgramInfo program, Instant now)
    {
        var text = new StringBuilder();
        Line(text, "BEGIN:VCALENDAR");
        Line(text, "VERSION:2.0");
        Line(text, "PRODID:-//AlignBot//Meetings//EN");
        Line(text, $"X-WR-CALNAME:{Escape(program.Name)}");
        foreach (var series in list)
        {
            foreach (var occurrence in Occurrences.Between(series, program.Calendar, now, now + Ahead).Where(occurrence => !occurrence.IsSkipped).OrderBy(occurrence => occurrence.StartsAt))
            {
                Event(text, series, occurrence, now);
            }
        }

        Line(text, "END:VCALENDAR");
        return text.ToString();
    }

    static void Event(StringBuilder text, MeetingSeries series, Occurrence occurrence, Instant now)
    {
        Line(text, "BEGIN:VEVENT");
        Line(text, $"UID:{series.Id.Value:N}-{occurrence.Nominal.ToString("uuuuMMdd", CultureInfo.InvariantCulture)}@alignbot");
        Line(text, $"DTSTAMP:{Utc(now)}");
        Line(text, $"SEQUENCE:{now.ToUnixTimeSeconds() / 60 % int.MaxValue}");
        Line(text, $"DTSTART:{Utc(occurrence.StartsAt)}");
        Line(text, $"DTEND:{Utc(occurrence.StartsAt + series.Length)}");
        Line(text, $"SUMMARY:{Escape(series.Name)}");
        Line(text, $"DESCRIPTION:{Escape(string.Join("\n", series.Sections.Select(section => $"{section.Name} ({section.Minutes} min)").Append(series.DashboardLink).OfType<string>()))}");
        if (series.VideoLink is { } video)
        {
            Line(text, $"LOCATION:{Escape(video)}");
        }

        Line(text, "END:VEVENT");
    }

    static string Utc(Instant at) => at.InUtc().LocalDateTime.ToString("uuuuMMdd'T'HHmmss'Z'", CultureInfo.InvariantCulture);

    static string Escape(string text) => text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace(";", "\\;", StringComparison.Ordinal)
        .Replace(",", "\\,", StringComparison.Ordinal).ReplaceLineEndings("\\n");

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
