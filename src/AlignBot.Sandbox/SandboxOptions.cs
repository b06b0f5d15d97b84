using System.CommandLine;
using System.Globalization;
using NodaTime;
using NodaTime.Text;

namespace AlignBot.Sandbox;

/// <summary>What the sandbox was asked for on the command line.</summary>
/// <param name="Data">A folder that keeps the workspace and the record between runs; null for a temporary one.</param>
/// <param name="Port">Where the page is; 0 takes a free port.</param>
sealed record SandboxOptions(string? Data, int Port)
{
    /// <summary>Business time at the start, in the program's zone; null for ten minutes before the next weekly review. A folder that was used before brings its own.</summary>
    public LocalDateTime? Start { get; init; }

    /// <summary>True for a team that has decided nothing yet and has no account list; else a stuck dispute, a log with a chain and the list are there.</summary>
    public bool IsEmpty { get; init; }

    /// <summary>What the account list and the measures come from.</summary>
    public SandboxStack Stack { get; init; }

    /// <summary>Tells what day it really is.</summary>
    public TimeProvider RealTime { get; init; } = TimeProvider.System;

    /// <summary>How long the local Slack waits for the bot; the bot counts on it. Longer than Slack's own three seconds where nobody looks on.</summary>
    public TimeSpan SlackWaits { get; init; } = TimeSpan.FromSeconds(3);

    /// <summary>The command line, with what is done once it is understood.</summary>
    public static RootCommand Command(Func<SandboxOptions, Task> run)
    {
        var data = new Option<string?>("--data") { Description = "Keep the workspace and the record in this folder between runs.", HelpName = "DIR" };
        var port = new Option<int>("--port") { Description = "Serve the page on this port; 0 takes a free one.", HelpName = "N", DefaultValueFactory = _ => 3900 };
        port.Validators.Add(given =>
        {
            if (given.Tokens is [var token] && int.TryParse(token.Value, CultureInfo.InvariantCulture, out var number) && number is < 0 or > 65535)
            {
                given.AddError("--port is a number from 0 to 65535.");
            }
        });
        var start = new Option<LocalDateTime?>("--start")
        {
            Description = "Business time at the start, such as 2026-11-24T10:00 (default: ten minutes before the next weekly review).",
            HelpName = "TIME",
            CustomParser = given =>
            {
                var read = LocalDateTimePattern.CreateWithInvariantCulture("uuuu'-'MM'-'dd'T'HH':'mm").Parse(given.Tokens[0].Value);
                if (!read.Success)
                {
                    given.AddError("--start is a date and a time such as 2026-11-24T10:00.");
                }

                return read.Success ? read.Value : null;
            },
        };
        var empty = new Option<bool>("--empty") { Description = "Begin with nothing decided, nothing disputed and no account list." };
        var stack = new Option<SandboxStack>("--stack")
        {
            Description = "What the account list and the measures come from (default: Salesforce).",
            HelpName = string.Join('|', Enum.GetNames<SandboxStack>()).ToLowerInvariant(),
        };
        var command = new RootCommand("Opens a local Slack with a seeded go-to-market team and the bot connected to it.") { data, port, start, empty, stack };
        command.SetAction(parsed => run(new SandboxOptions(parsed.GetValue(data) is { } folder ? Path.GetFullPath(folder) : null, parsed.GetValue(port))
        {
            Start = parsed.GetValue(start),
            IsEmpty = parsed.GetValue(empty),
            Stack = parsed.GetValue(stack),
        }));
        return command;
    }
}
