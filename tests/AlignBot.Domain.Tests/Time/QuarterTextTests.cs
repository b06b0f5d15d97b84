using AlignBot.Domain.Time;
using NodaTime;

namespace AlignBot.Domain.Tests.Time;

public static class QuarterTextTests
{
    static FiscalQuarter At(Instant now, string zone, int firstMonth = 1) =>
        FiscalQuarter.Of(now.InZone(DateTimeZoneProviders.Tzdb[zone]).Date, firstMonth);

    static readonly FiscalQuarter Running = new(new LocalDate(2026, 10, 1), 1);

    [Theory]
    [InlineData("", "2026 Q3")]
    [InlineData("last quarter", "2026 Q3")]
    [InlineData("this quarter", "2026 Q4")]
    [InlineData("q3", "2026 Q3")]
    [InlineData("Q4", "2026 Q4")]
    [InlineData("q1", "2026 Q1")]
    [InlineData("q3 2026", "2026 Q3")]
    [InlineData("2026 Q3", "2026 Q3")]
    [InlineData("2026q1", "2026 Q1")]
    [InlineData("2025-Q4", "2025 Q4")]
    [InlineData("q2 of 2027", "2027 Q2")]
    public static void However_it_is_written(string typed, string name) => Assert.Equal(name, QuarterText.Read(typed, Running)!.Value.Name);

    [Theory]
    [InlineData("q5")]
    [InlineData("q0 2026")]
    [InlineData("2026")]
    [InlineData("third quarter")]
    [InlineData("q3 26")]
    [InlineData("q3 1026")]
    [InlineData("q3 9999")]
    [InlineData("q3 2026 please")]
    public static void What_is_none_is_none(string typed) => Assert.Null(QuarterText.Read(typed, Running));

    [Theory]
    [InlineData("FY2027 Q1", "FY2027 Q1", 2026)]
    [InlineData("q4", "FY2026 Q4", 2025)]
    public static void By_the_fiscal_year_that_the_scoreboard_has(string typed, string name, int beginsIn)
    {
        // The fiscal year begins in February: its first quarter of 2027 is February to April 2026.
        var running = FiscalQuarter.Of(new LocalDate(2026, 9, 15), 2);

        var read = QuarterText.Read(typed, running)!.Value;

        Assert.Equal((name, beginsIn), (read.Name, read.First.Year));
    }

    /// <summary>Seen in other products: east of Greenwich 'last quarter' was the quarter before that.</summary>
    [Fact]
    public static void Last_and_this_are_those_of_the_programs_zone()
    {
        var london = QuarterText.Read("last quarter", At(Instant.FromUtc(2027, 4, 17, 9, 0), "Europe/London"))!.Value;
        Assert.Equal((new LocalDate(2027, 1, 1), new LocalDate(2027, 4, 1)), (london.First, london.End));

        Assert.Equal("2026 Q4", QuarterText.Read("this quarter", At(Instant.FromUtc(2026, 9, 30, 11, 30), "Pacific/Auckland"))!.Value.Name);
    }
}
