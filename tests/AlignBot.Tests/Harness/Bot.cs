using AlignBot.Engine.Clock;
using AlignBot.Engine.Loops;
using AlignBot.Engine.Storage;
using AlignBot.Engine.Timers;
using AlignBot.Hosting;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace AlignBot.Tests.Harness;

/// <summary>One bot process as far as its parts go: put together by its own composition, on a database of the test's, never listening.</summary>
/// <remarks>Business time stands still until a test turns it: Monday 23 November 2026, 10:00 in London.</remarks>
sealed class Bot : IAsyncDisposable
{
    public static readonly Instant Monday = Instant.FromUtc(2026, 11, 23, 10, 0);

    readonly WebApplication app;

    /// <param name="provider">The database.</param>
    /// <param name="connection">Where it is.</param>
    /// <param name="with">What this bot has beside all that every bot has.</param>
    public Bot(DatabaseProvider provider, string connection, Action<WebApplicationBuilder>? with = null)
    {
        var builder = WebApplication.CreateSlimBuilder(["--hostBuilder:reloadConfigOnChange=false"]);
        builder.Logging.ClearProviders();
        builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["SLACK_BOT_TOKEN"] = "xoxb-test",
            ["SLACK_SIGNING_SECRET"] = "test-secret",
            ["Database:Provider"] = provider.ToString(),
            ["Database:Synchronous"] = nameof(SynchronousMode.Normal),
            ["ConnectionStrings:AlignBot"] = connection,
        });
        with?.Invoke(builder);
        app = BotHost.Build(builder);
        TurnTo(Monday);
    }

    public IDatabase Database => Get<IDatabase>();

    public IServiceProvider Services => app.Services;

    public T Get<T>()
        where T : notnull => app.Services.GetRequiredService<T>();

    public void TurnTo(Instant now) => Get<BusinessClock>().StandAt(now);

    public Task<T> WriteAsync<T>(Func<Session, ValueTask<T>> work) => Database.WriteAsync(WorkPriority.Person, work);

    public Task WriteAsync(Func<Session, ValueTask> work) => Database.WriteAsync(WorkPriority.Person, work);

    public Task<T> ReadAsync<T>(Func<AlignBotContext, Task<T>> read) => Database.ReadAsync(read);

    /// <summary>A ticker with handlers of the test's own beside the bot's.</summary>
    public Ticker TickerWith(params ITimerHandler[] handlers) =>
        new(Database, Get<BusinessClock>(), handlers, Get<Troubles>(), Get<ILogger<Ticker>>());

    public ValueTask DisposeAsync() => app.DisposeAsync();
}
