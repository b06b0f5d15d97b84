using AlignBot.Scenarios.Harness;

namespace AlignBot.Scenarios.Delivery;

/// <summary>Kills the bot at random moments and starts it again, until it has done so often enough.</summary>
/// <remarks>Three of ten kills come while it is still starting. The others come shortly after somebody's act was acknowledged, when its
/// posts are on their way and the next act is being carried out: so the story goes on, however slow the machine.</remarks>
sealed class Reaper : IAsyncDisposable
{
    readonly GtmWorld world;
    readonly PatientPeople people;
    readonly Random random;
    readonly HttpClient http = new();
    BotProcess bot;

    public Reaper(GtmWorld world, PatientPeople people, int seed)
    {
        this.world = world;
        this.people = people;
        random = new Random(seed);
        bot = BotProcess.Start(world.Settings());
    }

    public int Kills { get; private set; }

    /// <summary>Kills until it is enough; the bot runs afterwards.</summary>
    public async Task ReapAsync(int kills)
    {
        while (Kills < kills)
        {
            var early = random.Next(10) < 3;
            if (!early)
            {
                await GoesOnAsync();
            }

            await Task.Delay(random.Next(early ? 400 : 200));

            Assert.True(bot.IsRunning, $"The bot ended by itself:\n{bot.Said}");
            await bot.KillAsync();
            bot.Dispose();
            bot = BotProcess.Start(world.Settings());
            Kills++;
        }

        await AnsweringAsync();
    }

    public ValueTask DisposeAsync()
    {
        bot.Dispose();
        http.Dispose();
        return ValueTask.CompletedTask;
    }

    async Task GoesOnAsync()
    {
        var before = people.Done;
        await SlackWorld.EventuallyAsync(
            () => Task.FromResult(people.Done > before || !bot.IsRunning ? this : null),
            () => Task.FromResult($"After {Kills} kills the story does not go on:\n{bot.Said}"));
    }

    async Task AnsweringAsync() => await SlackWorld.EventuallyAsync(
        async () =>
        {
            try
            {
                using var live = await http.GetAsync(new Uri(world.BotUrl, "health/live"));
                return live.IsSuccessStatusCode ? this : null;
            }
            catch (HttpRequestException) when (bot.IsRunning)
            {
                return null;
            }
        },
        () => Task.FromResult($"After {Kills} kills the bot does not answer (running: {bot.IsRunning}):\n{bot.Said}"));
}
