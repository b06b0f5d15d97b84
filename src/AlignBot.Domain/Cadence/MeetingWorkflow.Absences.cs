using System.Collections.Immutable;
using AlignBot.Domain.Cadence.Series;
using AlignBot.Domain.People;
using AlignBot.Domain.Time;
using NodaTime;

namespace AlignBot.Domain.Cadence;

/// <content>Whoever must be there will be away: somebody is asked, two working days before, to arrange it; what everybody knew of by then is no neglect.</content>
public static partial class MeetingWorkflow
{
    /// <summary>How long before its start days away are looked at.</summary>
    static readonly Window AwayBefore = Window.Of("2wd");

    /// <summary>From when on somebody is asked to arrange it. What is on record by then, everybody knew of.</summary>
    public static Instant AwayFrom(Meeting state, WorkingCalendar calendar) => LeadTime.Before(state.StartsAt, AwayBefore, calendar);

    /// <summary>The required roles that days away leave without a person at its start, as far as is known today.</summary>
    public static ImmutableArray<Role> AwayAt(Meeting state, Roster roster) => RequiredPeople.Absent(state.Terms.RequiredRoles, roster, state.StartsAt);

    /// <summary>Who is asked to arrange it: the leader who is away then, while they are still there; else, and where it is about several, whoever administers the program.</summary>
    public static UserId? Arranges(ImmutableArray<Role> away, Roster roster, Instant now)
    {
        UserId[] leaders = [.. away.Select(role => roster.Holder(role)).OfType<UserId>().Where(user => roster.IsAvailable(user, now))];
        UserId? leader = leaders.Length > 0 ? leaders[0] : null;
        return away.Length == 1 && leader is not null ? leader : roster.Acting(Role.OperatingLead, now) ?? roster.Acting(Role.AccountableExecutive, now) ?? leader;
    }

    static Outcome<Meeting> AwayDue(MeetingStep step)
    {
        if (WhyNotAsked(step) is { } late)
        {
            return late;
        }

        var isFirst = step.State.AwayKnown is null;
        step.State = step.State with { AwayKnown = step.State.AwayKnown ?? AwayAt(step.State, step.Roster) };
        return LookWhoIsAway(step) is Outcome<Meeting>.Changed changed ? changed : isFirst ? step.DoneQuietly() : Ignore("what there is to know was known");
    }

    static Outcome<Meeting>? WhyNotAsked(MeetingStep step) => step.State.Status is MeetingStatus.Scheduled && step.Now < step.State.StartsAt
        ? null
        : Ignore($"the meeting is {step.State.Status}");

    static Outcome<Meeting> LookWhoIsAway(MeetingStep step)
    {
        var (state, away) = (step.State, AwayAt(step.State, step.Roster));
        var asked = state.AwayAsk is { } last && last.StartsAt == state.StartsAt ? last : null;
        if (away.IsEmpty)
        {
            if (asked is not { Roles.IsEmpty: false })
            {
                return Ignore("somebody can be there for each role");
            }

            step.State = state with { AwayAsk = asked with { Roles = [] } };
            step.Emit(new MeetingEffect.EditAwayAsk(asked.To));
            return step.Done();
        }

        var isWider = asked is null || away.Except(asked.Roles).Any();
        if (asked is { LeftBy: not null } && !isWider)
        {
            return Ignore("it was said that it stays so");
        }

        if (asked is { LeftBy: null } && !isWider && step.Roster.IsAvailable(asked.To, step.Now) && MayRun(state, asked.To, step.Roster, step.Now))
        {
            if (away.Length == asked.Roles.Length)
            {
                return Ignore("somebody is asked");
            }

            step.State = state with { AwayAsk = asked with { Roles = away } };
            step.Emit(new MeetingEffect.EditAwayAsk(asked.To));
            return step.Done();
        }

        return Arranges(away, step.Roster, step.Now) is { } to ? AskToArrange(step, away, to) : Ignore("nobody is there to ask");
    }

    /// <summary>Asks in the hours of whoever is asked, as long as those come before it starts; until then it is looked at anew.</summary>
    static Outcome<Meeting>.Changed AskToArrange(MeetingStep step, ImmutableArray<Role> away, UserId to)
    {
        var open = WorkingTime.AtOrNextOpening(step.Now, step.Context.Calendar.InZone(step.Roster.ZoneOf(to)));
        if (open > step.Now && open < step.State.StartsAt)
        {
            step.SetTimer(new MeetingTimer(MeetingTimerKind.Away), open);
            return step.DoneQuietly();
        }

        var before = step.State.AwayAsk;
        step.State = step.State with { AwayAsk = new AwayAsk(to, step.Now, step.State.StartsAt) { Roles = away } };
        step.Emit(new MeetingEffect.AskToArrange(to));
        if (before is not null && before.To != to)
        {
            step.Emit(new MeetingEffect.EditAwayAsk(before.To));
        }

        step.Log(new MeetingFact.AwayAsked(to, away));
        return step.Done();
    }

    static Outcome<Meeting> LeaveAsItIs(MeetingStep step, MeetingCommand.LeaveAsItIs command)
    {
        if (FirstOf(WhyNotRun(step, command.Actor), WhyNotBefore(step.State)) is { } refusal)
        {
            return Refuse(refusal);
        }

        if (step.State.OpenAwayAsk is not { } ask)
        {
            return Ignore("nobody is asked, or somebody has said so");
        }

        step.State = step.State with { AwayAsk = ask with { LeftBy = command.Actor } };
        step.Log(new MeetingFact.AwayLeft(ask.Roles), command.Actor);
        step.Emit(new MeetingEffect.EditAwayAsk(ask.To));
        return step.Done();
    }
}
