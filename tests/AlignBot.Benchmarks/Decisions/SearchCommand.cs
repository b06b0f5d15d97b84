using System.CommandLine;
using System.Diagnostics;

namespace AlignBot.Benchmarks.Decisions;

/// <summary><c>search</c>: finding something in a long decision log, its newest entries and Home must cost about what they cost with a short one.</summary>
static class SearchCommand
{
    const int Few = 1_000;
    const double Goal = 2.5;
    const double PageGoal = 2;

    /// <summary>In milliseconds: Slack shows an error to whoever typed a command after three seconds.</summary>
    const double SlashCommand = 3_000;

    static readonly string[] Lines =
    [
        "pipeline", "pipel", "webinar floor", "zebra", "zeb", "nothingatall", "by:@ana", "by:@ana pipeline", "account:acme", "status:superseded", "category:definition",
        "from:2026-01-01 to:2026-01-31 pipeline", "p", "pipeline zebra",
    ];

    public static Command Create()
    {
        var many = new Option<int>("--decisions") { Description = "Decisions of the large log.", DefaultValueFactory = _ => 100_000 };
        var rounds = new Option<int>("--rounds") { Description = "Searches of each line on each log, in turn.", DefaultValueFactory = _ => 40 };
        var command = new Command("search", "What a search costs in a log of 1,000 and of 100,000 decisions.") { many, rounds };
        command.SetAction(parsed => RunAsync(parsed.GetValue(many), parsed.GetValue(rounds)));
        return command;
    }

    static async Task<int> RunAsync(int decisions, int rounds)
    {
        using var folder = new TemporaryFolder();
        Console.WriteLine($"Recording {Few:N0} and {decisions:N0} decisions ...");
        await using var few = await DecisionLog.CreateAsync(folder.File("few.db"), Few);
        await using var many = await DecisionLog.CreateAsync(folder.File("many.db"), decisions);

        Console.WriteLine($"\nA page in milliseconds, medians of {rounds} after {rounds / 4} to warm up:\n");
        Console.WriteLine($"| page | {Few:N0} | {decisions:N0} | ratio | goal |");
        Console.WriteLine("| --- | --- | --- | --- | --- |");
        foreach (var (name, show) in (IEnumerable<(string, Func<DecisionLog, Task>)>)[("Home", log => log.HomeAsync()), ("newest entries", log => log.RunAsync("list"))])
        {
            var (small, large) = await CompareAsync(few, many, rounds, show);
            var (fewer, more) = (new Sample(small).Median, new Sample(large).Median);
            Console.WriteLine($"| {name} | {fewer:N3} | {more:N3} | {more / fewer:N2} | at most {PageGoal:N0}: {(more / fewer <= PageGoal ? "met" : "MISSED")} |");
        }

        Console.WriteLine($"\nA search in milliseconds, medians of {rounds} after {rounds / 4} to warm up:\n");
        Console.WriteLine($"| search | {Few:N0} | {decisions:N0} | ratio | slowest of the large log |");
        Console.WriteLine("| --- | --- | --- | --- | --- |");
        List<double> little = [], much = [];
        foreach (var line in Lines)
        {
            var (small, large) = await CompareAsync(few, many, rounds, log => log.RunAsync("search " + line));
            little.AddRange(small);
            much.AddRange(large);
            var (fewer, more) = (new Sample(small), new Sample(large));
            Console.WriteLine($"| `{line}` | {fewer.Median:N3} | {more.Median:N3} | {more.Median / fewer.Median:N2} | {large.Max():N1} |");
        }

        var ratio = much.Sum() / little.Sum();
        Console.WriteLine($"\nAll of them: {ratio:N2} times the cost at {Few:N0}; at most {Goal:N1}: {(ratio <= Goal ? "MET" : "MISSED")}.");
        Console.WriteLine($"The slowest took {much.Max():N1} ms; a slash command has {SlashCommand:N0} ms: {(much.Max() < SlashCommand ? "MET" : "MISSED")}.");
        return 0;
    }

    /// <summary>The same on both, in turn; in milliseconds.</summary>
    static async Task<(List<double> Small, List<double> Large)> CompareAsync(DecisionLog few, DecisionLog many, int rounds, Func<DecisionLog, Task> show)
    {
        var (small, large) = (new List<double>(), new List<double>());
        for (var round = -rounds / 4; round < rounds; round++)
        {
            var (one, other) = (await MeasureAsync(few, show), await MeasureAsync(many, show));
            if (round >= 0)
            {
                small.Add(one);
                large.Add(other);
            }
        }

        return (small, large);
    }

    static async Task<double> MeasureAsync(DecisionLog log, Func<DecisionLog, Task> show)
    {
        var start = Stopwatch.GetTimestamp();
        await show(log);
        return Stopwatch.GetElapsedTime(start).TotalMilliseconds;
    }
}
