using System.CommandLine;
using System.Diagnostics;
using AlignBot.Engine.Storage;

namespace AlignBot.Benchmarks.AccountLists;

/// <summary><c>list</c>: a hundred thousand accounts from each source: how fast, in how much memory, beside how slow clicks; and what
/// changed between two readings.</summary>
static class ListCommand
{
    const double GoalOfMemory = 150;
    const double GoalOfDiff = 2;
    const double GoalOfClicks = 2;

    static readonly TimeSpan BetweenClicks = TimeSpan.FromMilliseconds(10);

    public static Command Create()
    {
        var accounts = new Option<int>("--accounts") { Description = "Accounts of the list.", DefaultValueFactory = _ => 100_000 };
        var synchronous = new Option<SynchronousMode>("--synchronous")
        {
            Description = "How surely a click is on disk once it is acknowledged.",
            DefaultValueFactory = _ => SynchronousMode.Full,
        };
        var command = new Command(
            "list",
            "Reads a list of 100,000 accounts from a file, PostgreSQL, and local stand-ins for Salesforce and HubSpot.")
            {
                accounts,
                synchronous,
            };
        command.SetAction(parsed => RunAsync(parsed.GetValue(accounts), parsed.GetValue(synchronous)));
        return command;
    }

    static async Task<int> RunAsync(int accounts, SynchronousMode synchronous)
    {
        using var folder = new TemporaryFolder();
        Console.WriteLine($"Filling four sources with {accounts:N0} accounts ...");
        await using var sources = await ListSources.CreateAsync(folder, accounts);
        await using var shelf = await ListShelf.CreateAsync(folder.File("list.db"), sources.Settings, synchronous);
        await shelf.ReadAsync(ListSources.Names[0]);
        var alone = await ClicksAsync(shelf, Task.Delay(TimeSpan.FromSeconds(5)));
        var burnt = await ClicksAsync(shelf, CpuBurner.RunAsync(TimeSpan.FromSeconds(5)));
        Console.WriteLine(
            $"\nMemory is the heap above that of before, at most; clicks are rows in units of a person's, one every "
                + $"{BetweenClicks.TotalMilliseconds:N0} ms, in milliseconds; {P99(alone):N1} is their p99 alone.");
        Console.WriteLine(
            $"The stand-ins, the reading and the clicks share this process and {Environment.ProcessorCount} cores. The control is the "
                + $"same clicks while every core works in the thread pool and nothing touches the database: {P99(burnt):N1}, "
                    + $"{P99(burnt) / P99(alone):N1} times theirs alone.\n");
        Console.WriteLine(
            "| source | accounts | seconds | a second | requests | MB | goal | clicks' p99 | ratio | goal | to the control |");
        Console.WriteLine("| --- | --- | --- | --- | --- | --- | --- | --- | --- | --- | --- |");
        foreach (var source in ListSources.Names)
        {
            await ReadAsync(shelf, source, accounts, P99(alone), P99(burnt));
        }

        await ReadActivitiesAsync(shelf, accounts, P99(alone));
        await DiffAsync(shelf);
        await ShowAsync(shelf, accounts);
        return 0;
    }

    static async Task ReadAsync(ListShelf shelf, string source, int accounts, double alone, double burnt)
    {
        using var heap = new HeapWatch();
        var start = Stopwatch.GetTimestamp();
        var reading = Task.Run(() => shelf.ReadAsync(source));
        var clicks = await ClicksAsync(shelf, reading);
        var (read, calls) = await reading;
        var took = Stopwatch.GetElapsedTime(start).TotalSeconds;
        if (read != accounts)
        {
            throw new CannotMeasureException($"{source} gave {read:N0} of {accounts:N0} accounts.");
        }

        var (memory, ratio) = (heap.MostMegabytes, P99(clicks) / alone);
        Console.WriteLine(
            $"| {source} | {read:N0} | {took:N1} | {read / took:N0} | {calls:N0} | {memory:N0} | below {GoalOfMemory:N0}: "
                + $"{(memory < GoalOfMemory ? "met" : "MISSED")} "
            + $"| {P99(clicks):N1} | {ratio:N2} | at most {GoalOfClicks:N0}: {(ratio <= GoalOfClicks ? "met" : "MISSED")} | "
                + $"{P99(clicks) / burnt:N2} |");
    }

