using System.Globalization;

namespace AlignBot.Sandbox;

/// <summary>What the sandbox was asked for on the command line.</summary>
/// <param name="Data">A folder that keeps the workspace and the record between runs; null for a temporary one.</param>
/// <param name="Port">Where the page is; 0 takes a free port.</param>
sealed record SandboxOptions(string? Data, int Port)
{
    /// <summary>How long the local Slack waits for the bot; the bot counts on it. Longer than Slack's own three seconds where nobody looks on.</summary>
    public TimeSpan SlackWaits { get; init; } = TimeSpan.FromSeconds(3);

    public const string Usage = "usage: AlignBot.Sandbox [--data DIR] [--port N]\n  --data DIR  keep the workspace and the record in DIR\n  --port N    serve the page on port N (default 3900)";

    /// <exception cref="ArgumentException">Something else was asked for; the message is the usage.</exception>
    public static SandboxOptions Parse(IReadOnlyList<string> args)
    {
        var options = new SandboxOptions(null, 3900);
        for (var index = 0; index < args.Count; index += 2)
        {
            var value = index + 1 < args.Count ? args[index + 1] : throw new ArgumentException(Usage);
            options = args[index] switch
            {
                "--data" => options with { Data = Path.GetFullPath(value) },
                "--port" when int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var port) && port < 65536 =>
                    options with { Port = port },
                _ => throw new ArgumentException(Usage),
            };
        }

        return options;
    }
}
