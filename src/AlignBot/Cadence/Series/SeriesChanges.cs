using System.Collections.Immutable;
using AlignBot.Domain.Cadence.Series;
using NodaTime;

namespace AlignBot.Cadence.Series;

/// <summary>What is different between a series as it was and as it is, in words, for the channel.</summary>
static class SeriesChanges
{
    /// <summary>One sentence a change, without its full stop, what matters most first; empty when both say the same.</summary>
    public static ImmutableArray<string> Between(MeetingSeries before, MeetingSeries now) => [.. When(before, now), .. Terms(before, now)];

    static IEnumerable<string> When(MeetingSeries before, MeetingSeries now)
    {
        if (before.Name != now.Name)
        {
            yield return $"It is called '{now.Name}'; until now '{before.Name}'";
        }

        var (was, today) = (SeriesWords.Times(before), SeriesWords.Times(now));
        if (was != today)
        {
            yield return $"It takes place {today}; until now {was}";
        }
        else if (Anchor(before) != Anchor(now))
        {
            yield return "It takes place in the other weeks";
        }

        if (before.Minutes != now.Minutes)
        {
            yield return $"It takes {MeetingWords.Length(now.Minutes)} instead of {MeetingWords.Length(before.Minutes)}";
        }

        if (before.StartsOn != now.StartsOn)
        {
            yield return now.StartsOn is { } from ? $"It begins on {Engine.Wording.When.Date(from)}" : "It begins at once";
        }

        if (before.EndsOn != now.EndsOn)
        {
            yield return now.EndsOn is { } to ? $"It takes place for the last time on {Engine.Wording.When.Date(to)} or before" : "It goes on without an end";
        }

        if (before.HolidayRule != now.HolidayRule)
        {
            yield return $"When its day is off: {SeriesWords.Say(now.HolidayRule)}; until now {SeriesWords.Say(before.HolidayRule)}";
        }
    }

    static IEnumerable<string> Terms(MeetingSeries before, MeetingSeries now)
    {
        if (!before.Sections.SequenceEqual(now.Sections))
        {
            yield return $"Its sections are {string.Join(", ", now.Sections.Select(section => $"{section.Name} ({section.Minutes} min)"))}";
        }

        if (!before.RequiredRoles.Order().SequenceEqual(now.RequiredRoles.Order()))
        {
            yield return $"It is held with the {Roles(now)} there; until now the {Roles(before)}";
        }

        if (before.GraceMinutes != now.GraceMinutes)
        {
            yield return $"It may start up to {MeetingWords.Length(now.GraceMinutes)} late instead of {MeetingWords.Length(before.GraceMinutes)}";
        }

        if (before.CallBefore != now.CallBefore)
        {
            yield return $"Items are called for {now.CallBefore.ToWords()} before it instead of {before.CallBefore.ToWords()}";
        }

        if (before.RemindBefore != now.RemindBefore)
        {
            yield return $"Those who must be there are reminded {now.RemindBefore.ToWords()} before it instead of {before.RemindBefore.ToWords()}";
        }

        foreach (var (what, was, link) in new[] { ("video link", before.VideoLink, now.VideoLink), ("scoreboard link", before.DashboardLink, now.DashboardLink) })
        {
            if (Given(was) != Given(link))
            {
                yield return (Given(was), Given(link)) switch
                {
                    (_, null) => $"It has no {what} any more",
                    (null, _) => $"It has a {what} now",
                    _ => $"It has another {what}",
                };
            }
        }
    }

    static string Roles(MeetingSeries series) => Engine.Wording.Names.Join([.. series.RequiredRoles.Order().Select(Engine.Wording.Names.Of)]);

    static string? Given(string? link) => string.IsNullOrWhiteSpace(link) ? null : link.Trim();

    /// <summary>The week from which every second one is counted; two of the same rhythm count as one.</summary>
    static int? Anchor(MeetingSeries series) => series.Recurrence is Recurrence.Weekly { EveryWeeks: > 1 } weekly
        ? Period.DaysBetween(new LocalDate(1970, 1, 5), weekly.Anchor) / 7 % weekly.EveryWeeks
        : null;
}
