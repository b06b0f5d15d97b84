using System.ComponentModel;
using System.Diagnostics;

namespace AlignBot.Benchmarks;

/// <summary>A program of this machine, run to its end.</summary>
/// <param name="Needed">What it is for and how to get it, said when it is missing.</param>
sealed record Tool(string Name, string Needed)
{
    public static readonly Tool Node = new("node", "It drives the load (Node 18 or newer, nodejs.org).");
    public static readonly Tool Npm = new("npm", "It installs the Bolt peer; it comes with Node (nodejs.org).");
    public static readonly Tool Taskset = new("taskset", "It pins server and load to a core each (package util-linux).");
    public static readonly Tool Ps = new("ps", "It reads resident memory (package procps).");
    public static readonly Tool Sqlite3 = new("sqlite3", "It counts the rows that were written (package sqlite3).");
    public static readonly Tool Dotnet = new("dotnet", "It publishes the bot (the SDK named in global.json).");

    /// <summary>Whether it is on the search path.</summary>
    public bool IsInstalled => (Environment.GetEnvironmentVariable("PATH") ?? "")
        .Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
        .Any(folder => File.Exists(Path.Combine(folder, Name)));

    /// <exception cref="CannotMeasureException">It is not installed.</exception>
    public void Require()
    {
        if (!IsInstalled)
        {
            throw new CannotMeasureException($"'{Name}' is not on the search path. {Needed}");
        }
    }

    /// <summary>Runs it to its end.</summary>
    /// <param name="line">Gets each line of standard output as it comes.</param>
    /// <exception cref="CannotMeasureException">It could not start or ended with another status than 0; the message holds what it said.</exception>
    public async Task RunAsync(
        IEnumerable<string> arguments, string folder, IReadOnlyDictionary<string, string>? environment = null, Action<string>? line = null)
    {
        var start = new ProcessStartInfo(Name, arguments)
        {
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var (name, value) in environment ?? new Dictionary<string, string>())
        {
            start.Environment[name] = value;
        }

        using var process = Start(start);
        var last = new Queue<string>();
        await Task.WhenAll(ReadAsync(process.StandardOutput, line), ReadAsync(process.StandardError, null), process.WaitForExitAsync());
        if (process.ExitCode != 0)
        {
            throw new CannotMeasureException(
                $"'{Name} {string.Join(' ', start.ArgumentList)}' ended with status {process.ExitCode}:\n{string.Join('\n', last)}");
        }

        async Task ReadAsync(StreamReader stream, Action<string>? take)
        {
            while (await stream.ReadLineAsync() is { } text)
            {
                take?.Invoke(text);
                lock (last)
                {
                    last.Enqueue(text);
                    if (last.Count > 30)
                    {
                        last.Dequeue();
                    }
                }
            }
        }
    }

    Process Start(ProcessStartInfo start)
    {
        try
        {
            return Process.Start(start)!;
        }
        catch (Win32Exception reason)
        {
            throw new CannotMeasureException($"'{Name}' could not be started: {reason.Message}. {Needed}");
        }
    }
}
