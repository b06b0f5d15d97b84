using System.Collections.Immutable;
using AlignBot.Domain.Drift.Language;
using AlignBot.Domain.People;
using NodaTime;

namespace AlignBot.Domain.Drift;

/// <summary>The rules of drift: who reads it, who says what is worth a word, and when language is counted.</summary>
public static class DriftWorkflow
{
    static readonly ImmutableArray<Role> Leaders = [Role.SalesLeader, Role.MarketingLeader];

    /// <summary>Applies a command to the settings.</summary>
    public static Outcome<DriftSettings> Apply(DriftSettings state, DriftCommand command, RuleContext context) => command switch
    {
        DriftCommand.SetThresholds set => SetThresholds(state, set, context),
        DriftCommand.SetWords set => SetWords(state, set, context),
        DriftCommand.TurnOn on => TurnOn(state, on.Actor, context),
        DriftCommand.TurnOff off => TurnOff(state, off.Actor, context),
        DriftCommand.Exclude exclude => Exclude(state, exclude.Actor, context),
        DriftCommand.Include include => Include(state, include.Actor),
        DriftCommand.WeekOver => WeekOver(state, context),
        DriftCommand.Notice notice => Notice(state, notice.Problem),
        _ => throw new InvalidOperationException($"No rule for {command.GetType().Name}."),
    };

    /// <summary>Why somebody can't read it; null for both leaders, the accountable executive, the operating lead and whoever acts for
    /// them.</summary>
    public static DriftRefusal? WhyNotRead(UserId actor, RuleContext context) => ProgramKeepers.Include(context.Roster, actor, context.Now)
        ? null
        : new DriftRefusal.NotYours(context.Roster.NamedTo(actor, ProgramKeepers.All(context.Roster, context.Now)));

    /// <summary>Why somebody can't change thresholds and words; null for the operating lead.</summary>
    public static DriftRefusal? WhyNotSet(UserId actor, RuleContext context) => Holds(Role.OperatingLead, actor, context)
        ? null
        : new DriftRefusal.NotYourSettings(context.Roster.NamedTo(actor, ProgramKeepers.Holding([Role.OperatingLead], context.Roster,
            context.Now)));

    /// <summary>The moment at which the week of an instant is over: midnight before its next Monday, where the program lives.</summary>
    public static Instant EndOfWeek(RuleContext context) =>
        MondayOf(context.Today).PlusWeeks(1).AtStartOfDayInZone(context.Calendar.Zone).ToInstant();

    /// <summary>The first day of a week.</summary>
    public static LocalDate MondayOf(LocalDate day) => day.With(DateAdjusters.PreviousOrSame(IsoDayOfWeek.Monday));

    static bool Holds(Role role, UserId actor, RuleContext context) => context.Roster.MayDecide(actor)
        && (context.Roster.Holder(role) == actor || context.Roster.Acts(actor, role, context.Now));

    static Outcome<DriftSettings> SetThresholds(DriftSettings state, DriftCommand.SetThresholds command, RuleContext context)
    {
        if (command.Actor is { } actor && WhyNotSet(actor, context) is { } no)
        {
            return new Outcome<DriftSettings>.Refused(no);
        }

        var thresholds = ThresholdText.Unusual(command.Thresholds);
        if (state.Thresholds.SequenceEqual(thresholds))
        {
            return new Outcome<DriftSettings>.Ignored("it says so already");
        }

        var next = state with { Thresholds = thresholds };
        return new Outcome<DriftSettings>.Changed(next, [
            new DriftEffect.Log(
                new DriftFact.ThresholdsSet([.. thresholds.Select(set =>
                    $"{set.Sign}: {ThresholdText.Write(next.Threshold(set.Sign))}")]), command.Actor),
        ]);
    }

    static Outcome<DriftSettings> SetWords(DriftSettings state, DriftCommand.SetWords command, RuleContext context)
    {
        if (WhyNotSet(command.Actor, context) is { } no)
        {
            return new Outcome<DriftSettings>.Refused(no);
        }

        if (WordListText.Problems(command.Words) is { IsEmpty: false } problems)
        {
            return new Outcome<DriftSettings>.Refused(new DriftRefusal.BadWords(problems));
        }

        var words = command.Words;
        var usual = WordLists.All.First(list => list.Language == words.Language);
        var now = state.WordsInUse().First(list => list.Language == words.Language);
        if (WordListText.AreAlike(now, words))
        {
            return new Outcome<DriftSettings>.Ignored("it says so already");
        }

        var others = state.Words.RemoveAll(list => list.Language == words.Language);
        return new Outcome<DriftSettings>.Changed(
            state with { Words = WordListText.AreAlike(usual, words) ? others : others.Add(words) },
            [new DriftEffect.Log(new DriftFact.WordsSet(words.Language), command.Actor)]);
    }

