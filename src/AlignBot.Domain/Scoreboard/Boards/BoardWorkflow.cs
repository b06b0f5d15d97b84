using System.Collections.Immutable;
using System.Globalization;
using AlignBot.Domain.People;
using AlignBot.Domain.Scoreboard.Readings;
using AlignBot.Domain.Scoreboard.Settings;
using AlignBot.Domain.Scoreboard.Verdicts;

namespace AlignBot.Domain.Scoreboard.Boards;

/// <summary>The rules of the scoreboard: who says what is counted, when it is read, and which readings are worth a word.</summary>
public static class BoardWorkflow
{
    /// <summary>The most rates that are kept.</summary>
    public const int MostRates = 200;

    /// <summary>A scoreboard of which nobody has said yet what it counts.</summary>
    public static Board Blank(ScoreboardId id, ProgramId program) => new() { Id = id, Program = program };

    /// <summary>Applies a command to the scoreboard.</summary>
    public static Outcome<Board> Apply(Board state, BoardCommand command, RuleContext context) => command switch
    {
        BoardCommand.SetUp setUp => SetUp(state, setUp, context),
        BoardCommand.Ask ask => Ask(state, ask, context),
        BoardCommand.GroundChanged => state.IsSetUp
            ? new Outcome<Board>.Changed(state, [new BoardEffect.Read(IsAsked: true)])
            : new Outcome<Board>.Ignored("nothing is counted"),
        BoardCommand.ReadingDue => Due(state, context),
        BoardCommand.Take take => Take(state, take),
        BoardCommand.Enter enter => Enter(state, enter, context),
        _ => throw new InvalidOperationException($"No rule for {command.GetType().Name}."),
    };

    /// <summary>Why somebody can't say what is counted; null when they can.</summary>
    public static Refusal? WhyNotKeep(UserId actor, RuleContext context) => ProgramKeepers.Include(context.Roster, actor, context.Now)
        ? null
        : new ScoreboardRefusal.NotYours(context.Roster.NamedTo(actor, ProgramKeepers.All(context.Roster, context.Now)));

    /// <summary>Why somebody can't enter figures; null when they can.</summary>
    public static Refusal? WhyNotEnter(UserId actor, RuleContext context)
    {
        var roster = context.Roster;
        return roster.MayDecide(actor) && (roster.Holder(Role.OperatingLead) == actor || roster.Acts(actor, Role.OperatingLead, context.Now))
            ? null
            : new ScoreboardRefusal.NotYourEntry(roster.NamedTo(actor, ProgramKeepers.Holding([Role.OperatingLead], roster, context.Now)));
    }

    /// <summary>The five as the record keeps them: '3 of 5', 'unknown'.</summary>
    public static ImmutableArray<string> FiguresOf(Reading reading) =>
        [.. reading.Measures.Select(measure => $"{Verdict.NameOf(measure.Measure)}: {FigureOf(measure)}")];

    static string FigureOf(MeasureReading measure) => measure.State is MeasureState.Unknown || measure.Total is not { } total
        ? "unknown"
        : string.Create(CultureInfo.InvariantCulture, $"{total.Numerator:0.##} of {total.Denominator:0.##}")
            + (measure.State is MeasureState.NotReliable ? ", not reliable" : "");

    static Outcome<Board> SetUp(Board state, BoardCommand.SetUp command, RuleContext context)
    {
        if (command.Actor is { } actor && WhyNotKeep(actor, context) is { } no)
        {
            return Refused(no);
        }

        var (settings, targets) = (command.Settings, command.Targets.OrderBy(target => target.Measure).ToImmutableArray());
        ImmutableArray<string> problems = [.. SettingsProblems.Of(settings), .. ProblemsOf(targets, command.Rates)];
        if (!problems.IsEmpty)
        {
            return Refused(new ScoreboardRefusal.CannotBeCounted(problems));
        }

        var isCountedOtherwise = state.Settings?.DefinitionVersion != settings.DefinitionVersion;

        // A kind that counts as nothing is no part of the definition, and was said all the same.
        var isSaidOtherwise = isCountedOtherwise || !state.Targets.SequenceEqual(targets)
            || !state.Settings!.Activities.SequenceEqual(settings.Activities);
        if (!isSaidOtherwise && state.Rates.SequenceEqual(command.Rates))
        {
            return new Outcome<Board>.Ignored("it says so already");
        }

        var next = ReadingPlan.Next(context.Now, settings);
        List<Effect> effects =
        [
            new BoardEffect.Log(
                new BoardFact.SetUp(settings.DefinitionVersion, [.. SettingsForm.Of(settings).Split('\n'), .. targets.Select(Said)]), command.Actor),
            new BoardEffect.SetTimer(BoardEffect.ReadingTimer, next),
        ];
        if (isSaidOtherwise)
        {
            effects.Add(new BoardEffect.SettingsChanged());
        }

        if (isCountedOtherwise)
        {
            effects.Add(new BoardEffect.Read(IsAsked: true));
        }

        return new Outcome<Board>.Changed(
            state with { Settings = settings, Targets = targets, Rates = command.Rates, NextReading = next }, [.. effects]);

        static string Said(Target target) => string.Create(CultureInfo.InvariantCulture, $"target {Verdict.NameOf(target.Measure)}={target.Percent:0.##}");
    }

