using System.CommandLine;
using System.Diagnostics;
using AlignBot.Engine.Storage;
using NodaTime;

namespace AlignBot.Benchmarks.Disputes;

/// <summary><c>disputes</c>: what one person sees must cost what concerns them, however much is in dispute elsewhere; and many deadlines at one instant.</summary>
static class DisputesCommand
{
    const int Few = 10;
    const double Goal = 2;
    const int Burst = 1_000;

    /// <summary>Milliseconds: Slack takes one message a second in a channel.</summary>
    const double DeliveryLimit = 1_000;

    public static Command Create()
    {
        var programs = new Option<int>("--programs") { Description = "Programs of the large database, each with ten open disputes.", DefaultValueFactory = _ => 1_000 };
        var rounds = new Option<int>("--rounds") { Description = "How often each view is made on each database, in turn.", DefaultValueFactory = _ => 200 };
        var command = new Command("disputes", "Home, the list and a card with 10 and with 10,000 open disputes, and 1,000 deadlines at one instant.")
        {
            programs, rounds,
        };
        command.SetAction(async parsed =>
        {
            using var folder = new TemporaryFolder();
            await CompareViewsAsync(folder, parsed.GetValue(programs), parsed.GetValue(rounds));
            return await BurstAsync(folder) ? 0 : 1;
        });
        return command;
    }

    static async Task CompareViewsAsync(TemporaryFolder folder, int programs, int rounds)
    {
        Console.WriteLine($"Raising {Few} disputes in one program and {Few * programs:N0} in {programs:N0} ...");
        await using var few = await DisputeRecord.CreateAsync(folder.File("few.db"), 1, Few);
        await using var many = await DisputeRecord.CreateAsync(folder.File("many.db"), programs, Few);
        Console.WriteLine($"\nOne view in milliseconds, medians of {rounds} rounds after {rounds / 4} to warm up:\n");
        Console.WriteLine($"| view | {Few} open | {Few * programs:N0} open | ratio | goal |");
        Console.WriteLine("| --- | --- | --- | --- | --- |");
        foreach (var view in DisputeViews.All)
        {
            List<double> little = [], much = [];
            for (var round = -rounds / 4; round < rounds; round++)
            {
                var (small, large) = (await MeasureAsync(view, few, 1), await MeasureAsync(view, many, programs));
                if (round >= 0)
                {
                    little.Add(small);
                    much.Add(large);
                }
            }

            var (one, other) = (new Sample(little).Median, new Sample(much).Median);
            Console.WriteLine($"| {view.Name} | {one:N3} | {other:N3} | {other / one:N2} | at most {Goal:N0}: {(other / one <= Goal ? "met" : "MISSED")} |");
        }
    }

    static async Task<double> MeasureAsync(DisputeViews view, DisputeRecord record, int program)
    {
        var start = Stopwatch.GetTimestamp();
        await view.Show(record, new ProgramKey(1, program), program);
        return Stopwatch.GetElapsedTime(start).TotalMilliseconds;
    }

    /// <summary>One program's thousand deadlines beside another's single one, all at the same instant.</summary>
    static async Task<bool> BurstAsync(TemporaryFolder folder)
    {
        await using var record = await DisputeRecord.CreateBurstAsync(folder.File("burst.db"), Burst);
        await record.TurnToAsync(record.Deadline - Duration.FromMilliseconds(1));
        var watch = record.WatchAsync(program: 2);
        var start = Stopwatch.GetTimestamp();
        var handled = await record.TurnToAsync(record.Deadline);
        var took = Stopwatch.GetElapsedTime(start);
        var other = await watch;
        var (up, open) = await record.LevelsAsync();

        Console.WriteLine(
            $"\n{Burst:N0} deadlines of one program at one instant, and one of another: {(up == open ? "all went exactly one level up" : $"ONLY {up:N0} OF {open:N0} WENT UP")} "
            + $"({handled:N0} timers); {took.TotalMilliseconds:N0} ms, {Burst / took.TotalSeconds:N0} deadlines a second with state, history and outbox.");
        Console.WriteLine(
            $"The other program's deadline was handled after {other.TotalMilliseconds:N0} ms; goal at most {DeliveryLimit:N0}, what its own channel needs for one message: "
            + (other.TotalMilliseconds <= DeliveryLimit ? "met" : "MISSED"));
        return up == open;
    }
}
