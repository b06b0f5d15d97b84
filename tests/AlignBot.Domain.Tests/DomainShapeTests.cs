using AlignBot.Domain.Disputes;

namespace AlignBot.Domain.Tests;

/// <summary>Guards the shape: the rules stay pure because there is nothing else they could reach.</summary>
public sealed class DomainShapeTests
{
    [Fact]
    public void Domain_references_NodaTime_and_the_framework_alone()
    {
        var references = typeof(Dispute).Assembly.GetReferencedAssemblies().Select(a => a.Name!).Where(n => !n.StartsWith("System.", StringComparison.Ordinal));

        Assert.Equal(["NodaTime"], references.Order());
    }

    [Fact]
    public void Domain_reaches_no_network_file_or_log()
    {
        var references = typeof(Dispute).Assembly.GetReferencedAssemblies().Select(a => a.Name!).ToArray();

        Assert.DoesNotContain(references, n => n.StartsWith("System.Net", StringComparison.Ordinal) || n.StartsWith("System.IO", StringComparison.Ordinal) || n.Contains("Diagnostics", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("deadline/1/0/0/")]
    [InlineData("reminder/2/1/90/U7")]
    [InlineData("reconcile/1/1/0/")]
    [InlineData("left-channel/1/2/0/U9")]
    public void A_timers_key_reads_back_as_the_timer(string key) => Assert.Equal(key, DisputeTimer.Parse(key).Key);

    [Theory]
    [InlineData("")]
    [InlineData("deadline/1")]
    [InlineData("lunch/1/0/0/")]
    [InlineData("deadline/x/0/0/")]
    public void A_text_that_is_no_key_is_named(string key) => Assert.Throws<FormatException>(() => DisputeTimer.Parse(key));
}
