using System.Diagnostics;
using System.Globalization;
using System.Text;
using AlignBot.Hosting;

namespace AlignBot.Scenarios.Harness;

/// <summary>The bot as a process of its own, as an operator runs it: settings come from the environment.</summary>
sealed class BotProcess : IDisposable
{
    readonly Process process;
    readonly StringBuilder said = new();

    BotProcess(Process process) => this.process = process;

    /// <summary>Everything it wrote to its console.</summary>
    public string Said
    {
        get
        {
            lock (said)
            {
                return said.ToString();
            }
        }
    }

    /// <summary>Bytes of memory that it has in use.</summary>
    public long Memory
    {
        get
        {
            process.Refresh();
            return process.WorkingSet64;
        }
    }

    public bool IsRunning => !process.HasExited;

    public static BotProcess Start(IEnumerable<KeyValuePair<string, string?>> settings, params string[] verb)
    {
        var program = typeof(BotHost).Assembly.Location;
        var start = new ProcessStartInfo(Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet", [program, .. verb is [] ? ["serve"] : verb])
        {
            WorkingDirectory = Path.GetDirectoryName(program),
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        // It lives for a second: measuring what to optimise would cost more than it could win.
        start.Environment["DOTNET_TieredPGO"] = "0";
        start.Environment["DOTNET_EnableWriteXorExecute"] = "0";
        foreach (var (name, value) in settings)
        {
            if (value is not null)
            {
                start.Environment[name.Replace(":", "__", StringComparison.Ordinal)] = value;
            }
        }

        var bot = new BotProcess(new Process { StartInfo = start });
        bot.process.OutputDataReceived += bot.Hear;
        bot.process.ErrorDataReceived += bot.Hear;
        bot.process.Start();
        bot.process.BeginOutputReadLine();
        bot.process.BeginErrorReadLine();
        return bot;
    }

    /// <summary>SIGKILL: it gets no chance to finish anything.</summary>
    public async Task KillAsync()
    {
        process.Kill();
        await process.WaitForExitAsync();
    }

    /// <summary>Sends it another signal, such as STOP.</summary>
    public async Task SignalAsync(string signal)
    {
        using var kill = Process.Start("kill", [$"-{signal}", process.Id.ToString(CultureInfo.InvariantCulture)]);
        await kill.WaitForExitAsync();
    }

    /// <summary>Waits until it ends by itself; its exit code.</summary>
    public async Task<int> EndAsync()
    {
        using var patience = new CancellationTokenSource(SlackWorld.Patience);
        await process.WaitForExitAsync(patience.Token);
        return process.ExitCode;
    }

    public void Dispose()
    {
        if (IsRunning)
        {
            process.Kill();
        }

        process.Dispose();
    }

    void Hear(object sender, DataReceivedEventArgs line)
    {
        lock (said)
        {
            said.AppendLine(line.Data);
        }
    }
}
