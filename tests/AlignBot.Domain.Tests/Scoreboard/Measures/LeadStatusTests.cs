using AlignBot.Domain.Scoreboard.Records;

namespace AlignBot.Domain.Tests.Scoreboard.Measures;

public static class LeadStatusTests
{
    [Theory]
    [InlineData("Returned", null, true, false)]
    [InlineData("RECYCLED", null, true, false)]
    [InlineData("sales_rejected", null, true, false)]
    [InlineData("Working", "no budget", true, false)]
    [InlineData("Closed - Converted", null, false, true)]
    [InlineData("Unqualified", " ", false, true)]
    [InlineData("Open - Not Contacted", null, false, false)]
    [InlineData(null, null, false, false)]
    public static void Says_whether_a_lead_came_back_or_is_done(string? status, string? reason, bool isReturned, bool isDone)
    {
        var lead = LeadStatus.Of("l1", status, reason);

        Assert.Equal((isReturned, isDone), (lead.IsReturned, lead.IsDone));
    }
}
