using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace AlignBot.Scenarios.Anything;

/// <summary>Hears what the bot logs as an error: an exception that somebody's click or a passing moment led to.</summary>
sealed class Troubles : ILoggerProvider, ILogger
{
    readonly ConcurrentQueue<string> heard = [];

    /// <summary>Errors, oldest first.</summary>
    public IReadOnlyCollection<string> Heard => heard;

    public ILogger CreateLogger(string categoryName) => this;

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;

    public bool IsEnabled(LogLevel logLevel) => logLevel >= LogLevel.Error;

    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
    {
        if (IsEnabled(logLevel))
        {
            heard.Enqueue($"{formatter(state, exception)} {exception}");
        }
    }

    public void Dispose()
    {
        // Nothing is held.
    }
}
