using AlignBot.Scenarios.AccountLists;
using AlignBot.Scenarios.Harness;
using AlignBot.SourceSimulators.Signals;
using AlignBot.SourceSimulators.SixSense;
using NodaTime;

namespace AlignBot.Scenarios.Scoreboard;

/// <summary>6sense is asked about the accounts of a list that came from a file, and what it says is on the scoreboard.</summary>
public sealed class SignalsOfAVendor : IDisposable
{
    const string Secret = "a-token-of-6sense-that-nobody-may-see";

    /// <summary>6sense says where an account stands and not since when: its signals count from when they were first seen.</summary>
    const string Scoreboard =
        """

        scoreboard:
          currency: EUR
          activities:
            call: touch, action
          signals: [6sense decision, 6sense purchase]
          answer_within_hours: 8, 8, 8
          signal_time: first seen
        """;

    readonly string folder = Directory.CreateTempSubdirectory("alignbot-signals-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public async Task From_the_source_that_is_chosen_to_the_scoreboard()
    {
        await using var sixSense = await StartAsync();
        await using var world = await WorldAsync(sixSense);
        var slack = world.Slack;
        await slack.ListOfFiveAsync();
        await ChooseAsync(slack);
        await slack.ReadsAsync("riley", "sources", "*6sense* (6sense): signals", "Signals: 2 read on");
        Assert.Equal(5, sixSense.Requests.Select(one => one.Body).Distinct().Count(body => body.Contains(".example", StringComparison.Ordinal)));

        // Alpha is called an hour and a half after its signal was first seen, Beta is not.
        await world.Time.ToAsync(Instant.FromUtc(2026, 10, 1, 12, 0));
        await slack.TakeOverAsync("activities", "activities.csv", WorkedExample.Activities("t1,A,sales,call,2026-09-30T11:30:00Z"));
        await slack.As("riley").PressAsync(await slack.ReadsAsync("riley", "sources", "*6sense* (6sense)"), "Read it now");
        await slack.ReadsAsync("riley", "sources", "Signals: 2 read on", "Thu 1 Oct 2026");
        await world.ScoreboardIsReadAsync();
        await slack.As("riley").RunAsync("/align", "scoreboard read");
        await slack.ReadsAsync("ana", "scoreboard q3", "Signal-to-action lag", "50.0 % (1 of 2)");
    }

    [Fact]
    public async Task A_day_that_is_used_up_is_said_and_the_round_goes_on_where_it_stopped()
    {
        await using var sixSense = await StartAsync();
        await using var world = await WorldAsync(sixSense);
        var slack = world.Slack;
        await slack.ListOfFiveAsync();

        // The look is the first request; then two accounts are answered about, and the third is refused.
        sixSense.Faults[4] = new SignalReply(402, """{"status":"error","message":"Quota exceeded"}""");
        await ChooseAsync(slack);
        var page = await slack.ReadsAsync("riley", "sources", "are used up (402). Ask who runs it to buy more", "2 of 5 accounts are asked about");
        await slack.As("riley").PressAsync(page, "Read it now");

        await slack.ReadsAsync("riley", "sources", "Signals: 2 read on");
        Assert.Equal(4 + 1 + 3, sixSense.Requests.Count);
        Assert.DoesNotContain(Secret, await slack.GtmOf("riley").TranscriptAsync(), StringComparison.Ordinal);
    }

    static async Task<LocalSixSense> StartAsync()
    {
        var sixSense = await LocalSixSense.StartAsync(TimeProvider.System);
        sixSense.PerMinute = 6000;
        sixSense.Tokens.Add(Secret);
        sixSense.Score("alpha.example", "Decision", 82);
        sixSense.Score("beta.example", "Purchase", 90);
        sixSense.Score("gamma.example", "Awareness", 20);
        return sixSense;
    }

    async Task<GtmWorld> WorldAsync(LocalSixSense sixSense)
    {
        var file = Path.Combine(folder, "token");
        await File.WriteAllTextAsync(file, Secret);
        return await WorkedExample.StartAsync(Scoreboard, new Dictionary<string, string?>
        {
            ["Sources:6sense:Type"] = "6sense",
            ["Sources:6sense:Url"] = sixSense.Url,
            ["Sources:6sense:Token"] = "file:" + file,
            ["Sources:6sense:Country"] = "Germany",
            ["Sources:6sense:CallsPerMinute"] = "6000",
        });
    }

    static async Task ChooseAsync(SlackWorld slack)
    {
        await slack.As("riley").PressAsync(
            await slack.ReadsAsync("riley", "sources", "*6sense* (6sense): not used here"), "Say what is read from where");
        await (await slack.As("riley").ModalAsync("What is read")).Fill("Signals", "The source 6sense").SubmitAsync();
    }
}
