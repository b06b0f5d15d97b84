using AlignBot.Domain.Scoreboard.Readings;

namespace AlignBot.Domain.Scoreboard.Verdicts;

/// <summary>Reads two quarters together.</summary>
public static class TwoQuarters
{
    static readonly MeasureKind[] Compared = [MeasureKind.Coverage, MeasureKind.Engagement, MeasureKind.Influence, MeasureKind.Conversion];

    /// <summary>What they say.</summary>
    /// <param name="before">The newest reading of the earlier quarter; null where there is none.</param>
    /// <param name="after">The newest reading of the later quarter; null where there is none.</param>
    /// <param name="epsilon">What moved by no more than this, in percentage points, is flat.</param>
    /// <param name="beforeOfCohort">The earlier quarter counted over the accounts of both; null where it was not.</param>
    public static Verdict Read(Reading? before, Reading? after, decimal epsilon, Reading? beforeOfCohort = null)
    {
        var why = WhyNot(before, after).ToList();
        Move[] moves = before is null || after is null
            ? []
            : [.. Compared.Select(kind => MoveOf(before.Of(kind), after.Of(kind), beforeOfCohort?.Of(kind), epsilon))];
        var directions = moves.Select(move => move.Direction).Distinct().ToList();
        var kind = why.Count > 0 || directions.Contains(null) ? VerdictKind.CannotBeRead
            : directions is [Direction.Up] ? VerdictKind.AllUp
            : directions is [Direction.Down] ? VerdictKind.AllDown
            : VerdictKind.DifferentStories;
        return new Verdict
        {
            Kind = kind,
            Moves = [.. moves],
            OddOnes = kind is VerdictKind.DifferentStories ? [.. OddOnes(moves)] : [],
            NotComparable = [.. why],
            Before = RefOf(before),
            After = RefOf(after),
        };
    }

    static IEnumerable<NotComparable> WhyNot(Reading? before, Reading? after)
    {
        if (before is null || after is null)
        {
            yield return NotComparable.NoReading;
            yield break;
        }

        if (before.Period.Quarter.Next != after.Period.Quarter)
        {
            yield return NotComparable.NotConsecutive;
        }

        if (!before.IsClosed || !after.IsClosed)
        {
            yield return NotComparable.NotClosed;
        }

        if (before.DefinitionVersion != after.DefinitionVersion)
        {
            yield return NotComparable.OtherDefinition;
        }

        if (before.Period.ZoneId != after.Period.ZoneId)
        {
            yield return NotComparable.OtherZone;
        }

        if (before.CurrencyRule != after.CurrencyRule)
        {
            yield return NotComparable.OtherCurrencyRule;
        }
    }

    static Move MoveOf(MeasureReading before, MeasureReading after, MeasureReading? beforeOfCohort, decimal epsilon)
    {
        var move = new Move(before.Measure, before.State, after.State) { From = before.Total, To = after.Total };
        if (before is not { State: MeasureState.Known, Total.Value: { } from }
            || after is not { State: MeasureState.Known, Total.Value: { } to })
        {
            return move;
        }

        var points = (to - from) * 100;
        return move with
        {
            Points = points,
            Direction = points > epsilon ? Direction.Up : points < -epsilon ? Direction.Down : Direction.Flat,
            CohortPoints = (after.ConstantCohort?.Value - beforeOfCohort?.ConstantCohort?.Value) * 100,
        };
    }

    /// <summary>What is flat, and of what moved the fewer; where as many went up as down, all that moved.</summary>
    static IEnumerable<MeasureKind> OddOnes(Move[] moves)
    {
        var (up, down) = (moves.Count(move => move.Direction is Direction.Up), moves.Count(move => move.Direction is Direction.Down));
        return moves
            .Where(move => move.Direction switch { Direction.Up => up <= down, Direction.Down => down <= up, _ => true })
            .Select(move => move.Measure);
    }

    static ReadingRef? RefOf(Reading? reading) =>
        reading is null ? null : new ReadingRef(reading.Period.Quarter.Name, reading.Version, reading.DefinitionVersion);
}
