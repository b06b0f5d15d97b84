using System.Globalization;
using AlignBot.Scenarios.Harness;

namespace AlignBot.Scenarios.Crashes;

/// <summary>Kills the bot at random moments and starts it again, until it has done so often enough.</summary>
/// <remarks>Three of ten kills come while it is still starting. The others come shortly after somebody's act was acknowledged, when its
/// posts are on their way and the next act is being carried out: so the story goes on, however slow the machine. Of several replicas one at a
/// time is killed, in half of the cases; else it is frozen, cut off from the database or replaced as in a roll-out.</remarks>
sealed class Reaper : IAsyncDisposable
{
    /// <summary>Shorter than the others wait until they take what a replica has claimed for theirs.</summary>
    const int LongestPause = 2_000;

    readonly PatientPeople people;
    readonly Random random;
    readonly List<Replica> replicas;
    readonly Dictionary<string, int> done = [];

    public Reaper(GtmWorld world, PatientPeople people, int seed)
    {
        this.people = people;
        random = new Random(seed);
        replicas = [.. world.Replicas.Select(url => new Replica(world, url))];
    }

    /// <summary>What was done to them, for the figures.</summary>
    public string Done => string.Join(", ", done.OrderBy(deed => deed.Key, StringComparer.Ordinal).Select(deed => string.Create(CultureInfo.InvariantCulture, $"{deed.Value} {deed.Key}")));

    public int Times => done.Values.Sum();

    /// <summary>Goes on until it is enough; all of them are ready afterwards.</summary>
    public async Task ReapAsync(int times)
    {
        while (Times < times)
        {
            var early = random.Next(10) < 3;
            if (!early)
            {
                await GoesOnAsync();
            }

            await Task.Delay(random.Next(early ? 400 : 200));
            var deed = await HarmAsync(replicas[random.Next(replicas.Count)]);
            done[deed] = done.GetValueOrDefault(deed) + 1;
        }

        await ReadyAsync();
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var replica in replicas)
        {
            await replica.DisposeAsync();
        }
    }

    async Task<string> HarmAsync(Replica one)
    {
        var pause = TimeSpan.FromMilliseconds(random.Next(LongestPause));
        switch (replicas.Count == 1 ? 0 : random.Next(10))
        {
            case < 5:
                await one.KillAsync();
                return "killed";
            case < 7:
                await one.FreezeAsync(pause);
                return "frozen";
            case < 9:
                await one.CutOffAsync(pause);
                return "cut off";
            default:
                await one.ReplaceAsync();
                return "replaced";
        }
    }

    async Task GoesOnAsync()
    {
        var before = people.Done;
        await SlackWorld.EventuallyAsync(
            () =>
            {
                replicas.ForEach(replica => replica.Supervise());
                return Task.FromResult(people.Done > before ? this : null);
            },
            () => Task.FromResult($"After {Done} the story does not go on:\n{string.Join("\n", replicas)}"));
    }

    async Task ReadyAsync() => await SlackWorld.EventuallyAsync(
        async () =>
        {
            foreach (var replica in replicas)
            {
                replica.Supervise();
                if (!await replica.IsReadyAsync())
                {
                    return null;
                }
            }

            return this;
        },
        () => Task.FromResult($"After {Done} not all are ready:\n{string.Join("\n", replicas)}"));
}
