using System.Collections.Immutable;
using NodaTime;

namespace AlignBot.Domain.People;

/// <summary>What must hold before roles, functions and absences are changed. Each check gives the first refusal, or null when all is in order.</summary>
public static class RosterChecks
{
    /// <summary>The longest absence in days: whoever is away for longer should hand the role on.</summary>
    public const int LongestAbsence = 366;

    /// <summary>The operating lead and the accountable executive govern; their deputies while they are away.</summary>
    public static RosterRefusal? WhyNotGovern(Roster roster, UserId actor, Instant now) =>
        roster.MayGovern(actor, now) ? null : new RosterRefusal.NotPermitted(roster.NamedTo(actor, Governors(roster, now)));

    /// <summary>Whether somebody may name the deputy of a role: its holder, and those who govern.</summary>
    public static RosterRefusal? WhyNotNameDeputy(Roster roster, Role role, UserId actor, Instant now) =>
        roster.Holder(role) == actor && roster.MayDecide(actor) ? null : WhyNotGovern(roster, actor, now);

    /// <summary>Whether somebody may say who holds a role: those who govern; where nobody does any more, a side's leader names who shall.</summary>
    public static RosterRefusal? WhyNotFill(Roster roster, Role role, UserId actor, Instant now) =>
        Vacancies.Of(roster, now).Contains(role) && Vacancies.WhoMayFill(roster, actor, now) ? null : WhyNotGovern(roster, actor, now);

    /// <summary>Whether a role may be given like this.</summary>
    /// <param name="roster">Who is who.</param>
    /// <param name="given">The holding as it shall be.</param>
    /// <param name="seen">The holding that the actor saw, so that nobody overwrites a change unseen.</param>
    /// <param name="actor">Who gives it.</param>
    /// <param name="now">Business time.</param>
    public static RosterRefusal? WhyNotGive(Roster roster, RoleHolding given, RoleHolding? seen, UserId actor, Instant now)
    {
        if ((given.Holder == seen?.Holder ? WhyNotNameDeputy(roster, given.Role, actor, now) : WhyNotFill(roster, given.Role, actor, now)) is { } forbidden)
        {
            return forbidden;
        }

        if (roster.Holding(given.Role) != seen)
        {
            return new RosterRefusal.ChangedMeanwhile(given.Role, roster.Holding(given.Role));
        }

        if (!roster.MayDecide(given.Holder))
        {
            return new RosterRefusal.CanNotHold(FormField.Holder, given.Holder, roster.StandingOf(given.Holder));
        }

        return given.Deputy is { } deputy ? WhyNoDeputy(roster, given, deputy, now)
            : given.DeputyFrom is null && given.DeputyTo is null ? null
            : new RosterRefusal.DatesWithoutDeputy();
    }

    /// <summary>Whether the functions may be given like this.</summary>
    public static RosterRefusal? WhyNotAssign(Roster roster, ImmutableArray<(UserId User, Function Function)> given, UserId actor, Instant now)
    {
        if (WhyNotGovern(roster, actor, now) is { } forbidden)
        {
            return forbidden;
        }

        var seen = new Dictionary<UserId, Function>();
        foreach (var (user, function) in given)
        {
            if (!roster.MayDecide(user))
            {
                return new RosterRefusal.NoFunctionFor(user, roster.StandingOf(user), function);
            }

            if (!seen.TryAdd(user, function) && seen[user] != function)
            {
                return new RosterRefusal.TwoFunctions(user, seen[user], function);
            }
        }

        return null;
    }

    /// <summary>Whether an absence may be entered: by anyone for themself, by those who govern for others.</summary>
    public static Refusal? WhyNotAway(Roster roster, Absence absence, UserId actor, Instant now)
    {
        if (actor != absence.User && WhyNotGovern(roster, actor, now) is { } forbidden)
        {
            return forbidden;
        }

        if (!roster.MayDecide(absence.User))
        {
            return new RosterRefusal.NotAMember(absence.User, roster.StandingOf(absence.User));
        }

        if (absence.To < absence.From)
        {
            return new RosterRefusal.EndsBeforeItBegins(FormField.AwayTo, absence.From, absence.To);
        }

        var today = roster.DayOf(absence.User, now);
        if (absence.To < today)
        {
            return new RosterRefusal.IsOver(FormField.AwayTo, absence.To, today);
        }

        var days = Period.DaysBetween(absence.From, absence.To) + 1;
        if (days > LongestAbsence)
        {
            return new RosterRefusal.AbsenceTooLong(days, LongestAbsence);
        }

        if (roster.Absences.Count(a => a.User == absence.User && a.To >= today) >= ListLimits.AbsencesOfOne)
        {
            return new RosterRefusal.TooManyAbsences(absence.User, ListLimits.AbsencesOfOne);
        }

        return roster.Absences.FirstOrDefault(a => a.User == absence.User && a.From <= absence.To && absence.From <= a.To) is { } other
            ? new RosterRefusal.AwayAlready(other)
            : TextLimits.CheckOptional(FormField.AwayNote, absence.Note, TextLimits.Line);
    }

    /// <summary>Whether an absence may be taken back: by the person themself, and by those who govern.</summary>
    public static RosterRefusal? WhyNotBack(Roster roster, Absence? absence, UserId actor, Instant now) =>
        absence is null ? new RosterRefusal.NoSuchAbsence()
        : absence.User == actor ? null
        : WhyNotGovern(roster, actor, now);

    static RosterRefusal? WhyNoDeputy(Roster roster, RoleHolding given, UserId deputy, Instant now)
    {
        if (deputy == given.Holder)
        {
            return new RosterRefusal.DeputyIsHolder(deputy);
        }

        if (!roster.MayDecide(deputy))
        {
            return new RosterRefusal.CanNotHold(FormField.Deputy, deputy, roster.StandingOf(deputy));
        }

        if (given is { DeputyFrom: { } from, DeputyTo: { } to } && to < from)
        {
            return new RosterRefusal.EndsBeforeItBegins(FormField.DeputyTo, from, to);
        }

        var today = roster.DayOf(given.Holder, now);
        return given.DeputyTo < today ? new RosterRefusal.IsOver(FormField.DeputyTo, given.DeputyTo.Value, today) : null;
    }

    static ImmutableArray<UserId> Governors(Roster roster, Instant now) =>
        [.. new[] { Role.OperatingLead, Role.AccountableExecutive }.Select(r => roster.Acting(r, now) ?? roster.Holder(r)).OfType<UserId>().Distinct()];
}
