using System.CommandLine;
using System.Diagnostics;
using AlignBot.Engine.Storage;

namespace AlignBot.Benchmarks.Ticks;

/// <summary><c>ticker</c>: a tick must cost what is due, whatever is pending.</summary>
static class TickerCommand
{
    const int Few = 1_000;
    const int Due = 100;
    const int Burst = 10_000;
    const double Goal = 2;

    /// <summary>About what a dispute's deadline writes: state, history, timers, messages.</summary>
    const int RowsOfADeadline = 12;

    static readonly TimeSpan RulesOfADeadline = TimeSpan.FromMilliseconds(1);

    /// <summary>Milliseconds: a tenth of what Slack waits is left for the database.</summary>
    const double GoalOfAClick = 300;

    static readonly TimeSpan BetweenClicks = TimeSpan.FromMilliseconds(5);

    public static Command Create()
    {
        var many = new Option<int>("--pending") { Description = "Pending timers of the large database.", DefaultValueFactory = _ => 1_000_000 };
        var rounds = new Option<int>("--rounds") { Description = "Ticks measured on each database, in turn.", DefaultValueFactory = _ => 200 };
        var sync = new Option<SynchronousMode>("--sync")
        {
            Description = "SQLite's synchronous setting. Normal leaves the disk's sync, alike for both, out of the ratio.",
            DefaultValueFactory = _ => SynchronousMode.Normal,
        };
        var command = new Command("ticker", "What a tick costs with few and with many timers pending, and 10,000 timers due at one moment.")
        {
            many, rounds, sync,
        };
        command.SetAction(parsed => RunAsync(parsed.GetValue(many), parsed.GetValue(rounds), parsed.GetValue(sync)));
        return command;
    }

    static async Task<int> RunAsync(int pending, int rounds, SynchronousMode sync)
    {
        using var folder = new TemporaryFolder();
        Console.WriteLine($"Filling two databases (synchronous {sync}) with {Few:N0} and {pending:N0} pending timers ...");
        await using var few = await TimerRecord.CreateAsync(folder.File("few.db"), Few, sync);
        await using var many = await TimerRecord.CreateAsync(folder.File("many.db"), pending, sync);
        Console.WriteLine("How SQLite finds what is due:");
        foreach (var step in many.Plan())
        {
            Console.WriteLine($"    {step}");
        }

        await CompareTicksAsync(few, many, rounds);
        foreach (var (programs, atOneMoment) in new[] { (1, true), (1, false), (10, false) })
        {
            if (!await RingBurstAsync(many, programs, atOneMoment))
            {
                return 1;
            }
        }

        return await ClickBesideAsync(many) ? 0 : 1;
    }

    /// <summary>People click on while thousands of deadlines fall due at once: each click must be answered within what Slack waits.</summary>
    static async Task<bool> ClickBesideAsync(TimerRecord record)
    {
        var alone = await ClicksAsync(record, Task.Delay(TimeSpan.FromSeconds(2)));
        record.MakeDue(Burst, programs: 10, atOneMoment: true);
        record.Weigh(RowsOfADeadline, RulesOfADeadline);
        var start = Stopwatch.GetTimestamp();
        var beside = await ClicksAsync(record, Task.Run(record.TickAsync));
        var took = Stopwatch.GetElapsedTime(start);
        record.Weigh(0, TimeSpan.Zero);
        var p99 = beside[(int)((beside.Count - 1) * 0.99)];
        Console.WriteLine(
            $"\n{Burst:N0} due at once, {RowsOfADeadline} rows each, in {took.TotalMilliseconds:N0} ms; a click every {BetweenClicks.TotalMilliseconds:N0} ms beside them, in milliseconds:\n");
        Console.WriteLine("| clicks | median | p99 | longest | goal |");
        Console.WriteLine("| --- | --- | --- | --- | --- |");
        Console.WriteLine($"| {alone.Count:N0} alone | {alone[alone.Count / 2]:N1} | {alone[(int)((alone.Count - 1) * 0.99)]:N1} | {alone[^1]:N1} | |");
        Console.WriteLine(
            $"| {beside.Count:N0} beside | {beside[beside.Count / 2]:N1} | {p99:N1} | {beside[^1]:N1} | p99 at most {GoalOfAClick:N0}: {(p99 <= GoalOfAClick ? "met" : "MISSED")} |");
        return p99 <= GoalOfAClick;
    }

