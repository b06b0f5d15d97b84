using AlignBot.Engine.Storage;
using Microsoft.Extensions.Logging;

namespace AlignBot.Engine.Tests.Storage;

public sealed class SessionTests
{
    [Fact]
    public void A_follow_up_that_breaks_is_logged_and_the_next_one_runs()
    {
        var log = new Lines();
        var ran = false;
        using var session = new Session(null!, default, default);
        session.AfterCommit(() => throw new TimeZoneNotFoundException("lost"));
        session.AfterCommit(() => ran = true);

        session.Committed(log);

        Assert.True(ran);
        Assert.Equal([(LogLevel.Error, "lost")], log.Written);
    }

    sealed class Lines : ILogger
    {
        public List<(LogLevel, string?)> Written { get; } = [];

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            Written.Add((logLevel, exception?.Message));
    }
}