    static Outcome<DriftSettings> TurnOn(DriftSettings state, UserId actor, RuleContext context)
    {
        ImmutableArray<Role> theirs = [.. Leaders.Where(role => Holds(role, actor, context))];
        if (theirs.IsEmpty)
        {
            return new Outcome<DriftSettings>.Refused(NotALeader(actor, context));
        }

        ImmutableArray<Role> wanted = [.. theirs.Except(state.Talk.TurnedOn)];
        if (wanted.IsEmpty)
        {
            return new Outcome<DriftSettings>.Ignored("they want it already");
        }

        var talk = state.Talk with { TurnedOn = [.. state.Talk.TurnedOn, .. wanted] };
        List<Effect> effects = [.. wanted.Select(role => new DriftEffect.Log(new DriftFact.LanguageWanted(role), actor))];
        if (Leaders.All(talk.TurnedOn.Contains))
        {
            talk = talk with { ToldAt = context.Now };
            effects.AddRange(
            [
                new DriftEffect.Log(new DriftFact.LanguageOn(), Actor: null), new DriftEffect.TellChannel(IsOn: true),
                new DriftEffect.SetTimer(DriftEffect.WeekTimer, EndOfWeek(context)),
            ]);
        }
        else if (Leaders.Where(role => !talk.TurnedOn.Contains(role)).Select(role => context.Roster.Acting(role, context.Now))
            .FirstOrDefault() is { } other)
        {
            effects.Add(new DriftEffect.Ask(other));
        }

        return new Outcome<DriftSettings>.Changed(state with { Talk = talk }, [.. effects]);
    }

    static Outcome<DriftSettings> TurnOff(DriftSettings state, UserId actor, RuleContext context)
    {
        if (!Leaders.Any(role => Holds(role, actor, context)))
        {
            return new Outcome<DriftSettings>.Refused(NotALeader(actor, context));
        }

        if (state.Talk.TurnedOn.IsEmpty)
        {
            return new Outcome<DriftSettings>.Ignored("it is off");
        }

        List<Effect> effects = [new DriftEffect.Log(new DriftFact.LanguageOff(), actor)];
        if (state.Talk.IsOn)
        {
            effects.AddRange([new DriftEffect.DropWeek(), new DriftEffect.ClearTimer(DriftEffect.WeekTimer),
                new DriftEffect.TellChannel(IsOn: false)]);
        }

        return new Outcome<DriftSettings>.Changed(state with { Talk = state.Talk with { TurnedOn = [], ToldAt = null } }, [.. effects]);
    }

    static Outcome<DriftSettings> Exclude(DriftSettings state, UserId actor, RuleContext context) => !context.Roster.MayDecide(actor)
        ? new Outcome<DriftSettings>.Refused(new DriftRefusal.NotCounted())
        : state.Talk.Excluded.Contains(actor)
            ? new Outcome<DriftSettings>.Ignored("they are excluded")
            : new Outcome<DriftSettings>.Changed(
                state with { Talk = state.Talk with { Excluded = state.Talk.Excluded.Add(actor) } }, [new DriftEffect.DropSpeaker(actor)]);

    static Outcome<DriftSettings> Include(DriftSettings state, UserId actor) => state.Talk.Excluded.Contains(actor)
        ? new Outcome<DriftSettings>.Changed(state with { Talk = state.Talk with { Excluded = state.Talk.Excluded.Remove(actor) } }, [])
        : new Outcome<DriftSettings>.Ignored("they are not excluded");

    static Outcome<DriftSettings> WeekOver(DriftSettings state, RuleContext context) => state.Talk.IsOn
        ? new Outcome<DriftSettings>.Changed(
            state, [new DriftEffect.FinishWeeks(), new DriftEffect.SetTimer(DriftEffect.WeekTimer, EndOfWeek(context))])
        : new Outcome<DriftSettings>.Ignored("nothing is counted");

    static Outcome<DriftSettings> Notice(DriftSettings state, LeadershipProblem problem) => problem.Evidence.All(state.Told.Contains)
        ? new Outcome<DriftSettings>.Ignored("they were told of it")
        : new Outcome<DriftSettings>.Changed(
            state with { Told = [.. state.Told.Union(problem.Evidence)] }, [new DriftEffect.TellLeadership(problem.Recipients,
                problem.Evidence)]);

    static DriftRefusal.NotALeader NotALeader(UserId actor, RuleContext context) =>
        new(context.Roster.NamedTo(actor, ProgramKeepers.Holding(Leaders, context.Roster, context.Now)));
}
