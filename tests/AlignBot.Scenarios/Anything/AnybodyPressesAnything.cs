using AlignBot.Scenarios.Harness;

namespace AlignBot.Scenarios.Anything;

/// <summary>Nine people press, type and wait at random for a while: nobody is left without an answer, and in the end everything fits together.</summary>
/// <remarks>A failure prints what was done. ALIGNBOT_RESTLESS_SEED and ALIGNBOT_RESTLESS_STEPS play another story.</remarks>
public sealed class AnybodyPressesAnything
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public async Task Nothing_breaks(int story)
    {
        var seed = Numbers.Given("ALIGNBOT_RESTLESS_SEED") is { } given ? given + story : story;
        using var troubles = new Troubles();
        await using var world = await GtmWorld.StartAsync(loggers: [troubles]);
        using var people = new RestlessPeople(world, seed);
        try
        {
            for (var step = Numbers.Given("ALIGNBOT_RESTLESS_STEPS") ?? 120; step > 0; step--)
            {
                await people.StepAsync();
                Assert.True(people.Unanswered.Count == 0, string.Join("\n", people.Unanswered));
                Assert.True(troubles.Heard.Count == 0, string.Join("\n", troubles.Heard));
            }

            await world.AssertExactAsync();
            var chain = await world.Record.VerifyAsync();
            Assert.True(chain.BrokenAt is null, chain.Why);
            Assert.True(troubles.Heard.Count == 0, string.Join("\n", troubles.Heard));

            // Not everything was refused: otherwise nothing was tried.
            var size = await world.Record.SizeAsync();
            Assert.True(size.Disputes + size.Decisions > 0, $"Only this was recorded: {size}.");
        }
        catch (Exception failure)
        {
            throw new InvalidOperationException($"With seed {seed}: {failure.Message}\nWhat was done, last first:\n  {string.Join("\n  ", people.Diary.Reverse().Take(40))}", failure);
        }
    }
}
