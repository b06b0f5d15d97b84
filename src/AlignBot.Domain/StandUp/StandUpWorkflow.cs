using System.Collections.Immutable;
using AlignBot.Domain.People;
using AlignBot.Domain.Time;
using NodaTime;

namespace AlignBot.Domain.StandUp;

/// <summary>What the rules of the first ninety days ask of the bot. Closed.</summary>
public abstract record StandUpEffect : Effect
{
    StandUpEffect()
    {
    }

    /// <summary>Tell an owner in one message which of theirs are due soon, and which are late.</summary>
    public sealed record Nudge(UserId To, ImmutableArray<MilestoneKind> Soon, ImmutableArray<MilestoneKind> Late) : StandUpEffect;

    /// <summary>Tell the channel that they are over.</summary>
    public sealed record TellEnd : StandUpEffect;

    /// <summary>Look again at that moment.</summary>
    public sealed record LookAt(Instant At) : StandUpEffect;
}

/// <summary>Why something was refused about the first ninety days. Closed.</summary>
public abstract record StandUpRefusal : Refusal
{
    StandUpRefusal()
    {
    }

    /// <summary>Those who run the program begin and change them.</summary>
    public sealed record NotTheirs : StandUpRefusal;

    /// <summary>They run already.</summary>
    public sealed record Runs(LocalDate From) : StandUpRefusal;

    /// <summary>They are over.</summary>
    public sealed record Over : StandUpRefusal;

    /// <summary>They have not begun.</summary>
    public sealed record NotBegun : StandUpRefusal;

    /// <summary>A day outside of what can be planned.</summary>
    public sealed record DayOutOfRange(LocalDate Day, LocalDate First, LocalDate Last) : StandUpRefusal;
}

/// <summary>The rules of the first ninety days: who reaches what by when, who is reminded, and when they are over. Progress is read from the record, never set.</summary>
public static class StandUpWorkflow
{
    /// <summary>So many working days before its day an owner is reminded.</summary>
    public const int SoonDays = 5;

    /// <summary>What is to be reached by which day, and by whom at first.</summary>
    static readonly ImmutableArray<(MilestoneKind Kind, int Day, Role Owner)> Plan =
    [
        (MilestoneKind.FirstArtifact, 14, Role.OperatingLead),
        (MilestoneKind.OperatingDefinition, 30, Role.OperatingLead),
        (MilestoneKind.Scoreboard, 30, Role.OperatingLead),
        (MilestoneKind.Cadence, 60, Role.OperatingLead),
        (MilestoneKind.Definitions, 60, Role.MarketingLeader),
        (MilestoneKind.Run, 90, Role.SalesLeader),
        (MilestoneKind.Audit, 90, Role.OperatingLead),
    ];

    /// <summary>In which month a milestone is to be reached: 1 to 3.</summary>
    public static int MonthOf(MilestoneKind kind) => (Plan.First(one => one.Kind == kind).Day + 29) / 30;

    /// <summary>Begins them today.</summary>
    /// <param name="state">As it stands.</param>
    /// <param name="actor">Who begins them; null for the set-up.</param>
    /// <param name="context">The world.</param>
    public static Outcome<NinetyDays> Begin(NinetyDays state, UserId? actor, RuleContext context)
    {
        if (actor is { } by && !context.Roster.MayGovern(by, context.Now))
        {
            return Refused(new StandUpRefusal.NotTheirs());
        }

        if (state.BegunAt is not null)
        {
            return Refused(state.EndedAt is null ? new StandUpRefusal.Runs(state.From!.Value) : new StandUpRefusal.Over());
        }

        var begun = new NinetyDays
        {
            From = context.Today,
            BegunAt = context.Now,
            Milestones =
            [
                .. Plan.Select(one => new Milestone { Kind = one.Kind, Owner = context.Roster.Holder(one.Owner), DueOn = WorkingDay(context.Today.PlusDays(one.Day), context.Today, context.Calendar) }),
            ],
        };
        return new Outcome<NinetyDays>.Changed(begun, [new StandUpEffect.LookAt(Next(context))]);
    }

