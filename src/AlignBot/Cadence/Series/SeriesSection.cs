using System.Collections.Immutable;
using System.Globalization;
using AlignBot.Contracts;
using AlignBot.Domain.Cadence.Series;
using AlignBot.Domain.People;
using AlignBot.Domain.Time;
using AlignBot.Engine.ProgramFiles;
using AlignBot.Engine.Programs;
using AlignBot.Engine.Storage;
using AlignBot.Engine.Wording;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace AlignBot.Cadence.Series;

/// <summary>What a program file says of series.</summary>
static class DeclaredSeries
{
    extension(ProgramFile file)
    {
        public IReadOnlyList<MeetingSeries> Series => file.Of(SeriesSection.Part);
    }
}

/// <summary>The <c>series:</c> section of a program file: each from a template, with what is different here.</summary>
sealed class SeriesSection(SeriesDesk desk) : IProgramFileSection
{
    /// <summary>What the file declares.</summary>
    public static ProgramPart<IReadOnlyList<MeetingSeries>> Part { get; } = new("Series", CadenceJson.Default.IReadOnlyListMeetingSeries, []);

    static int IProgramFileSection.Order => 50;

    static ProgramFile IProgramFileSection.Read(YamlCursor root, ProgramFile file, ProgramFileFormat format) =>
        file.With(Part, Read(root.Field("series", required: false), file.Calendar));

    static async Task<ProgramInStanding> IProgramFileSection.AddAsync(AlignBotContext db, ProgramInStanding program)
    {
        var rows = await SeriesDesk.Of(db, program.Program.Key).Where(row => row.Status != SeriesStatus.Ended).OrderBy(row => row.Id).ToListAsync();
        return program with { Parts = program.Parts.With(Part, rows.ConvertAll(SeriesDesk.StateOf).FindAll(series => !series.IsOnce)) };
    }

    static string IProgramFileSection.Write(ProgramInStanding program) => SeriesLines.Write(program.Parts.Of(Part), program.Program.Calendar);

    /// <summary>After the rest of the file: they are planned by what it says of the calendar.</summary>
    ValueTask IAppliedSection.ApplyAsync(ProgramFileChange change)
    {
        // A program that begins has nobody to be surprised.
        change.Afterwards(async _ => change.Tell("Meetings", await desk.DeclareAsync(change.Session, change.Key, change.Of(Part), tell: !change.IsNew, change.By)));
        return ValueTask.CompletedTask;
    }

    /// <summary>What a series can be made from in a file, each by its name there.</summary>
    public static ImmutableArray<(string Key, MeetingSeries Series)> Templates { get; } =
    [
        .. SeriesTemplates.All.Where(template => template.Series.Length == 1).Select(template => (template.Key, template.Series[0])),
        ("short-review", SeriesTemplates.ShortPack.Series[0]),
    ];

    /// <summary>The week from which 'every second' counts where the file names none: never that of the day of the start.</summary>
    public static LocalDate FirstWeek(LocalDate? starts) => starts ?? new LocalDate(2026, 1, 5);

    /// <summary>A fixed day to check against: whether a series can take place must not depend on when the file is read.</summary>
    static readonly Instant Then = Instant.FromUtc(2026, 1, 1, 0, 0);

    static List<MeetingSeries> Read(YamlCursor? section, WorkingCalendar calendar)
    {
        var list = new List<MeetingSeries>();
        foreach (var item in section?.Items() ?? [])
        {
            if (One(item, calendar) is not { } series)
            {
                continue;
            }

            foreach (var problem in SeriesRules.Problems(series, [.. list.Select(other => other.Name)], calendar, Later(series)))
            {
                item.Report(SeriesRefusals.Sentence(problem));
            }

            list.Add(series);
        }

        return list;
    }

