using System.Collections.Immutable;
using System.Text.Json.Serialization;
using AlignBot.Domain.Time;
using NodaTime;

namespace AlignBot.Domain.People;

/// <summary>Who is who in a program at this moment: members, roles and absences. Immutable; every permission is asked of it.</summary>
public sealed record Roster
{
    /// <summary>A program without people.</summary>
    public static Roster Empty { get; } = new();

    /// <summary>Everybody the program knows, those who left included.</summary>
    public ImmutableArray<Member> Members { get; init => field = value.OrEmpty(); } = [];

    /// <summary>At most one holding per role.</summary>
    public ImmutableArray<RoleHolding> Roles { get; init => field = value.OrEmpty(); } = [];

    /// <summary>Absences, past and planned.</summary>
    public ImmutableArray<Absence> Absences { get; init => field = value.OrEmpty(); } = [];

    /// <summary>The member, or null when the program does not know the user.</summary>
    public Member? Find(UserId user)
    {
        foreach (var member in Members)
        {
            if (member.User == user)
            {
                return member;
            }
        }

        return null;
    }

    /// <summary>The holding of a role, or null when nobody was given it.</summary>
    public RoleHolding? Holding(Role role)
    {
        foreach (var holding in Roles)
        {
            if (holding.Role == role)
            {
                return holding;
            }
        }

        return null;
    }

    /// <summary>Who holds a role by name, whether or not they are there.</summary>
    public UserId? Holder(Role role) => Holding(role)?.Holder;

    /// <summary>Whether somebody may take part, and if not, why.</summary>
    public Standing StandingOf(UserId user) => Find(user)?.Standing ?? Standing.Unknown;

    /// <summary>May raise a dispute, add a view, add agenda items, record, read: any full human in the channel.</summary>
    public bool MayTakePart(UserId user) => StandingOf(user) is Standing.Member;

    /// <summary>May hold a role, be a party or sit: a full human who has not left. Leaving the channel frees nobody.</summary>
    public bool MayDecide(UserId user) => StandingOf(user) is Standing.Member or Standing.NotInChannel;

    /// <summary>Whom a refusal names: those who may, and nobody to whoever takes no part.</summary>
    public ImmutableArray<UserId> NamedTo(UserId reader, IEnumerable<UserId> whoMay) => MayDecide(reader) ? [.. whoMay] : [];

    /// <summary>May change path, calendar, roles and series: the operating lead and the accountable executive.</summary>
    public bool MayGovern(UserId user, Instant now) =>
        Acts(user, Role.OperatingLead, now) || Acts(user, Role.AccountableExecutive, now);

    /// <summary>The person's day at an instant, in their own zone (UTC when Slack knows none).</summary>
    public LocalDate DayOf(UserId user, Instant now) => now.InZone(ZoneOf(user)).Date;

    /// <summary>The person's zone; UTC when Slack knows none or one that the zone data lacks.</summary>
    public DateTimeZone ZoneOf(UserId user) =>
        Find(user)?.TimeZone is { } id ? DateTimeZoneProviders.Tzdb.GetZoneOrNull(id) ?? DateTimeZone.Utc : DateTimeZone.Utc;

    /// <summary>The program's hours and days off, lived where the person is; as they are where Slack knows no zone of theirs.</summary>
    public WorkingCalendar HoursOf(UserId user, WorkingCalendar calendar) => Find(user)?.TimeZone is null ? calendar : calendar.InZone(ZoneOf(user));

    /// <summary>Whether the person is away today, by their own calendar.</summary>
    public bool IsAway(UserId user, Instant now)
    {
        if (Absences.IsEmpty)
        {
            return false;
        }

        var today = DayOf(user, now);
        foreach (var absence in Absences)
        {
            if (absence.User == user && absence.Covers(today))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Can be asked today: may decide, and is not away.</summary>
    public bool IsAvailable(UserId user, Instant now) => MayDecide(user) && !IsAway(user, now);

    /// <summary>Who acts in a role now: the holder, else the deputy appointed for today; null when neither is there.</summary>
    public UserId? Acting(Role role, Instant now)
    {
        if (Holding(role) is not { } holding)
        {
            return null;
        }

        if (IsAvailable(holding.Holder, now))
        {
            return holding.Holder;
        }

        return DeputyOf(holding, now) is { } deputy && IsAvailable(deputy, now) ? deputy : null;
    }

    /// <summary>Whether the person acts in the role now.</summary>
    public bool Acts(UserId user, Role role, Instant now) => Acting(role, now) == user;

    /// <summary>The deputy appointed for a role today, there or not.</summary>
    public UserId? DeputyFor(Role role, Instant now) => Holding(role) is { } holding ? DeputyOf(holding, now) : null;

    /// <summary>Who stands in for a person named as such: the deputy of a role they hold.</summary>
    public UserId? DeputyFor(UserId person, Instant now)
    {
        foreach (var holding in Roles)
        {
            if (holding.Holder == person && DeputyOf(holding, now) is { } deputy)
            {
                return deputy;
            }
        }

        return null;
    }

    /// <summary>Every active full human: the choice for parties, deciders and owners.</summary>
    [JsonIgnore]
    public IEnumerable<Member> People => Members.Where(member => member.Standing is Standing.Member);

    /// <summary>The days on which somebody goes away or comes back, or a deputy begins or ends: whoever sits may change then.</summary>
    /// <remarks>What was once entered with an end beyond <see cref="DateLimits"/> has none.</remarks>
    public IEnumerable<DayOfChange> DaysOfChange()
    {
        foreach (var absence in Absences)
        {
            yield return new DayOfChange(absence.User, absence.From);
            if (absence.To < DateLimits.Last)
            {
                yield return new DayOfChange(absence.User, absence.To.PlusDays(1));
            }
        }

        foreach (var holding in Roles.Where(r => r.Deputy is not null))
        {
            if (holding.DeputyFrom is { } from)
            {
                yield return new DayOfChange(holding.Holder, from);
            }

            if (holding.DeputyTo is { } to && to < DateLimits.Last)
            {
                yield return new DayOfChange(holding.Holder, to.PlusDays(1));
            }
        }
    }

    UserId? DeputyOf(RoleHolding holding, Instant now) => holding.DeputyOn(DayOf(holding.Holder, now));
}

/// <summary>A day on which a person's absence or deputy begins or is over.</summary>
/// <param name="User">In whose zone the day is meant.</param>
/// <param name="Day">The day.</param>
public readonly record struct DayOfChange(UserId User, LocalDate Day)
{
    /// <summary>When the day begins there.</summary>
    public Instant At(Roster roster) => roster.ZoneOf(User).AtStartOfDay(Day).ToInstant();
}
