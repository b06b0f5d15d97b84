using System.Globalization;
using System.Text;
using AlignBot.Domain.Cadence.Series;
using AlignBot.Domain.Time;
using AlignBot.Engine.ProgramFiles;
using AlignBot.Engine.Wording;

namespace AlignBot.Cadence.Series;

/// <summary>Writes series as the lines that <see cref="SeriesSection"/> reads back to the same series: what they are made from, and what is different.</summary>
static class SeriesLines
{
    public static string Write(IReadOnlyList<MeetingSeries> series, WorkingCalendar calendar)
    {
        if (series.Count == 0)
        {
            return "";
        }

        var text = new StringBuilder("series:\n");
        foreach (var one in series)
        {
            text.Append("  - ").AppendJoin("\n    ", Fields(one, calendar)).Append('\n');
        }

        return text.ToString();
    }

    static IEnumerable<string> Fields(MeetingSeries series, WorkingCalendar calendar)
    {
        var (key, template) = SeriesSection.Templates.First(template => template.Series.Kind == series.Kind);
        yield return $"template: {key}";
        foreach (var (name, value, usual) in All(series, template, calendar))
        {
            if (value is not null && value != usual)
            {
                yield return $"{name}: {value}";
            }
        }
    }

    /// <summary>Every field, as it is and as it would be without its line.</summary>
    static IEnumerable<(string Name, string? Value, string? Usual)> All(MeetingSeries series, MeetingSeries template, WorkingCalendar calendar) =>
    [
        ("name", YamlText.Scalar(series.Name), YamlText.Scalar(template.Name)),
        ("status", YamlValues.Words(series.Status), YamlValues.Words(SeriesStatus.Active)),
        ("when", RecurrenceText.Say(series.Recurrence), RecurrenceText.Say(template.Recurrence)),
        ("counts from", CountsFrom(series) is { } week ? YamlValues.Iso(week) : null, null),
        ("at", At(series), At(template)),
        ("zone", YamlText.Scalar(series.ZoneId), YamlText.Scalar(calendar.ZoneId)),
        ("minutes", Number(series.Minutes), Number(template.Minutes)),
        ("sections", Sections(series), Sections(template)),
        ("required", Roles(series), Roles(template)),
        ("day off", YamlValues.Words(series.HolidayRule), YamlValues.Words(template.HolidayRule)),
        ("grace", Number(series.GraceMinutes), Number(template.GraceMinutes)),
        ("call", series.CallBefore.ToString(), template.CallBefore.ToString()),
        ("remind", series.RemindBefore.ToString(), template.RemindBefore.ToString()),
        ("video", series.VideoLink is { } video ? YamlText.Scalar(video) : null, null),
        ("scoreboard", series.DashboardLink is { } scoreboard ? YamlText.Scalar(scoreboard) : null, null),
        ("starts", series.StartsOn is { } starts ? YamlValues.Iso(starts) : null, null),
        ("ends", series.EndsOn is { } ends ? YamlValues.Iso(ends) : null, null),
    ];

    /// <summary>The week that 'every second' counts from; null where that is the one that is meant without a word.</summary>
    static NodaTime.LocalDate? CountsFrom(MeetingSeries series) =>
        series.Recurrence is Recurrence.Weekly { EveryWeeks: 2 } weekly && weekly.Anchor != SeriesSection.FirstWeek(series.StartsOn) ? weekly.Anchor : null;

    static string At(MeetingSeries series) => $"\"{series.At.ToString("HH:mm", CultureInfo.InvariantCulture)}\"";

    static string Sections(MeetingSeries series) => $"[{string.Join(", ", series.Sections.Select(section =>
        YamlText.Scalar(string.Create(CultureInfo.InvariantCulture, $"{section.Name}, {section.Minutes}"))))}]";

    static string Roles(MeetingSeries series) => $"[{string.Join(", ", series.RequiredRoles.Select(Names.Of))}]";

    static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);
}
