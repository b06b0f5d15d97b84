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

        return 0;
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
