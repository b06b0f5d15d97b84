using AlignBot.Domain.People;
using AlignBot.Domain.Time;
using NodaTime;

namespace AlignBot.Domain.Disputes.Paths;

/// <summary>Reads a path the way a careful colleague would, before the first dispute does.</summary>
public static class PathLinter
{
    /// <summary>Thirteen weeks.</summary>
    public static readonly Duration Quarter = Duration.FromDays(91);

    /// <summary>Everything found, errors first; empty when the path is sound as people and roles are now.</summary>
    public static IEnumerable<PathFinding> Check(EscalationPath path, Roster roster, WorkingCalendar calendar, Instant now)
    {
        var errors = Mistakes(path).Concat(path.Levels.SelectMany((level, index) => Strangers(level, index, roster))).ToArray();
        if (errors.Length > 0)
        {
            return errors;
        }

        return
        [
            .. path.Levels.SelectMany((level, index) => Vacancies(level, index, roster)),
            .. Skips(path, roster, calendar, now),
            .. EverywhereTheSame(path, roster),
            .. PartyLevels(path),
            .. TooLong(path, calendar, now),
            .. TooShort(path, calendar, now),
            .. WithoutDeputy(path, roster),
            .. AwayWithoutDeputy(path, roster, now),
        ];
    }

    static IEnumerable<PathFinding> Mistakes(EscalationPath path)
    {
        if (path.Levels.IsEmpty)
        {
            yield return new PathFinding.NoLevels();
        }

        if (path.Categories.IsEmpty)
        {
            yield return new PathFinding.NoCategories();
        }

        foreach (var twice in path.Categories.GroupBy(c => c.Key, StringComparer.OrdinalIgnoreCase).Where(g => g.Skip(1).Any()))
        {
            yield return new PathFinding.CategoryTwice(twice.Key);
        }

        if (string.IsNullOrWhiteSpace(path.DefaultOutcome))
        {
            yield return new PathFinding.NoDefault();
        }

        for (var index = 0; index < path.Levels.Length; index++)
        {
            var level = path.Levels[index];
            if (level.Deciders.IsEmpty)
            {
                yield return new PathFinding.NoDeciders(index);
            }

            if (level.Window.Amount < 1 || level.Window.Amount > Window.Limit(level.Window.Unit))
            {
                yield return new PathFinding.WindowOutOfRange(index, level.Window);
            }

            if (level is { IsTheParties: true, Rule: not DecisionRule.All })
            {
                yield return new PathFinding.PartiesMustAgree(index);
            }

            foreach (var twice in level.Deciders.GroupBy(d => d).Where(g => g.Skip(1).Any()))
            {
                yield return new PathFinding.DeciderTwice(index, twice.Key);
            }

            foreach (var percent in level.Reminders.Where(p => p is <= 0 or >= 100))
            {
                yield return new PathFinding.ReminderOutsideWindow(index, percent);
            }
        }
    }

    static IEnumerable<PathFinding> Strangers(EscalationLevel level, int index, Roster roster)
    {
        foreach (var decider in level.Deciders)
        {
            var role = (decider as Decider.ByRole)?.Role;
            if (Holder(decider, roster) is { } person && !roster.MayDecide(person))
            {
                yield return new PathFinding.CanNotDecide(index, person, role, roster.StandingOf(person));
            }
        }
    }

    static IEnumerable<PathFinding> Vacancies(EscalationLevel level, int index, Roster roster) =>
        level.Deciders.OfType<Decider.ByRole>().Where(d => roster.Holder(d.Role) is null).Select(d => new PathFinding.RoleVacant(index, d.Role));

