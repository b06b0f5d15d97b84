using AlignBot.Policy;

namespace AlignBot.Tests.Policy;

/// <summary>What a page of a rehearsal carries to the next.</summary>
public sealed class RehearsalPlanTests
{
    [Theory]
    [InlineData("numbers")]
    [InlineData("a|b")]
    [InlineData("a|b|c|d|e|f")]
    public void It_reads_back_whatever_its_category_is_called(string category)
    {
        var plan = new RehearsalPlan(category, "UANA", "UTOM", Instant.FromUtc(2026, 11, 24, 10, 0), 3);

        Assert.Equal(plan, RehearsalPlan.Parse(plan.ToString()));
    }
}
