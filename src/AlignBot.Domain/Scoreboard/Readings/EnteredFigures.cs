using System.Collections.Immutable;
using AlignBot.Domain.Scoreboard.Settings;
using NodaTime;

namespace AlignBot.Domain.Scoreboard.Readings;

/// <summary>A figure that somebody typed, where no source gives it.</summary>
/// <param name="Measure">Which.</param>
/// <param name="Numerator">Null, with the other, where it is not known.</param>
/// <param name="Denominator">Of how much.</param>
public sealed record EnteredFigure(MeasureKind Measure, decimal? Numerator, decimal? Denominator);

/// <summary>Makes a reading of what somebody typed. It says so, and nothing is filled in.</summary>
public static class EnteredFigures
{
    /// <summary>More than this is no figure.</summary>
    public const decimal Most = 1_000_000_000_000_000m;

    /// <summary>The reading; else all that is wrong with what was typed.</summary>
    public static Outcome<Reading> Take(
        ReadingPeriod period, MeasureSettings settings, IReadOnlyList<EnteredFigure> figures, UserId by, Instant now)
    {
        var wrong = WhatIsWrong(period, figures, now).ToList();
        if (wrong.Count > 0)
        {
            return new Outcome<Reading>.Refused(wrong[0]) { Also = [.. wrong.Skip(1)] };
        }

        var byMeasure = figures.ToDictionary(figure => figure.Measure);
        return new Outcome<Reading>.Changed(
            new Reading
            {
                Period = period,
                ReadAt = now,
                EnteredBy = by,
                DefinitionVersion = settings.DefinitionVersion,
                WeightsVersion = settings.WeightsVersion,
                CurrencyRule = settings.Currency.Text,
                Measures = [.. Enum.GetValues<MeasureKind>().Select(kind => ReadingOf(kind, byMeasure.GetValueOrDefault(kind)))],
            },
            []);
    }

    static MeasureReading ReadingOf(MeasureKind kind, EnteredFigure? figure) =>
        figure is { Numerator: { } numerator, Denominator: { } denominator }
        ? new MeasureReading
        {
            Measure = kind,
            State = denominator > 0 ? MeasureState.Known : MeasureState.NotApplicable,
            Total = new Ratio(numerator, denominator),
        }
        : new MeasureReading { Measure = kind, State = MeasureState.Unknown, Unknown = [new Unknown(UnknownWhy.NoSource)] };

    static IEnumerable<Refusal> WhatIsWrong(ReadingPeriod period, IReadOnlyList<EnteredFigure> figures, Instant now)
    {
        if (now < period.Days.Ends)
        {
            yield return new ScoreboardRefusal.NotOver(period.Days.Ends);
        }

        if (figures.All(figure => figure is { Numerator: null, Denominator: null }))
        {
            yield return new ScoreboardRefusal.NothingEntered();
        }

        foreach (var twice in figures.GroupBy(figure => figure.Measure).Where(same => same.Count() > 1))
        {
            yield return new ScoreboardRefusal.Twice(twice.Key);
        }

        foreach (var figure in figures)
        {
            if (figure.Numerator is null != figure.Denominator is null)
            {
                yield return new ScoreboardRefusal.HalfAFigure(figure.Measure);
            }
            else if (figure.Numerator is < 0 || figure.Denominator is < 0 or > Most)
            {
                yield return new ScoreboardRefusal.OutOfRange(figure.Measure);
            }
            else if (figure is { Numerator: { } numerator, Denominator: { } denominator } && numerator > denominator)
            {
                yield return new ScoreboardRefusal.MoreThanAll(figure.Measure, numerator, denominator);
            }
        }
    }
}