    /// <summary>How long each click took, the shortest first, until something is done.</summary>
    static async Task<List<double>> ClicksAsync(TimerRecord record, Task until)
    {
        List<Task<double>> clicks = [];
        do
        {
            clicks.Add(ClickAsync(record, clicks.Count));
            await Task.Delay(BetweenClicks);
        }
        while (!until.IsCompleted);
        await until;
        return [.. (await Task.WhenAll(clicks)).Order()];
    }

    static async Task<double> ClickAsync(TimerRecord record, int number)
    {
        var start = Stopwatch.GetTimestamp();
        await record.ClickAsync(number);
        return Stopwatch.GetElapsedTime(start).TotalMilliseconds;
    }

    /// <summary>The same tick on both databases in turn, so that a slow moment of the machine meets both.</summary>
    static async Task CompareTicksAsync(TimerRecord few, TimerRecord many, int rounds)
    {
        Console.WriteLine($"\nA tick in milliseconds, medians of {rounds} rounds after {rounds / 4} to warm up:\n");
        Console.WriteLine($"| due | {few.Pending:N0} pending | {many.Pending:N0} pending | ratio | goal | ratio of means | ratio of CPU time |");
        Console.WriteLine("| --- | --- | --- | --- | --- | --- | --- |");
        foreach (var due in new[] { Due, 0 })
        {
            List<TickCost> little = [], much = [];
            for (var round = -rounds / 4; round < rounds; round++)
            {
                var (small, large) = (await MeasureAsync(few, due), await MeasureAsync(many, due));
                if (round >= 0)
                {
                    little.Add(small);
                    much.Add(large);
                }
            }

            var (fewWall, manyWall) = (new Sample(little.Select(cost => cost.Wall)), new Sample(much.Select(cost => cost.Wall)));
            var ratio = manyWall.Median / fewWall.Median;
            var cpu = much.Sum(cost => cost.Cpu) / little.Sum(cost => cost.Cpu);
            Console.WriteLine(
                $"| {due} | {fewWall.Median:N3} | {manyWall.Median:N3} | {ratio:N2} | at most {Goal:N0}: {(ratio <= Goal ? "met" : "MISSED")} "
                + $"| {manyWall.Mean / fewWall.Mean:N2} | {cpu:N2} |");
        }
    }

    static async Task<TickCost> MeasureAsync(TimerRecord record, int due)
    {
        record.MakeDue(due, programs: 10);
        var (start, cpu) = (Stopwatch.GetTimestamp(), Environment.CpuUsage.TotalTime);
        var handled = await record.TickAsync();
        var cost = new TickCost(Stopwatch.GetElapsedTime(start).TotalMilliseconds, (Environment.CpuUsage.TotalTime - cpu).TotalMilliseconds);
        return handled == due ? cost : throw new CannotMeasureException($"A tick with {due} timers due handled {handled}.");
    }

    /// <summary>Many due at once: all of them, once, and within each program the oldest first.</summary>
    static async Task<bool> RingBurstAsync(TimerRecord record, int programs, bool atOneMoment)
    {
        record.MakeDue(Burst, programs, atOneMoment);
        var (start, cpu) = (Stopwatch.GetTimestamp(), Environment.CpuUsage.TotalTime);
        await record.TickAsync();
        var (took, worked) = (Stopwatch.GetElapsedTime(start), Environment.CpuUsage.TotalTime - cpu);

        var once = record.Rung.Count == Burst && record.Rung.Distinct().Count() == Burst && record.Count() == record.Pending;
        var oldestFirst = record.Rung.GroupBy(timer => timer.Program)
            .All(rung => rung.Zip(rung.Skip(1)).All(pair => pair.First.DueAt <= pair.Second.DueAt));
        var when = atOneMoment ? "at one moment" : "in one hour and found at once";
        Console.WriteLine(
            $"\n{Burst:N0} due {when}, {programs} {(programs == 1 ? "program" : "programs")}: "
            + $"{(once ? "all handled once" : $"{record.Rung.Count:N0} HANDLED")}, "
            + $"{(oldestFirst ? "oldest first" : "NOT OLDEST FIRST")}; {took.TotalMilliseconds:N0} ms, {Burst / took.TotalSeconds:N0} a second, {worked.TotalMicroseconds / Burst:N0} us of CPU each");
        return once && oldestFirst;
    }

    /// <summary>Milliseconds by the clock, and of this process's CPU time, which a busy machine stretches less.</summary>
    readonly record struct TickCost(double Wall, double Cpu);
}
