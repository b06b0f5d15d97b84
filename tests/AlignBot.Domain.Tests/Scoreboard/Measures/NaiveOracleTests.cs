using System.Collections.Immutable;
using System.Globalization;
using AlignBot.Domain.Scoreboard;
using AlignBot.Domain.Scoreboard.Readings;
using AlignBot.Domain.Scoreboard.Settings;
using NodaTime;
using static AlignBot.Domain.Tests.Scoreboard.Measures.RandomWorlds;

namespace AlignBot.Domain.Tests.Scoreboard.Measures;

/// <summary>Thousands of small worlds, in zones where clocks change and around the edges
/// of periods: what is counted is what the definitions say.</summary>
public static class NaiveOracleTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    public static void The_measures_are_what_the_plainest_reading_of_their_definitions_gives(int part)
    {
        for (var seed = part * 10_000; seed < (part * 10_000) + 600; seed++)
        {
            var world = World(seed);

            var expected = new NaiveMeasures(world.Basis, world.Activities, world.Deals, world.Signals).Say();

            var counted = Say(world.Read(), world.Settings);
            Assert.True(expected.Order(StringComparer.Ordinal).SequenceEqual(counted.Order(StringComparer.Ordinal)), $"""
                Seed {seed} ({world.Period.ZoneId}, {world.Period.From}).
                Definitions: {string.Join("\n  ", expected.Except(counted))}
                Counted: {string.Join("\n  ", counted.Except(expected))}
                """);
        }
    }

    [Fact]
    public static void Neither_the_order_of_records_nor_a_record_that_comes_twice_matters()
    {
        for (var seed = 0; seed < 500; seed++)
        {
            var world = World(seed);
            var once = Say(world.Read(), world.Settings);
            var dice = new Random(seed);
            Shuffle(world.Activities);
            Shuffle(world.Deals);
            Shuffle(world.Signals);
            Shuffle(world.Accounts);

            Assert.Equal(once, Say(world.Read(), world.Settings));

            void Shuffle<T>(List<T> list)
            {
                var more = list.Concat(list.Where(_ => dice.Next(3) == 0)).ToArray();
                dice.Shuffle(more);
                list.Clear();
                list.AddRange(more);
            }
        }
    }

    [Fact]
    public static void What_the_tiers_hold_adds_up_to_the_whole()
    {
        for (var seed = 0; seed < 500; seed++)
        {
            Assert.All(World(seed).Read().Measures.Where(measure => measure.Total is not null), measure =>
            {
                Assert.Equal(measure.Total!.Value.Numerator, measure.Tiers.Sum(tier => tier.Ratio.Numerator));
                Assert.Equal(measure.Total!.Value.Denominator, measure.Tiers.Sum(tier => tier.Ratio.Denominator));
                Assert.InRange(measure.Total!.Value.Value ?? 0, 0, 1);
                Assert.Empty(measure.Behind.Intersect(measure.NotBehind));
            });
        }
    }

    /// <summary>Else all of the above would be said of nothing.</summary>
    [Fact]
    public static void In_many_worlds_a_figure_is_not_none_and_in_many_not_all()
    {
        var figures = new Dictionary<string, (int NotNone, int NotAll)>();
        for (var seed = 0; seed < 1_200; seed++)
        {
            var world = World(seed);
            foreach (var line in Say(world.Read(), world.Settings)
                .Where(line => !line.StartsWith("lag", StringComparison.Ordinal) && line.Contains(" all", StringComparison.Ordinal)))
            {
                var name = line.StartsWith("conversion", StringComparison.Ordinal) ? $"{world.Settings.Conversion}" : line.Split(':')[0];
                var (numerator, denominator) = (line.Split(": ")[1].Split('/')[0], line.Split('/')[1]);
                var (notNone, notAll) = figures.GetValueOrDefault(name);
                figures[name] = (notNone + (numerator != "0" ? 1 : 0), notAll + (numerator != denominator ? 1 : 0));
            }
        }

        Assert.Equal(11, figures.Count);
        Assert.All(figures, figure => Assert.True(figure.Value is ( >= 20, >= 20), $"{figure.Key}: {figure.Value}"));
    }

    /// <summary>The reading in the lines that the definitions are said in.</summary>
    static List<string> Say(Reading reading, MeasureSettings settings)
    {
        var said = new List<string>();
        foreach (var measure in reading.Measures.Where(measure => measure.State is not MeasureState.Unknown))
        {
            var name = measure.Measure is MeasureKind.Lag ? "in time" : measure.Measure.ToString().ToLowerInvariant();
            Line(name, "all", measure.Total);
            foreach (var tier in measure.Tiers)
            {
                Line(name, tier.Tier is { } rank ? $"tier {rank}" : "no tier", tier.Ratio);
            }

            Line(name, "both", measure.ConstantCohort);
            Line("by count", "all", measure.Of(BesideKind.ByCount));
            Line("list share", "all", measure.Of(BesideKind.ListShare));
            Line("sourced", "all", measure.Of(BesideKind.Sourced));
            Line("by value", "all", measure.Of(BesideKind.ByValue));
            if (measure.Lag is { } lag)
            {
                Lag("all", lag.Total);
                foreach (var tier in lag.Tiers)
                {
                    Lag(tier.Tier is { } rank ? $"tier {rank}" : "no tier", tier.Figure);
                }
            }
        }

        return said;

        void Line(string what, string of, Ratio? ratio)
        {
            if (ratio is { } known)
            {
                said.Add(string.Create(CultureInfo.InvariantCulture,
                    $"{what} {of}: {known.Numerator:0.######}/{known.Denominator:0.######}"));
            }
        }

        void Lag(string name, LagFigure figure) => said.Add(string.Create(
            CultureInfo.InvariantCulture,
            $"lag {name}: n {figure.Count}, median {Rank(figure, figure.Median)}, p90 {Rank(figure, figure.NinetyPercent)}, "
            + $"unanswered {figure.Unanswered}, oldest {figure.OldestUnanswered?.TotalMilliseconds ?? -1}"));

        static string Rank(LagFigure figure, Duration? lag) =>
            figure.Count == 0 ? "n/a" : lag?.TotalMilliseconds.ToString(CultureInfo.InvariantCulture) ?? "not reached";
    }
}