    /// <summary>From the file, for the first time.</summary>
    static async Task ReadActivitiesAsync(ListShelf shelf, int accounts, double alone)
    {
        using var heap = new HeapWatch();
        var start = Stopwatch.GetTimestamp();
        var reading = Task.Run(() => shelf.ReadActivitiesAsync("csv"));
        var clicks = await ClicksAsync(shelf, reading);
        var (read, took) = (await reading, Stopwatch.GetElapsedTime(start).TotalSeconds);
        if (read != ListSources.ActivitiesOfEach * accounts)
        {
            throw new CannotMeasureException($"The file gave {read:N0} activities.");
        }

        Console.WriteLine("\n| activities | seconds | a second | MB | clicks' p99 | ratio |");
        Console.WriteLine("| --- | --- | --- | --- | --- | --- |");
        Console.WriteLine(
            $"| {read:N0} from a file | {took:N1} | {read / took:N0} | {heap.MostMegabytes:N0} | {P99(clicks):N1} | "
                + $"{P99(clicks) / alone:N2} |");
    }

    /// <summary>The two newest readings share no key, the worst there is; two of the same source are alike.</summary>
    static async Task DiffAsync(ListShelf shelf)
    {
        var before = await shelf.CurrentAsync();
        await shelf.ReadAsync("csv");
        var after = await shelf.CurrentAsync();
        await shelf.ReadAsync("csv");
        var same = await shelf.CurrentAsync();
        Console.WriteLine("\n| two readings | changes | seconds | goal |");
        Console.WriteLine("| --- | --- | --- | --- |");
        foreach (var (name, first, second) in new[] { ("alike", after, same), ("of two systems, with no key in common", before, after) })
        {
            var start = Stopwatch.GetTimestamp();
            var changes = await shelf.DiffAsync(first, second);
            var took = Stopwatch.GetElapsedTime(start).TotalSeconds;
            Console.WriteLine(
                $"| {name} | {changes:N0} | {took:N2} | at most {GoalOfDiff:N0}: {(took <= GoalOfDiff ? "met" : "MISSED")} |");
        }
    }

    static async Task ShowAsync(ListShelf shelf, int accounts)
    {
        Console.WriteLine("\n| command | median ms | longest |");
        Console.WriteLine("| --- | --- | --- |");
        foreach (var (typed, says) in new[] { ("list", "Account list"), ("list tier 1", "of"),
            ($"list company{accounts / 2}.example", $"company{accounts / 2}.example"), ($"account Company number {accounts / 2}", "tier") })
        {
            List<double> took = [];
            for (var round = -3; round < 15; round++)
            {
                var start = Stopwatch.GetTimestamp();
                await shelf.RunAsync(typed, says);
                if (round >= 0)
                {
                    took.Add(Stopwatch.GetElapsedTime(start).TotalMilliseconds);
                }
            }

            var sample = new Sample(took);
            Console.WriteLine($"| `/align {typed}` | {sample.Median:N1} | {sample.Most:N1} |");
        }
    }

    static double P99(List<double> sorted) => sorted[(int)((sorted.Count - 1) * 0.99)];

    /// <summary>How long each click took, the shortest first, until something is done.</summary>
    static async Task<List<double>> ClicksAsync(ListShelf shelf, Task until)
    {
        List<Task<double>> clicks = [];
        do
        {
            clicks.Add(ClickAsync(shelf, clicks.Count));
            await Task.Delay(BetweenClicks);
        }
        while (!until.IsCompleted);
        await until;
        return [.. (await Task.WhenAll(clicks)).Order()];
    }

    static async Task<double> ClickAsync(ListShelf shelf, int number)
    {
        var start = Stopwatch.GetTimestamp();
        await shelf.ClickAsync(number);
        return Stopwatch.GetElapsedTime(start).TotalMilliseconds;
    }

    /// <summary>The largest heap after a collection, above what it was at the beginning. The stand-ins live in this process: what they hold
    /// was there before, what they throw away meanwhile is counted.</summary>
    sealed class HeapWatch : IDisposable
    {
        readonly long before = GC.GetTotalMemory(forceFullCollection: true);
        readonly Timer timer;
        long most;

        public HeapWatch() =>
            timer = new Timer(
                _ => most = Math.Max(most, GC.GetGCMemoryInfo(GCKind.Any).HeapSizeBytes), null, TimeSpan.Zero,
                TimeSpan.FromMilliseconds(20));

        public double MostMegabytes => Math.Max(0, most - before) / 1024.0 / 1024.0;

        public void Dispose() => timer.Dispose();
    }
}
