using AlignBot.Doctor;
using AlignBot.Engine.Checkups;

namespace AlignBot.Tests.Hosting;

public sealed class SlackCheckupTests
{
    static readonly DateTimeOffset Slacks = new(2026, 11, 24, 10, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData(0, "Well", "Goes with Slack's.")]
    [InlineData(9, "Well", "Goes with Slack's.")]
    [InlineData(-10, "Note", "10 s behind Slack's, and so are deadlines.")]
    [InlineData(299, "Note", "299 s ahead of Slack's, and so are deadlines.")]
    [InlineData(300, "Wrong", "300 s ahead of Slack's: every request of Slack's would be refused")]
    [InlineData(-300, "Wrong", "300 s behind Slack's: every request of Slack's would be refused")]
    public void A_clock_beside_Slacks_is_told_of_and_one_outside_the_signatures_window_is_wrong(int seconds, string kind, string sentence)
    {
        var finding = SlackCheckup.OfClocks(Slacks.AddSeconds(seconds), Slacks);

        Assert.Equal(Enum.Parse<FindingKind>(kind), finding.Kind);
        Assert.Contains(sentence, finding.Sentence, StringComparison.Ordinal);
    }
}