    static MeetingSeries? One(YamlCursor item, WorkingCalendar calendar)
    {
        var template = Template(item.Field("template"));
        var name = item.Text("name", required: false);
        var when = item.Field("when", required: false);
        var at = Time(item.Field("at", required: false));
        var zone = item.Text("zone", required: false);
        var minutes = Number(item.Field("minutes", required: false));
        var sections = Sections(item.Field("sections", required: false));
        var roles = item.Field("required", required: false)?.Items().Select(place => place.Choice<Role>()).OfType<Role>().ToImmutableArray();
        var holidays = item.Field("day off", required: false).Choice<HolidayRule>();
        var grace = Number(item.Field("grace", required: false));
        var call = Lead(item.Field("call", required: false));
        var remind = Lead(item.Field("remind", required: false));
        var video = item.Text("video", required: false);
        var dashboard = item.Text("scoreboard", required: false);
        var starts = item.Field("starts", required: false).Date();
        var ends = item.Field("ends", required: false).Date();
        var counts = item.Field("counts from", required: false).Date();
        var status = Status(item.Field("status", required: false));
        item.RefuseOthers();
        if (template is null)
        {
            return null;
        }

        return template with
        {
            Name = name ?? template.Name,
            Recurrence = Recurrence(when, counts ?? FirstWeek(starts)) ?? template.Recurrence,
            At = at ?? template.At,
            ZoneId = zone ?? calendar.ZoneId,
            Minutes = minutes ?? template.Minutes,
            Sections = sections ?? template.Sections,
            RequiredRoles = roles ?? template.RequiredRoles,
            HolidayRule = holidays ?? template.HolidayRule,
            GraceMinutes = grace ?? template.GraceMinutes,
            CallBefore = call ?? template.CallBefore,
            RemindBefore = remind ?? template.RemindBefore,
            VideoLink = video,
            DashboardLink = dashboard,
            StartsOn = starts,
            EndsOn = ends,
            Status = status,
        };
    }

    /// <summary>A series with dates of its own is looked at from then on.</summary>
    static Instant Later(MeetingSeries series) =>
        series.StartsOn is { } starts && DateTimeZoneProviders.Tzdb.GetZoneOrNull(series.ZoneId) is { } zone ? Instant.Max(Then, starts.AtStartOfDayInZone(zone).ToInstant()) : Then;

    static MeetingSeries? Template(YamlCursor? place)
    {
        if (place?.Text() is not { } text)
        {
            return null;
        }

        var key = text.Replace(' ', '-');
        if (Templates.FirstOrDefault(template => string.Equals(template.Key, key, StringComparison.OrdinalIgnoreCase)) is { Series: { } known })
        {
            return known;
        }

        place.Report($"'{text}' is no template; there are {string.Join(", ", Templates.Select(template => template.Key))}.");
        return null;
    }

    static Recurrence? Recurrence(YamlCursor? place, LocalDate first)
    {
        if (place?.Text() is not { } text)
        {
            return null;
        }

        var (recurrence, problem) = RecurrenceText.Parse(text, first);
        if (problem is not null)
        {
            place.Report(problem);
        }

        return recurrence;
    }

    static SeriesStatus Status(YamlCursor? place)
    {
        var status = place.Choice<SeriesStatus>() ?? SeriesStatus.Active;
        if (status is SeriesStatus.Ended)
        {
            place!.Report("A series that has ended has no place in the file: take it out.");
        }

        return status;
    }

    static LocalTime? Time(YamlCursor? place)
    {
        if (place?.Text() is not { } text)
        {
            return null;
        }

        if (TypedTime.Of(text) is { } time)
        {
            return time;
        }

        place.Report($"'{text}' is not a time; write it as 09:30.");
        return null;
    }

    /// <summary>'Decisions, 4' each.</summary>
    static ImmutableArray<Section>? Sections(YamlCursor? place) =>
        place?.Items().SelectMany(item => SeriesModal.SectionsOf(item.Text())).ToImmutableArray();

    static int? Number(YamlCursor? place)
    {
        if (place?.Text() is not { } text)
        {
            return null;
        }

        if (int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number))
        {
            return number;
        }

        place.Report($"'{text}' is not a number of minutes.");
        return null;
    }

    static Window? Lead(YamlCursor? place)
    {
        if (place?.Text() is not { } text)
        {
            return null;
        }

        if (Window.TryParse(text, out var window, out var error))
        {
            return window;
        }

        place.Report(error);
        return null;
    }
}
