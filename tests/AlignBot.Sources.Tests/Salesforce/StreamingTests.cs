namespace AlignBot.Sources.Tests.Salesforce;

[CollectionDefinition(nameof(Alone), DisableParallelization = true)]
public class Alone;

/// <summary>By itself, since it weighs what the process holds.</summary>
[Collection(nameof(Alone))]
public class StreamingTests : OrgTest
{
    [Theory]
    [InlineData("0")]
    [InlineData("50000")]
    public async Task A_hundred_thousand_accounts_stream(string bulkFrom)
    {
        const int Many = 100_000;
        Set("BulkFrom", bulkFrom);
        Set("Accounts:MergeDays", "0");
        List(Many);
        var before = GC.GetTotalMemory(forceFullCollection: true);
        var (most, count) = (0L, 0);

        await foreach (var _ in Source.ReadAccountsAsync(Run, CancellationToken.None))
        {
            if (++count % 20_000 == 0)
            {
                most = Math.Max(most, GC.GetTotalMemory(forceFullCollection: true) - before);
            }
        }

        Assert.Equal(Many, count);
        // All of them in a list take sixty megabytes. What the simulator keeps for a query or a job is part of this.
        Assert.InRange(most / 1024 / 1024, 0, 45);
    }
}
