using System.CommandLine;
using System.Diagnostics;
using NodaTime;

namespace AlignBot.Benchmarks.Artifacts;

/// <summary><c>artifacts</c>: what a term means, Home and the reviews that come due must cost with many artifacts about what they cost with few.</summary>
static class ArtifactsCommand
{
    const int Few = 10;
    const int Terms = 50;
    const double Goal = 2;

    /// <summary>With those to warm up, fewer than a quarter has.</summary>
    const int MostWeeks = 8;

    static readonly (string Name, Func<ArtifactShelf, Task> Show)[] Pages =
    [
        ("Home", shelf => shelf.HomeAsync()),
        ("`/align define` a term", shelf => shelf.RunAsync("define term number 7", "What number 7 means here")),
        ("`/align define` a near miss", shelf => shelf.RunAsync("define trem number 7", "Did you mean one of these?")),
        ("`/align artifacts`", shelf => shelf.RunAsync("artifacts", "The operating model")),
    ];

    public static Command Create()
    {
        var programs = new Option<int>("--programs") { Description = "Programs of the large record, with 50 terms each.", DefaultValueFactory = _ => 1_000 };
        var artifacts = new Option<int>("--artifacts") { Description = "Artifacts of the program that is looked at in the large record.", DefaultValueFactory = _ => 1_000 };
        var revisions = new Option<int>("--revisions") { Description = "Versions of each of them.", DefaultValueFactory = _ => 20 };
        var rounds = new Option<int>("--rounds") { Description = "How often each page is made, in turn.", DefaultValueFactory = _ => 40 };
        var command = new Command("artifacts", "What pages cost with 10 artifacts, and with 1,000 of 20 versions beside 1,000 programs.") { programs, artifacts, revisions, rounds };
        command.SetAction(parsed => RunAsync(parsed.GetValue(programs), parsed.GetValue(artifacts), parsed.GetValue(revisions), parsed.GetValue(rounds)));
        return command;
    }

    static async Task<int> RunAsync(int programs, int artifacts, int revisions, int rounds)
    {
        using var folder = new TemporaryFolder();
        Console.WriteLine($"Writing {Few} artifacts, and {artifacts:N0} of {revisions} versions beside {programs - 1:N0} programs of {Terms} terms ...");
        await using var few = await ArtifactShelf.CreateAsync(folder.File("few.db"), programs: 1, terms: Few, artifacts: Few, revisions: 1);
        await using var many = await ArtifactShelf.CreateAsync(folder.File("many.db"), programs, Terms, artifacts, revisions);

        Console.WriteLine($"\nIn milliseconds, medians of {rounds} after {rounds / 4} to warm up:\n");
        Console.WriteLine($"| page | {Few} | {artifacts:N0} | ratio | goal |");
        Console.WriteLine("| --- | --- | --- | --- | --- |");
        foreach (var (name, show) in Pages)
        {
            await CompareAsync(name, few, many, rounds, show);
        }

        // One review comes due each week, and all others wait until their quarter is over: what waits must not be looked at.
        foreach (var shelf in new[] { few, many })
        {
            await shelf.TurnAsync(Duration.FromMinutes(10));
        }

        await CompareAsync("a week in which one review is due", few, many, Math.Min(rounds, MostWeeks), shelf => shelf.TurnAsync(Duration.FromDays(7)), shelf => shelf.ReviewSoonAsync());
        return 0;
    }

    static async Task CompareAsync(string name, ArtifactShelf few, ArtifactShelf many, int rounds, Func<ArtifactShelf, Task> show, Func<ArtifactShelf, Task>? before = null)
    {
        var (small, large) = (new List<double>(), new List<double>());
        for (var round = -rounds / 4; round < rounds; round++)
        {
            var (one, other) = (await MeasureAsync(few, show, before), await MeasureAsync(many, show, before));
            if (round >= 0)
            {
                small.Add(one);
                large.Add(other);
            }
        }

        var (fewer, more) = (new Sample(small).Median, new Sample(large).Median);
        Console.WriteLine($"| {name} | {fewer:N3} | {more:N3} | {more / fewer:N2} | at most {Goal:N0}: {(more / fewer <= Goal ? "met" : "MISSED")} |");
    }

    static async Task<double> MeasureAsync(ArtifactShelf shelf, Func<ArtifactShelf, Task> show, Func<ArtifactShelf, Task>? before)
    {
        await (before?.Invoke(shelf) ?? Task.CompletedTask);
        var start = Stopwatch.GetTimestamp();
        await show(shelf);
        return Stopwatch.GetElapsedTime(start).TotalMilliseconds;
    }
}