    /// <summary>Gives a milestone another owner or day.</summary>
    public static Outcome<NinetyDays> Change(NinetyDays state, UserId actor, MilestoneKind kind, UserId owner, LocalDate dueOn, RuleContext context)
    {
        if (WhyNotChange(state, actor, context) is { } forbidden)
        {
            return Refused(forbidden);
        }

        List<Refusal> problems = [];
        if (!context.Roster.MayDecide(owner))
        {
            problems.Add(new TextRefusal.PersonNotEligible(FormField.ArtifactOwner, owner, context.Roster.StandingOf(owner)));
        }

        var (first, last) = (context.Today, state.From!.Value.PlusDays(2 * NinetyDays.Length));
        var before = state.Milestones.First(milestone => milestone.Kind == kind);
        if (dueOn != before.DueOn && (dueOn < first || dueOn > last))
        {
            problems.Add(new StandUpRefusal.DayOutOfRange(dueOn, first, last));
        }

        if (problems is [var why, .. var others])
        {
            return new Outcome<NinetyDays>.Refused(why) { Also = [.. others] };
        }

        return before.Owner == owner && before.DueOn == dueOn
            ? new Outcome<NinetyDays>.Ignored("it is so already")
            : new Outcome<NinetyDays>.Changed(
                state with { Milestones = state.Milestones.Replace(before, new Milestone { Kind = kind, Owner = owner, DueOn = dueOn }) }, [new StandUpEffect.LookAt(Next(context))]);
    }

    /// <summary>Why somebody can't change the milestones; null when they can.</summary>
    public static Refusal? WhyNotChange(NinetyDays state, UserId actor, RuleContext context) =>
        !context.Roster.MayGovern(actor, context.Now) ? new StandUpRefusal.NotTheirs()
        : state.BegunAt is null ? new StandUpRefusal.NotBegun()
        : state.EndedAt is not null ? new StandUpRefusal.Over()
        : null;

    /// <summary>Looks at them: reminds owners in their hours, each twice at most of one milestone, and ends them when all is reached or their time is over.</summary>
    public static Outcome<NinetyDays> Look(NinetyDays state, StandUpFacts facts, RuleContext context)
    {
        if (!state.IsRunning)
        {
            return new Outcome<NinetyDays>.Ignored("they do not run");
        }

        if (context.Today > state.Until || StandUpProgress.Reachable(state, facts).All(milestone => StandUpProgress.Of(milestone, facts, context.Today) is MilestoneStanding.Reached))
        {
            return new Outcome<NinetyDays>.Changed(state with { EndedAt = context.Now }, [new StandUpEffect.TellEnd()]);
        }

        var (next, kept, told) = (Next(context), state.Milestones, new Dictionary<UserId, (List<MilestoneKind> Soon, List<MilestoneKind> Late)>());
        foreach (var milestone in state.Milestones)
        {
            var isLate = StandUpProgress.Of(milestone, facts, context.Today) is MilestoneStanding.Late;
            var isSoon = StandUpProgress.Of(milestone, facts, context.Today) is MilestoneStanding.Open && context.Today >= WorkingTime.WorkingDayFrom(milestone.DueOn, -SoonDays, context.Calendar);
            if (!(isLate && !milestone.IsLateTold) && !(isSoon && !milestone.IsSoonTold) || WhoIsTold(milestone, context) is not { } who || context.Roster.IsAway(who, context.Now))
            {
                continue;
            }

            // Nobody is reminded in their night.
            var own = context.Roster.HoursOf(who, context.Calendar);
            if (!WorkingTime.IsWorking(context.Now, own))
            {
                next = Instant.Min(next, WorkingTime.AtOrNextOpening(context.Now, own));
                continue;
            }

            var (soon, late) = told.TryGetValue(who, out var theirs) ? theirs : told[who] = ([], []);
            (isLate ? late : soon).Add(milestone.Kind);
            kept = kept.Replace(milestone, milestone with { IsSoonTold = true, IsLateTold = isLate });
        }

        return new Outcome<NinetyDays>.Changed(
            state with { Milestones = kept },
            [.. told.Select(one => new StandUpEffect.Nudge(one.Key, [.. one.Value.Soon], [.. one.Value.Late])), new StandUpEffect.LookAt(next)]);
    }

    /// <summary>Its owner; where that is nobody who is there any more, whoever runs the program.</summary>
    static UserId? WhoIsTold(Milestone milestone, RuleContext context) =>
        milestone.Owner is { } owner && context.Roster.MayDecide(owner) ? owner : context.Roster.Acting(Role.OperatingLead, context.Now);

    /// <summary>The next morning of the program: so often it is looked at.</summary>
    static Instant Next(RuleContext context) => WorkingTime.FirstOpening(context.Today.PlusDays(1), context.Calendar);

    /// <summary>The day itself where it is worked, else the last before it; not before the first.</summary>
    static LocalDate WorkingDay(LocalDate day, LocalDate first, WorkingCalendar calendar)
    {
        while (day > first && !WorkingTime.IsWorkingDay(day, calendar))
        {
            day = day.PlusDays(-1);
        }

        return day;
    }

    static Outcome<NinetyDays>.Refused Refused(Refusal why) => new(why);
}
