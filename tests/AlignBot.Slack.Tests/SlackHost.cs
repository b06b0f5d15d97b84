using System.Collections.Concurrent;
using System.Globalization;
using System.Net.Http.Headers;
using System.Text;
using AlignBot.Slack.Inbound;
using AlignBot.Slack.WebApi;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace AlignBot.Slack.Tests;

/// <summary>An app on a real Kestrel at a loopback port, with the endpoint mapped and a log that can be read.</summary>
public sealed class SlackHost : IAsyncDisposable
{
    public const string Secret = "8f742231b10e8888abcd99yyyzzz85a5";

    readonly WebApplication app;

    SlackHost(WebApplication app, TimeProvider clock, LogLines log)
    {
        this.app = app;
        Clock = clock;
        Log = log;
        Http = new() { BaseAddress = new(app.Urls.Single()) };
    }

    public HttpClient Http { get; }

    public TimeProvider Clock { get; }

    public LogLines Log { get; }

    public IServiceProvider Services => app.Services;

    public static async Task<SlackHost> Start(
        Action<SlackHandlers>? handlers = null, Action<SlackOptions>? options = null, TimeProvider? clock = null, object? shared = null)
    {
        var builder = WebApplication.CreateSlimBuilder();
        var log = new LogLines();
        builder.Logging.ClearProviders().AddProvider(log).SetMinimumLevel(LogLevel.Debug);
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(System.Net.IPAddress.Loopback, 0));
        clock ??= Clocks.Standing();
        builder.Services.AddSingleton(clock);
        builder.Services.AddSingleton<ISlackTokenSource, OneToken>();
        if (shared is not null)
        {
            builder.Services.AddSingleton(shared.GetType(), shared);
        }

        builder.Services.AddSlack(slack =>
        {
            slack.SigningSecret = Secret;
            options?.Invoke(slack);
        });
        builder.Services.AddSlackHandlers(handlers ?? (_ => { }));
        var app = builder.Build();
        app.MapSlack();
        await app.StartAsync();

        return new(app, clock, log);
    }

    public Task<HttpResponseMessage> PostForm(string body) => Post(body, "application/x-www-form-urlencoded");

    public Task<HttpResponseMessage> PostInteraction(string json) => PostForm("payload=" + Uri.EscapeDataString(json));

    public Task<HttpResponseMessage> PostJson(string body, int retry = 0) => Post(body, "application/json", retry);

    async Task<HttpResponseMessage> Post(string body, string contentType, int retry = 0)
    {
        using var request = Sealed(Encoding.UTF8.GetBytes(body), contentType);
        if (retry > 0)
        {
            request.Headers.Add("X-Slack-Retry-Num", retry.ToString(CultureInfo.InvariantCulture));
            request.Headers.Add("X-Slack-Retry-Reason", "http_timeout");
        }

        return await Http.SendAsync(request);
    }

    /// <summary>A request as Slack signs it, the stamp shifted from the host's clock.</summary>
    public HttpRequestMessage Sealed(byte[] body, string contentType, TimeSpan shift = default, string secret = Secret)
    {
        var stamp = (Clock.GetUtcNow() + shift).ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
        var request = new HttpRequestMessage(HttpMethod.Post, "/slack/events") { Content = new ByteArrayContent(body) };
        request.Content.Headers.ContentType = MediaTypeHeaderValue.Parse(contentType);
        request.Headers.Add("X-Slack-Request-Timestamp", stamp);
        request.Headers.Add("X-Slack-Signature", new SlackSignature(secret).Sign(stamp, body));

        return request;
    }

    public async ValueTask DisposeAsync()
    {
        Http.Dispose();
        await app.StopAsync();
        await app.DisposeAsync();
    }

    sealed class OneToken : ISlackTokenSource
    {
        public ValueTask<string?> BotToken(WorkspaceKey workspace, CancellationToken ct) => ValueTask.FromResult<string?>("xoxb-test");
    }
}

/// <summary>What was logged, as text.</summary>
public sealed class LogLines : ILoggerProvider
{
    readonly ConcurrentQueue<string> lines = new();

    public string Text => string.Join('\n', lines);

    public int Count(string part) => lines.Count(line => line.Contains(part, StringComparison.Ordinal));

    public ILogger CreateLogger(string categoryName) => new Logger(lines);

    public void Dispose()
    {
    }

    sealed class Logger(ConcurrentQueue<string> lines) : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            lines.Enqueue($"{logLevel}: {formatter(state, exception)} {exception}");
    }
}
