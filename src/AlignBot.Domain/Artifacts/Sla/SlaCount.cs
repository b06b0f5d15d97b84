using System.Collections.Immutable;
using AlignBot.Domain.People;
using AlignBot.Domain.Time;
using NodaTime;

namespace AlignBot.Domain.Artifacts.Sla;

/// <summary>Something that a side owed, as the record shows it.</summary>
/// <param name="Subject">What it is about, in a few words: 'DSP-14'.</param>
/// <param name="Id">Of the thing whose record it is.</param>
/// <param name="Side">The side that owes it.</param>
/// <param name="From">From when it was owed.</param>
public sealed record Owed(string Subject, Guid Id, Function Side, Instant From)
{
    /// <summary>Who of the side; null where it is nobody in particular.</summary>
    public UserId? By { get; init; }

    /// <summary>Its own last moment, where it has one: the clause's window does not count then.</summary>
    public Instant? DueAt { get; init; }

    /// <summary>When it was done; null while it is not.</summary>
    public Instant? DoneAt { get; init; }

    /// <summary>When it was no longer owed: withdrawn, decided without it, not to be done. Null while it is.</summary>
    public Instant? DroppedAt { get; init; }
}

/// <summary>What became of a clause in a time.</summary>
public sealed record SlaTally
{
    /// <summary>Done in time.</summary>
    public int Kept { get; init; }

    /// <summary>Not done by the time that it was due; the newest first.</summary>
    public ImmutableArray<Breach> Breaches { get; init => field = value.OrEmpty(); } = [];

    /// <summary>Still to be done, and not late.</summary>
    public int Open { get; init; }

    /// <summary>Kept or not.</summary>
    public int Due => Kept + Breaches.Length;
}

/// <summary>One time that a clause was not kept.</summary>
/// <param name="DueAt">By when it was owed.</param>
public sealed record Breach(Instant DueAt)
{
    /// <summary>What the record shows; null where it was reported.</summary>
    public Owed? Owed { get; init; }

    /// <summary>What was reported; null where the record shows it.</summary>
    public LateReport? Report { get; init; }
}

/// <summary>Counts what was kept of a clause, in working time of whoever owed it.</summary>
public static class SlaCount
{
    /// <summary>So long ago at most was begun what is due today: the longest window, with days off and days away.</summary>
    public static Duration LookBack { get; } = Duration.FromDays(200);

    /// <summary>After so many days away in a row the time goes on: a promise does not wait for a year.</summary>
    const int MostDaysAway = 90;

    /// <summary>Counts a clause over a time: what was due in it, and what is still open at its end.</summary>
    /// <param name="clause">As it is signed.</param>
    /// <param name="since">Begin, inclusive.</param>
    /// <param name="now">End: what is due at this very moment is still in time.</param>
    /// <param name="owed">What the record shows of the clause's kind, begun <see cref="LookBack"/> before at the most.</param>
    /// <param name="reports">What was reported under the SLA.</param>
    /// <param name="roster">Who is who, and away when.</param>
    /// <param name="calendar">The program's.</param>
    public static SlaTally Of(
        StandingClause clause, Instant since, Instant now, IEnumerable<Owed> owed, IEnumerable<LateReport> reports, Roster roster, WorkingCalendar calendar)
    {
        if (!clause.Of.Kind.IsInRecord())
        {
            var (first, today) = (since.InZone(calendar.Zone).Date, now.InZone(calendar.Zone).Date);
            return new SlaTally
            {
                Breaches =
                [
                    .. reports.Where(report => report.Clause == clause.Of.Number && report.Counts && report.On >= first && report.On <= today)
                        .OrderByDescending(report => report.On).ThenByDescending(report => report.Number)
                        .Select(report => new Breach(report.On.AtStartOfDayInZone(calendar.Zone).ToInstant()) { Report = report }),
                ],
            };
        }

        var (kept, open, breaches) = (0, 0, new List<Breach>());
        foreach (var one in owed.Where(one => one.Side == clause.Of.Side && one.From >= clause.Since && one.From <= now))
        {
            var due = DueAt(clause.Of, one, roster, calendar);
            if (due < since || one.DroppedAt <= due)
            {
                continue;
            }

            if (one.DoneAt <= due)
            {
                kept++;
            }
            else if (now > due)
            {
                breaches.Add(new Breach(due) { Owed = one });
            }
            else
            {
                open++;
            }
        }

        return new SlaTally { Kept = kept, Open = open, Breaches = [.. breaches.OrderByDescending(breach => breach.DueAt).ThenBy(breach => breach.Owed!.Subject, StringComparer.Ordinal)] };
    }

    /// <summary>The last moment at which it is in time.</summary>
    public static Instant DueAt(Clause clause, Owed owed, Roster roster, WorkingCalendar calendar) =>
        owed.DueAt ?? WorkingTime.Deadline(owed.From, clause.Within!.Value, CalendarOf(owed, clause.Side, roster, calendar)).At;

    /// <summary>The hours of whoever owes it, their days away off; of nobody in particular its side's leader's.</summary>
    static WorkingCalendar CalendarOf(Owed owed, Function side, Roster roster, WorkingCalendar calendar)
    {
        if ((owed.By ?? roster.Holder(LeaderOf(side))) is not { } who)
        {
            return calendar;
        }

        var own = roster.HoursOf(who, calendar);
        var from = owed.From.InZone(own.Zone).Date;
        var until = from.PlusDays(MostDaysAway);
        var away = roster.Absences.Where(absence => absence.User == who && absence.To >= from && absence.From <= until).SelectMany(absence =>
        {
            var (first, last) = (LocalDate.Max(absence.From, from), LocalDate.Min(absence.To, until));
            return Enumerable.Range(0, Period.DaysBetween(first, last) + 1).Select(first.PlusDays);
        }).Distinct().ToImmutableArray();
        return away.IsEmpty ? own : own with { Holidays = [.. own.Holidays, .. away.Select(day => new Holiday(day, "away"))] };
    }

    /// <summary>The role that leads a side.</summary>
    public static Role LeaderOf(Function side) => side is Function.Sales ? Role.SalesLeader : Role.MarketingLeader;

    /// <summary>The side that somebody is of: as their function says, else by the role that they hold. Null: neither.</summary>
    public static Function? SideOf(UserId user, Roster roster) =>
        roster.Find(user)?.Function is { } function ? (function is Function.RevOps ? null : function)
        : roster.Roles.Where(holding => holding.Holder == user).Select(holding => holding.Role.Side()).OfType<Function>().Select(side => (Function?)side).FirstOrDefault();
}
