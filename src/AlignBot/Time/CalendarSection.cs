using System.Collections.Immutable;
using System.Text;
using AlignBot.Domain.Time;
using AlignBot.Engine.ProgramFiles;
using AlignBot.Engine.Programs;
using NodaTime;

namespace AlignBot.Time;

/// <summary>The <c>calendar:</c> section of a program file.</summary>
sealed class CalendarSection(CalendarDesk desk) : IProgramFileSection
{
    static int IProgramFileSection.Order => 10;

    static ProgramFile IProgramFileSection.Read(YamlCursor root, ProgramFile file, ProgramFileFormat format) =>
        file.With(ProgramInfo.CalendarPart, Read(root.Field("calendar")));

    /// <summary>What the file declares anew, as the next version of what stands wherever it says something else: disputes are frozen under a version.</summary>
    ValueTask IAppliedSection.ApplyAsync(ProgramFileChange change)
    {
        var declared = change.Of(ProgramInfo.CalendarPart);
        var inForce = declared;
        if (change.Before is null)
        {
            change.Put(ProgramInfo.CalendarPart, declared);
        }
        else
        {
            var standing = inForce = change.Before.Calendar;
            if (change.Last(ProgramInfo.CalendarPart) is var last && (last is null || !CalendarChanges.Between(last, declared).IsEmpty) && !CalendarChanges.Between(standing, declared).IsEmpty)
            {
                inForce = declared with { Version = standing.Version + 1 };
                change.Put(ProgramInfo.CalendarPart, inForce);
                change.Changed("Working time", CalendarChanges.Between(standing, inForce));
                change.Afterwards(now => desk.AnnounceAsync(
                    change.Session, now, new RulesChanged(CalendarChangeNotice.FactKind, inForce.Version, CalendarChanges.Between(standing, inForce), Note: null), change.By));
            }
        }

        change.Says["CalendarVersion"] = inForce.Version;
        return ValueTask.CompletedTask;
    }

    static string IProgramFileSection.Write(ProgramInStanding program)
    {
        var (text, calendar) = (new StringBuilder(), program.Program.Calendar);
        Line(text, "calendar:");
        Line(text, $"  zone: {YamlText.Scalar(calendar.ZoneId)}");
        var lines = WeekText.Lines(calendar.Week).ToList();
        if (lines is [var only])
        {
            Line(text, $"  days: {Quoted(only.Days)}");
            Line(text, $"  hours: {Quoted(only.Hours)}");
        }
        else
        {
            Line(text, "  hours:");
            lines.ForEach(line => Line(text, $"    {Quoted(line.Days)}: {Quoted(line.Hours)}"));
        }

        if (!calendar.Holidays.IsEmpty)
        {
            Line(text, "  holidays:");
            foreach (var day in HolidayText.InOrder(calendar.Holidays))
            {
                Line(text, $"    - {YamlText.Scalar(HolidayText.Line(day))}");
            }
        }

        return text.ToString();
    }

    static WorkingCalendar Read(YamlCursor? section)
    {
        if (section is null)
        {
            return WorkingCalendar.Default("Etc/UTC"); // the missing section has been reported
        }

        var zone = section.Field("zone");
        var week = Week(section.Field("hours", required: false), section.Field("days", required: false));
        var holidays = section.Field("holidays", required: false)?.Items().Select(HolidayOf).OfType<Holiday>().ToImmutableArray() ?? [];
        section.RefuseOthers();

        var calendar = new WorkingCalendar { ZoneId = Zone(zone), Week = WeekText.InOrder(week), Holidays = HolidayText.InOrder(holidays) };
        foreach (var problem in calendar.Problems())
        {
            section.Report(problem);
        }

        return calendar;
    }

    static string Zone(YamlCursor? place)
    {
        const string fallback = "Etc/UTC"; // what is missing or unknown has been reported
        if (place?.Text() is not { } id)
        {
            return fallback;
        }

        var (zone, problem) = ZoneText.Parse(id);
        if (problem is not null)
        {
            place.Report(problem);
        }

        return zone ?? fallback;
    }

    /// <summary>Either the same hours on all days (<c>days:</c> and <c>hours:</c>), or under <c>hours:</c> a line for each group of days.</summary>
    static ImmutableArray<WorkingHours> Week(YamlCursor? hours, YamlCursor? days)
    {
        if (hours is null || hours.IsText)
        {
            var parts = Hours(hours);
            return [.. Days(days).SelectMany(_ => parts, (day, part) => new WorkingHours(day, part.From, part.To))];
        }

        days?.Report("Where 'hours' names the days, 'days' is not needed: take it out.");
        return [.. hours.Fields().SelectMany(line => Days(line.Name).SelectMany(_ => Hours(line.Value), (day, part) => new WorkingHours(day, part.From, part.To)))];
    }

    static IReadOnlyList<(LocalTime From, LocalTime To)> Hours(YamlCursor? place)
    {
        IReadOnlyList<(LocalTime, LocalTime)> usual = [(new LocalTime(9, 0), new LocalTime(17, 30))];
        if (place?.Text() is not { } text)
        {
            return usual;
        }

        if (WeekText.HoursOf(text, out var problem) is { } parts)
        {
            return parts;
        }

        place.Report(problem!);
        return usual;
    }

    static IReadOnlyList<IsoDayOfWeek> Days(YamlCursor? place)
    {
        IReadOnlyList<IsoDayOfWeek> usual = [IsoDayOfWeek.Monday, IsoDayOfWeek.Tuesday, IsoDayOfWeek.Wednesday, IsoDayOfWeek.Thursday, IsoDayOfWeek.Friday];
        if (place?.Text() is not { } text)
        {
            return usual;
        }

        if (WeekText.DaysOf(text, out var problem) is { } days)
        {
            return days;
        }

        place.Report(problem!);
        return usual;
    }

    static Holiday? HolidayOf(YamlCursor item)
    {
        if (item.Text() is not { } text)
        {
            return null;
        }

        var (day, problem) = HolidayText.ParseLine(text);
        if (problem is not null)
        {
            item.Report(problem);
        }

        return day;
    }

    /// <summary>Days and hours are plain wherever no comma or colon would mean something to YAML.</summary>
    static string Quoted(string text) => text.Contains(',', StringComparison.Ordinal) ? $"\"{text}\"" : text;

    static void Line(StringBuilder text, string line) => text.Append(line).Append('\n');
}
