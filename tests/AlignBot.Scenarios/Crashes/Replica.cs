using System.Globalization;
using AlignBot.Scenarios.Harness;
using Npgsql;

namespace AlignBot.Scenarios.Crashes;

/// <summary>One process of the bot that is killed and started again; of several that share a database, also stopped in mid-air and cut off from it.</summary>
sealed class Replica : IAsyncDisposable
{
    readonly Dictionary<string, string?> settings;
    readonly TcpRelay? line;
    readonly HttpClient http = new() { Timeout = TimeSpan.FromSeconds(10) };
    readonly Uri url;
    BotProcess process;

    public Replica(GtmWorld world, Uri url)
    {
        this.url = url;
        settings = world.Settings(url: url);
        if (world.Replicas.Count > 1)
        {
            var database = new NpgsqlConnectionStringBuilder(settings["ConnectionStrings:AlignBot"]);
            line = new TcpRelay(database.Port);
            database.Port = line.Port;
            settings["ConnectionStrings:AlignBot"] = database.ConnectionString;
        }

        process = BotProcess.Start(settings);
    }

    public bool IsRunning => process.IsRunning;

    /// <summary>What it wrote to its console since it was started.</summary>
    public string Said => process.Said;

    /// <summary>SIGKILL, and a new one in its place.</summary>
    public async Task KillAsync()
    {
        Supervise();
        await process.KillAsync();
        StartAgain();
    }

    /// <summary>As a supervisor does: one that was cut off from its database while it started has said so and ended. It ends for no other reason.</summary>
    public void Supervise()
    {
        if (!IsRunning)
        {
            Assert.True(line is not null && Said.Contains("Look whether it runs and may be reached from here", StringComparison.Ordinal), $"The bot ended by itself:\n{Said}");
            StartAgain();
        }
    }

    /// <summary>Asks it to end, as a roll-out does, and puts a new one in its place.</summary>
    public async Task ReplaceAsync()
    {
        Supervise();
        await process.SignalAsync("TERM");
        await process.EndAsync();
        StartAgain();
    }

    /// <summary>It stands still: its connections are open, and nothing comes of them.</summary>
    public async Task FreezeAsync(TimeSpan time)
    {
        await process.SignalAsync("STOP");
        await Task.Delay(time);
        await process.SignalAsync("CONT");
    }

    /// <summary>It lives, and does not get through to its database.</summary>
    public async Task CutOffAsync(TimeSpan time)
    {
        line!.Cut();
        await Task.Delay(time);
        line.Mend();
    }

    public async Task<bool> IsReadyAsync()
    {
        try
        {
            using var ready = await http.GetAsync(new Uri(url, "health/ready"));
            return ready.IsSuccessStatusCode;
        }
        catch (Exception none) when (none is HttpRequestException or TaskCanceledException)
        {
            return false;
        }
    }

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{url} ({(IsRunning ? "running" : "ended")}):\n{Said}");

    public async ValueTask DisposeAsync()
    {
        process.Dispose();
        http.Dispose();
        if (line is not null)
        {
            await line.DisposeAsync();
        }
    }

    void StartAgain()
    {
        process.Dispose();
        process = BotProcess.Start(settings);
    }
}