    /// <summary>Seats each level for two parties who hold no role, with nobody away: what is skipped then is skipped always.</summary>
    static IEnumerable<PathFinding> Skips(EscalationPath path, Roster roster, WorkingCalendar calendar, Instant now)
    {
        var (one, other) = (new UserId("a party"), new UserId("the other party"));
        var present = roster with
        {
            Absences = [],
            Members = [.. roster.Members, new Member { User = one, DisplayName = "" }, new Member { User = other, DisplayName = "" }],
        };
        var nobodys = new Dispute
        {
            Id = default,
            Number = 0,
            Program = default,
            Question = "",
            Category = "",
            Parties = [new(one, null), new(other, null)],
            RaisedBy = one,
            RaisedAt = now,
            Path = path,
            Calendar = calendar,
        };
        for (var index = 0; index < path.Levels.Length; index++)
        {
            var seats = Seating.Resolve(nobodys, index, present, now);
            if (Seating.WhyNot(path.Levels[index], seats) is { } why)
            {
                yield return new PathFinding.AlwaysSkipped(index, why, seats);
            }
        }
    }

    static IEnumerable<PathFinding> EverywhereTheSame(EscalationPath path, Roster roster)
    {
        var levels = path.Levels.Where(l => !l.IsTheParties).Select(l => l.Deciders.Select(d => Holder(d, roster)).OfType<UserId>().ToHashSet()).ToArray();
        return levels.Length < 2
            ? []
            : levels[0].Where(person => levels.All(level => level.Contains(person))).Select(person => new PathFinding.SamePersonOnEveryLevel(person));
    }

    static IEnumerable<PathFinding> PartyLevels(EscalationPath path)
    {
        for (var index = 0; index < path.Levels.Length; index++)
        {
            var isLast = index == path.Levels.Length - 1;
            if (path.Levels[index].Deciders.All(d => d is Decider.TheParties) && (index > 0 || isLast))
            {
                yield return new PathFinding.OnlyTheParties(index, isLast);
            }
        }
    }

    static IEnumerable<PathFinding> TooLong(EscalationPath path, WorkingCalendar calendar, Instant now)
    {
        var end = path.Levels.Aggregate(now, (at, level) => WorkingTime.Deadline(at, level.Window, calendar).At);
        if (end - now > Quarter)
        {
            yield return new PathFinding.LongerThanAQuarter(end - now);
        }
    }

    /// <summary>Counted from one opening, in working time both.</summary>
    static IEnumerable<PathFinding> TooShort(EscalationPath path, WorkingCalendar calendar, Instant now)
    {
        var opening = WorkingTime.AtOrNextOpening(now, calendar);
        var least = WorkingTime.AddWorked(opening, path.MinimumLive, calendar);
        return path.Levels.Index().Where(l => WorkingTime.AddWorked(opening, l.Item.Window, calendar) < least)
            .Select(l => new PathFinding.ShorterThanTheMinimum(l.Index, l.Item.Window, path.MinimumLive));
    }

    static IEnumerable<PathFinding> AwayWithoutDeputy(EscalationPath path, Roster roster, Instant now) => Holdings(path, roster)
        .Where(h => roster.IsAway(h.Holder, now) && roster.Acting(h.Role, now) is null)
        .Select(h => new PathFinding.AwayWithoutDeputy(
            h.Role, h.Holder, roster.Absences.Where(a => a.User == h.Holder && a.Covers(roster.DayOf(h.Holder, now))).Max(a => a.To)));

    static IEnumerable<RoleHolding> Holdings(EscalationPath path, Roster roster) => path.Levels
        .SelectMany(l => l.Deciders)
        .OfType<Decider.ByRole>()
        .Select(d => roster.Holding(d.Role))
        .OfType<RoleHolding>()
        .Distinct();

    static IEnumerable<PathFinding> WithoutDeputy(EscalationPath path, Roster roster) => Holdings(path, roster)
        .Where(h => h.Deputy is not { } deputy || !roster.MayDecide(deputy))
        .Select(h => new PathFinding.NoDeputy(h.Role, h.Holder));

    static UserId? Holder(Decider decider, Roster roster) => decider switch
    {
        Decider.ByRole role => roster.Holder(role.Role),
        Decider.ByPerson person => person.Person,
        _ => null,
    };
}
