using System.IO.Compression;
using AlignBot.Scenarios.Harness;

namespace AlignBot.Scenarios.Operating;

/// <summary>A record that an older build left is brought up to date by the next start, and nothing of it is lost. The files in Records are such records,
/// named by their newest migration: a decided dispute, one that ran out, a decision with an action, a review that was held.</summary>
/// <remarks>A release adds one and edits none.</remarks>
public sealed class AnOlderRecord
{
    public static TheoryData<string> Records => [.. typeof(AnOlderRecord).Assembly.GetManifestResourceNames().Where(name => name.EndsWith(".db.gz", StringComparison.Ordinal))];

    [Theory]
    [MemberData(nameof(Records))]
    public async Task Is_read_and_carried_on(string file)
    {
        await using var world = await GtmWorld.StartAsync(startBot: false, startAt: new DateTimeOffset(2026, 12, 2, 10, 0, 0, TimeSpan.Zero));
        await using (var packed = new GZipStream(typeof(AnOlderRecord).Assembly.GetManifestResourceStream(file)!, CompressionMode.Decompress))
        await using (var database = File.Create(world.DatabaseFile))
        {
            await packed.CopyToAsync(database);
        }

        await world.StartBotAsync();
        var ana = world.Slack.As("ana");

        var disputes = (await ana.RunAsync("/dispute", "list all")).Text;
        Assert.Contains("Do webinar sign-ups count as MQLs?", disputes, StringComparison.Ordinal);
        Assert.Contains("Do trade fair visitors count?", disputes, StringComparison.Ordinal);
        Assert.Contains("Settled by Ana and Tom", (await ana.RunAsync("/decision", "show DEC-1")).Text, StringComparison.Ordinal);
        Assert.Contains("Send the list", (await ana.RunAsync("/align", "actions all")).Text, StringComparison.Ordinal);
        Assert.Contains("DEC-2", (await ana.RunAsync("/decision", "search frozen")).Text, StringComparison.Ordinal);
        Assert.Contains("DEC-1", (await ana.RunAsync("/decision", "search webinar sign-ups")).Text, StringComparison.Ordinal);
        Assert.Equal(3, (await world.Record.DecisionsAsync()).Count);

        // Numbers, the chain and what is due go on where they were.
        Assert.Contains("Recorded as DEC-4", (await ana.RunAsync("/decision", "The list is thawed.")).Text, StringComparison.Ordinal);
        await world.Time.ToAsync("2026-12-04T16:00");
        await world.Slack.Dm("tom").ExpectAsync("Send the list");
        var verified = await world.Record.VerifyAsync();
        Assert.Null(verified.Why);
        Assert.True(verified.Rows > 50, $"Only {verified.Rows} rows are in the history.");
    }
}
