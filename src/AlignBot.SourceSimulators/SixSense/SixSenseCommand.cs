using System.CommandLine;
using System.Security.Cryptography;

namespace AlignBot.SourceSimulators.SixSense;

/// <summary>Starts a local 6sense with some companies, until the process is told to stop. Its first line is its address and a token.</summary>
static class SixSenseCommand
{
    static readonly string[] Stages = ["Target", "Awareness", "Consideration", "Decision", "Purchase"];

    public static Command Create()
    {
        var port = new Option<int>("--port") { Description = "Where to listen; 0 for any free port", DefaultValueFactory = _ => 0 };
        var companies = new Option<int>("--companies")
        {
            Description = "How many it knows: company1.example and so on",
            DefaultValueFactory = _ => 12
        };
        var command = new Command("6sense", "A local 6sense") { port, companies };
        command.SetAction((parsed, cancel) => RunAsync(parsed.GetValue(port), parsed.GetValue(companies), cancel));
        return command;
    }

    static async Task RunAsync(int port, int companies, CancellationToken cancel)
    {
        await using var local = await LocalSixSense.StartAsync(TimeProvider.System, port, cancel);
        var token = RandomNumberGenerator.GetHexString(40, lowercase: true);
        local.Tokens.Add(token);
        for (var number = 1; number <= companies; number++)
        {
            local.Score($"company{number}.example", Stages[number % Stages.Length], number * 7 % 101);
        }

        Console.WriteLine($"{local.Url} {token}");
        try
        {
            await Task.Delay(Timeout.InfiniteTimeSpan, cancel);
        }
        catch (OperationCanceledException)
        {
            // Ctrl+C: that is how it ends.
        }
    }
}
