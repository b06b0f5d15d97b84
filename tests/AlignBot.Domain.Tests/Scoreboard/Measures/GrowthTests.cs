using AlignBot.Domain.Scoreboard;
using AlignBot.Domain.Scoreboard.Measures;
using AlignBot.Domain.Scoreboard.Readings;
using AlignBot.Domain.Scoreboard.Records;
using NodaTime;
using Xunit.Abstractions;
using static AlignBot.Domain.Tests.Scoreboard.ScoreStory;

namespace AlignBot.Domain.Tests.Scoreboard.Measures;

/// <summary>A large team's quarter: what it costs, and that ten times as much costs about ten times as much.</summary>
public sealed class GrowthTests(ITestOutputHelper output)
{
    [Fact]
    public void Ten_times_the_records_cost_no_more_than_some_ten_times_the_memory()
    {
        Read(100);
        var (small, large) = (Read(1_000), Read(10_000));

        output.WriteLine($"1,000 accounts: {small.Time.TotalMilliseconds:0} ms, {small.Bytes / 1024:0} KiB allocated.");
        output.WriteLine($"10,000 accounts: {large.Time.TotalMilliseconds:0} ms, {large.Bytes / 1024:0} KiB allocated.");

        // Bytes are the same on a busy machine, which time is not: that is printed alone.
        Assert.True(large.Bytes < small.Bytes * 14, $"{small.Bytes} bytes became {large.Bytes}.");
        Assert.Equal(10_000, large.Reading.Of(MeasureKind.Coverage).Total!.Value.Denominator);
        Assert.InRange(large.Reading.Of(MeasureKind.Lag).Lag!.Total.Count, 10_000, 20_000);
    }

    /// <summary>A quarter of so many accounts, with twenty activities, two deals and two
    /// signals each; the records are made while they are read.</summary>
    static (Reading Reading, TimeSpan Time, long Bytes) Read(int accounts)
    {
        var story = new ScoreStory().In("Europe/London");
        story.Accounts.AddRange(Enumerable.Range(0, accounts).Select(n => Account($"A{n:00000}", 1 + (n % 3))));
        story.Before = [.. story.Accounts];
        var basis = story.Basis;
        var (sides, kinds) = (Enum.GetValues<ActivitySide>(), new[] { "ad", "call", "email", "meeting", "webinar", "page", "form" });
        var records = Enumerable.Range(0, accounts * 20).Select(n =>
            new Activity($"a{n}", $"A{n * 7919L % accounts:00000}", sides[n % 3], kinds[n % 7])
            {
                At = Utc(4, 1) + Duration.FromMinutes(n * 104729L % (183 * 1440)),
            }).ToList();
        var before = GC.GetAllocatedBytesForCurrentThread();
        var watch = System.Diagnostics.Stopwatch.StartNew();
        var count = new ReadingCount(basis);
        records.ForEach(count.Add);
        for (var n = 0; n < accounts * 2; n++)
        {
            var account = $"A{n % accounts:00000}";
            count.Add(new Opportunity($"o{n}", account)
            {
                State = (OpportunityState)(n % 3),
                CreatedAt = Utc(5, 1) + Duration.FromMinutes(n * 7907L % (150 * 1440)),
                CloseDate = new LocalDate(2026, 7, 1).PlusDays(n % 100),
                Amount = n,
                Currency = "EUR",
            });
            count.Add(new Signal($"s{n}", account, "intent") { DetectedAt = Utc(7, 1) + Duration.FromMinutes(n * 6007L % (92 * 1440)) });
        }

        var reading = count.Finish();
        return (reading, watch.Elapsed, GC.GetAllocatedBytesForCurrentThread() - before);
    }
}
