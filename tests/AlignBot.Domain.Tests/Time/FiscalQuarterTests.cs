using AlignBot.Domain.Time;
using NodaTime;

namespace AlignBot.Domain.Tests.Time;

public static class FiscalQuarterTests
{
    [Theory]
    [InlineData("2026-12-31", 1, "2026-10-01", "2026 Q4")]
    [InlineData("2027-01-01", 1, "2027-01-01", "2027 Q1")]
    [InlineData("2026-01-31", 2, "2025-11-01", "FY2026 Q4")]
    [InlineData("2026-02-01", 2, "2026-02-01", "FY2027 Q1")]
    [InlineData("2026-10-01", 10, "2026-10-01", "FY2027 Q1")]
    [InlineData("2026-09-30", 10, "2026-07-01", "FY2026 Q4")]
    [InlineData("2026-01-15", 12, "2025-12-01", "FY2026 Q1")]
    [InlineData("2026-11-30", 12, "2026-09-01", "FY2026 Q4")]
    [InlineData("2028-02-29", 3, "2027-12-01", "FY2028 Q4")]
    public static void A_date_lies_in_the_quarter_of_its_fiscal_year(string date, int firstMonth, string first, string name)
    {
        var quarter = FiscalQuarter.Of(NodaTime.Text.LocalDatePattern.Iso.Parse(date).Value, firstMonth);

        Assert.Equal((first, name), (NodaTime.Text.LocalDatePattern.Iso.Format(quarter.First), quarter.Name));
    }

    [Fact]
    public static void Every_day_lies_in_exactly_one_quarter_of_each_fiscal_year()
    {
        for (var firstMonth = 1; firstMonth <= 12; firstMonth++)
        {
            for (var day = new LocalDate(2026, 1, 1); day < new LocalDate(2029, 1, 1); day = day.PlusDays(1))
            {
                var quarter = FiscalQuarter.Of(day, firstMonth);

                Assert.True(quarter.Contains(day) && !quarter.Next.Contains(day) && !quarter.Previous.Contains(day),
                    $"{day} from {firstMonth}");
                Assert.Equal((quarter.Next, quarter), (FiscalQuarter.Of(quarter.End, firstMonth),
                    FiscalQuarter.Of(quarter.End.PlusDays(-1), firstMonth)));
                Assert.Equal(firstMonth, quarter.First.PlusMonths(-3 * (quarter.Number - 1)).Month);
            }
        }
    }

    [Theory]
    [InlineData(0)]
    [InlineData(13)]
    public static void There_is_no_such_month(int firstMonth) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => FiscalQuarter.Of(new LocalDate(2026, 1, 1), firstMonth));
}
