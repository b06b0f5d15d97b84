using System.CommandLine;
using System.Diagnostics;
using AlignBot.Contracts;
using AlignBot.Pictures;

namespace AlignBot.Benchmarks.Pictures;

/// <summary><c>pictures</c>: five trends of 400 points cost about what five of two cost, and the first costs what the drawing library costs
/// to load.</summary>
static class PicturesCommand
{
    const int Few = 2;
    const int Many = 400;

    /// <summary>In milliseconds, once warm.</summary>
    const double Goal = 300;

    static readonly string[] Measures = ["Coverage", "Engagement", "Pipeline influence", "Conversion", "Signal-to-action lag"];

    public static Command Create()
    {
        var rounds = new Option<int>("--rounds") { Description = "Pictures of each, in turn.", DefaultValueFactory = _ => 40 };
        var command = new Command("pictures", $"What a picture of five trends costs, of {Few} points and of {Many}.") { rounds };
        command.SetAction(parsed => Run(parsed.GetValue(rounds)));
        return command;
    }

    static int Run(int rounds)
    {
        var first = Milliseconds(Few);
        List<double> few = [], many = [];
        for (var round = 0; round < rounds; round++)
        {
            few.Add(Milliseconds(Few));
            many.Add(Milliseconds(Many));
        }

        var (small, large) = (new Sample(few), new Sample(many));
        Console.WriteLine($"Milliseconds, medians of {rounds}; the first of all took {first:N0}.\n");
        Console.WriteLine($"| {Few} points | {Many} points | ratio | slowest | goal |");
        Console.WriteLine("| --- | --- | --- | --- | --- |");
        Console.WriteLine($"| {small.Median:N1} | {large.Median:N1} | {large.Median / small.Median:N2} | {large.Most:N1} | at most {Goal:N0}: {(large.Most <= Goal ? "met" : "MISSED")} |");
        return 0;
    }

    static double Milliseconds(int points)
    {
        var began = Stopwatch.GetTimestamp();
        var drawn = PictureDrawing.Draw(new TrendPicture(
            "Scoreboard",
            [
                .. Measures.Select(name => new TrendPanel(
                    name, "60.0 %",
                    new TrendModel(name, [.. Enumerable.Range(0, points).Select(at => new TrendPoint($"week {at}", at * 37 % 100))], 80))),
            ]));
        return drawn is null ? throw new CannotMeasureException(
            "There is no font on this machine: no picture is drawn.") : Stopwatch.GetElapsedTime(began).TotalMilliseconds;
    }
}