    static IEnumerable<string> ProblemsOf(ImmutableArray<Target> targets, ImmutableArray<ExchangeRate> rates)
    {
        foreach (var twice in targets.GroupBy(target => target.Measure).Where(same => same.Count() > 1))
        {
            yield return $"There are two lines for {Verdict.NameOf(twice.Key)}.";
        }

        foreach (var target in targets.Where(target => target.Percent is < 0 or > 100))
        {
            yield return string.Create(
                CultureInfo.InvariantCulture, $"{Verdict.NameOf(target.Measure)} can't be at {target.Percent:0.##} %: 0 to 100.");
        }

        if (rates.Length > MostRates)
        {
            yield return string.Create(CultureInfo.InvariantCulture, $"{rates.Length} rates are given; at most {MostRates}.");
        }

        foreach (var rate in rates.Where(rate => rate.Rate <= 0 || rate.Currency.Trim() is not { Length: 3 } code || !code.All(char.IsAsciiLetter)))
        {
            yield return string.Create(CultureInfo.InvariantCulture, $"'{rate.Currency} {rate.Rate}' is no rate: three letters and a number above 0, such as USD 0.92.");
        }
    }

    static Outcome<Board> Ask(Board state, BoardCommand.Ask command, RuleContext context) =>
        WhyNotKeep(command.Actor, context) is { } no ? Refused(no)
        : !state.IsSetUp ? Refused(new ScoreboardRefusal.NotSetUp())
        : new Outcome<Board>.Changed(state, [new BoardEffect.Read(IsAsked: true)]);

    static Outcome<Board> Due(Board state, RuleContext context)
    {
        if (state.Settings is not { } settings)
        {
            return new Outcome<Board>.Ignored("nothing is counted");
        }

        var next = ReadingPlan.Next(context.Now, settings);
        return new Outcome<Board>.Changed(
            state with { NextReading = next }, [new BoardEffect.SetTimer(BoardEffect.ReadingTimer, next), new BoardEffect.Read(IsAsked: false)]);
    }

    static Outcome<Board> Take(Board state, BoardCommand.Take command)
    {
        var reading = command.Reading;

        // What was read of the same days before is what somebody saw last.
        var crossed = !reading.IsClosed && (command.Corrected ?? command.PointBefore) is { } before ? Targets.Crossed(state.Targets, before, reading) : [];
        List<Effect> effects = [new BoardEffect.Keep(reading, crossed)];
        if (reading.IsClosed)
        {
            effects.Add(new BoardEffect.Log(
                new BoardFact.QuarterRead(reading.Period.Quarter.Name, reading.Version, reading.DefinitionVersion, FiguresOf(reading)), Actor: null));
        }

        // A quarter is told of once, when it is closed and something of it is known; a point only when something crossed its line.
        var isClosedNow = reading.IsClosed && command.Corrected is not { IsClosed: true }
            && reading.Measures.Any(measure => measure.State is not MeasureState.Unknown);
        if (isClosedNow || !crossed.IsEmpty)
        {
            effects.Add(new BoardEffect.Announce(reading));
        }
        else if (reading.IsClosed)
        {
            effects.Add(new BoardEffect.Refresh(reading));
        }

        return new Outcome<Board>.Changed(state, [.. effects]);
    }

    static Outcome<Board> Enter(Board state, BoardCommand.Enter command, RuleContext context)
    {
        if (WhyNotEnter(command.Actor, context) is { } no)
        {
            return Refused(no);
        }

        if (!state.IsSetUp)
        {
            return Refused(new ScoreboardRefusal.NotSetUp());
        }

        var reading = command.Reading;
        List<Effect> effects =
        [
            new BoardEffect.Keep(reading, []),
            new BoardEffect.Log(new BoardFact.Entered(reading.Period.Quarter.Name, reading.Version, FiguresOf(reading)), command.Actor),
        ];
        if (reading.IsClosed)
        {
            effects.Add(command.Corrected is { IsClosed: true } ? new BoardEffect.Refresh(reading) : new BoardEffect.Announce(reading));
        }

        return new Outcome<Board>.Changed(state, [.. effects]);
    }

    static Outcome<Board>.Refused Refused(Refusal why) => new(why);
}
