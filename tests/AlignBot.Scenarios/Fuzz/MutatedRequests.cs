using System.Globalization;
using System.Net.Http.Headers;
using AlignBot.Scenarios.Anything;
using AlignBot.Scenarios.Harness;
using Microsoft.AspNetCore.Hosting;
using Xunit.Abstractions;

namespace AlignBot.Scenarios.Fuzz;

/// <summary>What Slack sent during a restless story is sent again, changed at random and correctly signed: each is answered, none by an error of the bot's,
/// and the bot goes on.</summary>
/// <remarks>ALIGNBOT_FUZZ sends another number of them, ALIGNBOT_FUZZ_SEED the same ones again: docs/trials.md.</remarks>
public sealed class MutatedRequests(ITestOutputHelper output)
{
    const int Few = 1_500;
    const int AtOnce = 4;

    /// <summary>The bot of the story ran in this process, which still lives.</summary>
    const string BothAreHere = "Another bot uses this SQLite file";

    [Fact]
    public async Task Are_answered_and_break_nothing()
    {
        var (count, seed) = (Numbers.Given("ALIGNBOT_FUZZ") ?? Few, Numbers.Seed("ALIGNBOT_FUZZ_SEED", "ALIGNBOT_FUZZ"));
        var tape = new Tape();
        await using var world = await GtmWorld.StartAsync(services: services => services.AddSingleton<IStartupFilter>(tape));
        using (var people = new RestlessPeople(world, seed: 7))
        {
            for (var step = 0; step < 120; step++)
            {
                await people.StepAsync();
            }
        }

        await world.StopBotAsync();
        var said = tape.Sents(ofAKind: 3);
        using var bot = BotProcess.Start(world.Settings());
        using var doorbell = new Doorbell(world);
        await world.Time.FollowedAsync();

        var statuses = new SortedDictionary<int, int>();
        var bad = new List<string>();
        var before = bot.Memory;
        var at = -1;
        await Task.WhenAll(Enumerable.Range(0, AtOnce).Select(_ => Task.Run(SendAsync)));

        var figures = $"Seed {seed}: {count} of {said.Count} kinds and shapes, answered "
            + string.Join(", ", statuses.Select(status => $"{status.Key} {status.Value} times")) + $"; memory {before >> 20} MiB, then {bot.Memory >> 20} MiB.";
        output.WriteLine(figures);
        Assert.True(bad.Count == 0, $"{figures}\n{string.Join("\n", bad.Take(5))}\n{bot.Said}");
        Assert.True(bot.IsRunning, bot.Said);
        Assert.True(bot.Said.Split('\n').All(line => !line.Contains(" EROR ", StringComparison.Ordinal) || line.Contains(BothAreHere, StringComparison.Ordinal)), bot.Said);

        // The bot is as it was: somebody is served, and the record is whole.
        Assert.Contains("Recorded as DEC-", (await world.Slack.As("ana").RunAsync("/decision", "The list is frozen.")).Text, StringComparison.Ordinal);
        var chain = await world.Record.VerifyAsync();
        Assert.True(chain.BrokenAt is null, chain.Why);

        async Task SendAsync()
        {
            for (var number = Interlocked.Increment(ref at); number < count && bad.Count < 5; number = Interlocked.Increment(ref at))
            {
                var mutation = new Mutation(unchecked(seed + number));
                var sent = mutation.Of(said);
                var body = mutation.Body(sent.Body);
                var (status, answer) = await doorbell.SendAsync(Doorbell.Signed(body, MediaTypeHeaderValue.Parse(sent.Type).MediaType!));
                lock (statuses)
                {
                    statuses[status] = statuses.GetValueOrDefault(status) + 1;
                    if (status >= 500)
                    {
                        bad.Add(string.Create(CultureInfo.InvariantCulture, $"Number {number}: {status} {answer} for {body}"));
                    }
                }
            }
        }
    }
}
