using System.Globalization;
using Serilog;
using Serilog.Events;
using Serilog.Formatting.Compact;

namespace AlignBot.Hosting;

/// <summary>What the bot logs, and where to: Serilog on standard output, as text for people or as compact JSON for a collector.</summary>
/// <remarks>Sinks stand here in code. Levels are those of <c>Logging:LogLevel</c>, by the names that every .NET host knows;
/// <c>Logging:Format</c> is <c>Text</c> (the default) or <c>Json</c>. Requests are not logged: each changes the record, and the record says so.</remarks>
static class BotLog
{
    const string Line = "{UtcTimestamp:yyyy-MM-dd'T'HH:mm:ss.fff'Z'} {Level:u4} {SourceContext}: {Message:lj}{NewLine}{Exception}";

    /// <summary>Above every level that exists: nothing is logged.</summary>
    const LogEventLevel Never = (LogEventLevel)(1 + (int)LogEventLevel.Fatal);

    /// <summary>What holds where <c>Logging:LogLevel</c> says nothing: a line a request, or a statement, would be most of the log.</summary>
    static readonly (string Category, LogEventLevel Level)[] Quiet =
    [
        ("Microsoft.AspNetCore", LogEventLevel.Warning),

        // It has nothing above a line a request. Asked whether it would log at all, it makes an activity, a trace's id and a scope for each.
        ("Microsoft.AspNetCore.Hosting.Diagnostics", Never),
        ("Microsoft.EntityFrameworkCore", LogEventLevel.Warning),
        ("System.Net.Http", LogEventLevel.Warning),
    ];

    /// <summary>Logs through Serilog from here on, in place of whoever was set up before.</summary>
    /// <exception cref="SettingsException">A level or the format is none that is known.</exception>
    public static IHostApplicationBuilder AddBotLog(this IHostApplicationBuilder builder)
    {
        var log = Configured(new LoggerConfiguration(), builder.Configuration).CreateLogger();

        // Not the static logger: a sandbox and a test run several bots in one process.
        builder.Services.AddSerilog(log, dispose: true);
        return builder;
    }

    static LoggerConfiguration Configured(LoggerConfiguration log, IConfiguration configuration)
    {
        log.MinimumLevel.Is(LogEventLevel.Information).Enrich.FromLogContext().Enrich.With<SecretAddresses>();
        foreach (var (category, level) in Quiet)
        {
            log.MinimumLevel.Override(category, level);
        }

        foreach (var level in configuration.GetSection("Logging:LogLevel").GetChildren())
        {
            if (level.Key == "Default")
            {
                log.MinimumLevel.Is(LevelOf(level));
            }
            else
            {
                log.MinimumLevel.Override(level.Key, LevelOf(level));
            }
        }

        return configuration["Logging:Format"]?.ToUpperInvariant() switch
        {
            null or "" or "TEXT" => log.WriteTo.Console(outputTemplate: Line, formatProvider: CultureInfo.InvariantCulture),
            "JSON" => log.WriteTo.Console(new RenderedCompactJsonFormatter()),
            _ => throw new SettingsException($"Logging:Format is '{configuration["Logging:Format"]}'; it can be Text or Json."),
        };
    }

    static LogEventLevel LevelOf(IConfigurationSection setting) => Enum.TryParse<LogLevel>(setting.Value, ignoreCase: true, out var level) && Enum.IsDefined(level)
        ? level == LogLevel.None ? Never : (LogEventLevel)(int)level
        : throw new SettingsException($"{setting.Path} is '{setting.Value}'; it can be {string.Join(", ", Enum.GetNames<LogLevel>())}.");
}
