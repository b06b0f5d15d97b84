using AlignBot.Disputes.Overview;

namespace AlignBot.Tests.Disputes;

/// <summary>How long decisions take, as Home says it.</summary>
public sealed class MedianTests
{
    [Theory]
    [InlineData("", 60)]
    [InlineData("", 60, 60)]
    [InlineData(", median under an hour to a decision", 1, 1, 5000)]
    [InlineData(", median 1 hour to a decision", 1, 60, 5000)]
    [InlineData(", median 2 hours to a decision", 1, 90, 5000)]
    [InlineData(", median 2 hours to a decision", 60, 60, 180, 180)]
    [InlineData(", median 1.0 days to a decision", 1, 1440, 5000)]
    [InlineData(", median 1.5 days to a decision", 1, 2160, 5000)]
    public void Is_said_from_three_decisions_on(string said, params int[] minutes) =>
        Assert.Equal(said, DisputesSection.Median([.. minutes.Select(m => Duration.FromMinutes(m))]));
}
