using System.Collections.Immutable;
using AlignBot.Domain.People;
using AlignBot.Domain.Time;
using NodaTime;

namespace AlignBot.Domain.Cadence.Series;

/// <summary>What a series may be, and who may change it.</summary>
public static class SeriesRules
{
    /// <summary>The longest name.</summary>
    public const int NameLimit = 80;

    /// <summary>The shortest meeting, in minutes.</summary>
    public const int LeastMinutes = 5;

    /// <summary>The longest meeting, in minutes.</summary>
    public const int MostMinutes = 480;

    /// <summary>The most sections.</summary>
    public const int MostSections = 12;

    /// <summary>The least and most grace, in minutes.</summary>
    public const int LeastGrace = 5, MostGrace = 120;

    static readonly Window MostCall = new(10, WindowUnit.WorkingDays);
    static readonly Window MostReminder = new(24, WindowUnit.Hours);

    /// <summary>Only those who govern the program change its series; null when the person may.</summary>
    public static SeriesRefusal? WhyNotChange(UserId actor, Roster roster, Instant now) => roster.MayGovern(actor, now)
        ? null
        : new SeriesRefusal.NotPermitted(
            roster.NamedTo(actor, new[] { roster.Acting(Role.OperatingLead, now), roster.Acting(Role.AccountableExecutive, now) }.OfType<UserId>().Distinct()));

    /// <summary>Everything wrong with a series; empty when it can take place.</summary>
    /// <param name="series">As it would be.</param>
    /// <param name="others">The names of the program's other series that go on.</param>
    /// <param name="calendar">The program's calendar.</param>
    /// <param name="now">From when on it would take place.</param>
    public static IEnumerable<SeriesRefusal> Problems(MeetingSeries series, IReadOnlyCollection<string> others, WorkingCalendar calendar, Instant now)
    {
        var found = Shape(series, others).ToList();
        if (found.Count == 0 && Occurrences.Next(series, calendar, now, 1).Count == 0)
        {
            found.Add(new SeriesRefusal.NeverTakesPlace());
        }

        return found;
    }

    static IEnumerable<SeriesRefusal> Shape(MeetingSeries series, IReadOnlyCollection<string> others)
    {
        if (string.IsNullOrWhiteSpace(series.Name) || series.Name.Trim().Length > NameLimit)
        {
            yield return new SeriesRefusal.BadName(series.Name?.Trim().Length ?? 0, NameLimit);
        }
        else if (others.Contains(series.Name.Trim(), StringComparer.OrdinalIgnoreCase))
        {
            yield return new SeriesRefusal.NameTaken(series.Name.Trim());
        }

        if (DateTimeZoneProviders.Tzdb.GetZoneOrNull(series.ZoneId) is null)
        {
            yield return new SeriesRefusal.UnknownZone(series.ZoneId);
        }

        if (series.Minutes is < LeastMinutes or > MostMinutes)
        {
            yield return new SeriesRefusal.BadLength(series.Minutes, LeastMinutes, MostMinutes);
        }

        foreach (var problem in SectionProblems(series))
        {
            yield return problem;
        }

        if (series.RequiredRoles.IsDefaultOrEmpty || series.RequiredRoles.Distinct().Count() != series.RequiredRoles.Length)
        {
            yield return new SeriesRefusal.BadRoles(series.RequiredRoles.OrEmpty().Length);
        }

        if (RecurrenceProblem(series.Recurrence) is { } recurrence)
        {
            yield return recurrence;
        }

        if (series is { StartsOn: { } starts, EndsOn: { } ends } && ends < starts)
        {
            yield return new SeriesRefusal.EndsBeforeStart(starts, ends);
        }

        if (series.GraceMinutes is < LeastGrace or > MostGrace)
        {
            yield return new SeriesRefusal.BadGrace(series.GraceMinutes, LeastGrace, MostGrace);
        }

        if (IsLonger(series.CallBefore, MostCall))
        {
            yield return new SeriesRefusal.LeadTooLong(SeriesField.Call, series.CallBefore, MostCall);
        }

        if (IsLonger(series.RemindBefore, MostReminder))
        {
            yield return new SeriesRefusal.LeadTooLong(SeriesField.Reminder, series.RemindBefore, MostReminder);
        }

        if (IsBadLink(series.VideoLink))
        {
            yield return new SeriesRefusal.BadLink(SeriesField.VideoLink, series.VideoLink!);
        }

        if (IsBadLink(series.DashboardLink))
        {
            yield return new SeriesRefusal.BadLink(SeriesField.DashboardLink, series.DashboardLink!);
        }
    }

    static IEnumerable<SeriesRefusal> SectionProblems(MeetingSeries series)
    {
        ImmutableArray<Section> sections = series.Sections.OrEmpty();
        if (sections.Length is 0 or > MostSections)
        {
            yield return new SeriesRefusal.SectionCount(sections.Length, MostSections);
        }

        for (var i = 0; i < sections.Length; i++)
        {
            if (string.IsNullOrWhiteSpace(sections[i].Name) || sections[i].Name.Length > NameLimit || sections[i].Minutes is < 1 or > MostMinutes)
            {
                yield return new SeriesRefusal.BadSection(i + 1, sections[i]);
            }
        }

        // Of a length that is none the sections can't be too long.
        if (series.Minutes is >= LeastMinutes and <= MostMinutes && sections.Sum(section => (long)section.Minutes) is var sum && sum > series.Minutes)
        {
            yield return new SeriesRefusal.SectionsTooLong((int)Math.Min(sum, int.MaxValue), series.Minutes);
        }
    }

    static SeriesRefusal? RecurrenceProblem(Recurrence recurrence) => recurrence switch
    {
        Recurrence.Weekly weekly when weekly.Days.IsDefaultOrEmpty || weekly.EveryWeeks is not (1 or 2) =>
            new SeriesRefusal.BadWeeks(weekly.Days.OrEmpty().Length, weekly.EveryWeeks),
        Recurrence.Monthly monthly => DayProblem(monthly.Day),
        Recurrence.Quarterly { FirstMonth: < 1 or > 12 } or Recurrence.Quarterly { MonthOfQuarter: < 1 or > 3 } =>
            new SeriesRefusal.BadQuarter(((Recurrence.Quarterly)recurrence).FirstMonth, ((Recurrence.Quarterly)recurrence).MonthOfQuarter),
        Recurrence.Quarterly quarterly => DayProblem(quarterly.Day),
        _ => null,
    };

    static SeriesRefusal.NoSuchDate? DayProblem(MonthDay day) => day switch
    {
        MonthDay.OnDate { Date: < 1 or > 31 } date => new SeriesRefusal.NoSuchDate(date.Date),
        MonthDay.OnWeekday { Nth: < 1 or > MonthDay.OnWeekday.Last } weekday => new SeriesRefusal.NoSuchDate(weekday.Nth),
        _ => null,
    };

    static bool IsLonger(Window lead, Window most) => Minutes(lead) > Minutes(most);

    /// <summary>A rough length to compare by: a working day as a day, since it lies at least as far back.</summary>
    static long Minutes(Window window) => window.Unit switch
    {
        WindowUnit.Minutes => window.Amount,
        WindowUnit.Hours => window.Amount * 60L,
        WindowUnit.WorkingHours => window.Amount * 180L,
        _ => window.Amount * 1440L,
    };

    static bool IsBadLink(string? link) => link is not null
        && (link.Length > TextLimits.Line || !Uri.TryCreate(link, UriKind.Absolute, out var uri) || uri.Scheme != Uri.UriSchemeHttps);
}
