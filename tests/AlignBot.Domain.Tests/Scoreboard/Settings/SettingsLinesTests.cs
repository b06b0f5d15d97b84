using AlignBot.Domain.Scoreboard;
using AlignBot.Domain.Scoreboard.Readings;
using AlignBot.Domain.Scoreboard.Records;
using AlignBot.Domain.Scoreboard.Settings;
using NodaTime;

namespace AlignBot.Domain.Tests.Scoreboard.Settings;

/// <summary>What people type into the forms of the scoreboard.</summary>
public static class SettingsLinesTests
{
    [Fact]
    public static void A_kind_of_activity_a_line_reads_back_as_it_was_written()
    {
        var read = SettingsLines.ReadActivities("Call by Sales: Touch, action\r\n\n meeting: touch,10 points\nwebinar by the account : response, 2.5 points\nRe: Demo: 1 point\nnote: nothing");

        Assert.Empty(read.Problems);
        Assert.Equal(
            [
                new ActivityRule("Call", ActivitySide.Sales) { IsTouch = true, IsAction = true }, new ActivityRule("meeting") { IsTouch = true, Points = 10 },
                new ActivityRule("webinar", ActivitySide.Buyer) { IsResponse = true, Points = 2.5m }, new ActivityRule("Re: Demo") { Points = 1 }, new ActivityRule("note"),
            ],
            read.Value.ToArray());
        Assert.Equal(read.Value.ToArray(), SettingsLines.ReadActivities(SettingsLines.WriteActivities(read.Value)).Value.ToArray());
        Assert.Equal(StarterMeasures.Activities.ToArray(), SettingsLines.ReadActivities(SettingsLines.WriteActivities(StarterMeasures.Activities)).Value.ToArray());
    }

    [Theory]
    [InlineData("call", "'call' says not what it counts as")]
    [InlineData(": touch", "': touch' says not what it counts as")]
    [InlineData("call: tuch", "'tuch' of call is none of touch, response, action")]
    [InlineData("call: -3 points", "'-3 points' of call is none of")]
    [InlineData("call: ten points", "'ten points' of call is none of")]
    public static void What_is_no_such_line_is_named(string typed, string problem) =>
        Assert.StartsWith(problem, Assert.Single(SettingsLines.ReadActivities(typed).Problems), StringComparison.Ordinal);

    [Fact]
    public static void Lines_to_be_at()
    {
        var read = SettingsLines.ReadTargets("Coverage 80 %, win rate: 25.5\nin time = 90");
        Assert.Empty(read.Problems);
        Assert.Equal([(MeasureKind.Coverage, 80m), (MeasureKind.Conversion, 25.5m), (MeasureKind.Lag, 90m)], read.Value.Select(target => (target.Measure, target.Percent)));
        Assert.Equal(read.Value.ToArray(), SettingsLines.ReadTargets(SettingsLines.WriteTargets(read.Value)).Value.ToArray());
        Assert.Contains("'coverage' is no line", SettingsLines.ReadTargets("coverage").Problems[0], StringComparison.Ordinal);
        Assert.Contains("'mood 80' is no line", SettingsLines.ReadTargets("mood 80").Problems[0], StringComparison.Ordinal);
    }

    [Fact]
    public static void Rates_with_and_without_a_day()
    {
        var read = SettingsLines.ReadRates("usd 0,92\nGBP 1.15 from 2026-07-01");
        Assert.Empty(read.Problems);
        Assert.Equal([new ExchangeRate("USD", 0.92m), new ExchangeRate("GBP", 1.15m, new LocalDate(2026, 7, 1))], read.Value.ToArray());
        Assert.Equal(read.Value.ToArray(), SettingsLines.ReadRates(SettingsLines.WriteRates(read.Value)).Value.ToArray());
        Assert.Equal(3, SettingsLines.ReadRates("USD\nUSD one\nUSD 1 from July").Problems.Length);
    }

    [Theory]
    [InlineData("8, 16, 24", "8, 16, 24")]
    [InlineData("8", "8")]
    [InlineData("8/-/24", "8, -, 24")]
    [InlineData("", "")]
    public static void Hours_by_tier(string typed, string written)
    {
        var (hours, problem) = SettingsLines.ReadHours(typed);
        Assert.Null(problem);
        Assert.Equal(written, SettingsLines.WriteHours(hours));
    }

    [Theory]
    [InlineData("8, 16, 24, 32")]
    [InlineData("0")]
    [InlineData("401")]
    [InlineData("8h")]
    public static void What_are_no_hours_is_said(string typed) => Assert.NotNull(SettingsLines.ReadHours(typed).Problem);

    [Theory]
    [InlineData("3 of 5", 3, 5)]
    [InlineData(" 3/5 ", 3, 5)]
    [InlineData("75,000 of 100,000", 75000, 100000)]
    [InlineData("75.000 von 100.000", 75000, 100000)]
    [InlineData("1.234.567,50 / 2 000 000", 1234567.50, 2000000)]
    [InlineData("1,234.5 of 2'000", 1234.5, 2000)]
    [InlineData("2.5 of 3", 2.5, 3)]
    public static void A_figure_is_both_its_numbers(string typed, double one, double all) =>
        Assert.Equal(new Ratio((decimal)one, (decimal)all), FigureText.Read(typed));

    [Theory]
    [InlineData("60 %")]
    [InlineData("60")]
    [InlineData("3 of")]
    [InlineData("of 5")]
    [InlineData("-3 of 5")]
    [InlineData("three of five")]
    [InlineData("1.2.3,4,5 of x")]
    [InlineData("")]
    public static void Anything_else_is_none(string typed) => Assert.Null(FigureText.Read(typed));
}
