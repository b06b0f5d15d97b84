using AlignBot.Domain.Drift;

namespace AlignBot.Domain.Tests.Drift;

/// <summary>What people write of thresholds and of pay, and how it is read.</summary>
public static class DriftTextTests
{
    [Theory]
    [InlineData("20 in 6 weeks", 20, 6)]
    [InlineData("20 in 1 week", 20, 1)]
    [InlineData(" 7.5 ", 7.5, 4)]
    [InlineData("20 % in 52 weeks", 20, 52)]
    public static void A_threshold_is_read(string typed, double from, int weeks) =>
        Assert.Equal(new SetThreshold(DriftSign.Reconciling, (decimal)from, weeks), Read(DriftSign.Reconciling, typed).Set);

    [Theory]
    [InlineData("", "is no threshold; write it as 15 in 4 weeks.")]
    [InlineData("soon", "'soon' is no threshold")]
    [InlineData("15 in four weeks", "is no threshold")]
    [InlineData("0", "0 can't be a threshold: above 0, 1000 at most")]
    [InlineData("1001", "1001 can't be a threshold")]
    [InlineData("1.234", "with two decimals at most")]
    [InlineData("15 in 0 weeks", "0 weeks can't be looked at: 1 to 52.")]
    [InlineData("15 in 53 weeks", "53 weeks can't be looked at")]
    public static void Or_what_is_wrong_is_said(string typed, string problem) => Assert.Contains(problem, Read(DriftSign.Reconciling,
        typed).Problem, StringComparison.Ordinal);

    [Fact]
    public static void A_share_is_no_more_than_all()
    {
        Assert.Contains("100 at most", Read(DriftSign.UndecidedMeetings, "101").Problem, StringComparison.Ordinal);
        Assert.Equal(100, Read(DriftSign.UndecidedMeetings, "100 %").Set!.From);
        Assert.All(DriftSigns.Usual, usual => Assert.Empty(ThresholdText.Unusual([Read(usual.Key,
            ThresholdText.Write(usual.Value)).Set!])));
    }

    [Theory]
    [InlineData("Marketing: 30 % on pipeline of the list. Sales: 20 % on its coverage.", 30.0, 20.0)]
    [InlineData("Marketing: 12.5% of variable pay.\nSales: 0 %", 12.5, 0.0)]
    [InlineData("Marketing gets 30 %; sales nothing yet.", 30.0, null)]
    [InlineData("Marketing and sales each have 20 % tied to the list.", null, null)]
    [InlineData("Marketing: 10 %. Marketing leads: 20 %. Sales: 5 %.", null, 5.0)]
    [InlineData("To be written.", null, null)]
    public static void How_pay_is_tied_is_read_where_it_is_said(string text, double? marketing, double? sales) =>
        Assert.Equal(new IncentiveShares((decimal?)marketing, (decimal?)sales), IncentiveShares.Read(text));

    static (SetThreshold? Set, string? Problem) Read(DriftSign sign, string typed) => ThresholdText.Read(sign, typed,
        DriftSigns.Usual[sign]);
}
