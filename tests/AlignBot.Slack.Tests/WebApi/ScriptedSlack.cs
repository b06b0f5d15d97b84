using System.Collections.Concurrent;
using System.Net;
using AlignBot.Slack.WebApi;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace AlignBot.Slack.Tests.WebApi;

/// <summary>A small HTTP server that answers calls as it is told to, and remembers them.</summary>
public sealed class ScriptedSlack : IAsyncDisposable
{
    readonly WebApplication server;
    readonly ServiceProvider services;

    ScriptedSlack(WebApplication server, Action<SlackOptions>? configure, TimeProvider clock)
    {
        this.server = server;
        Url = new(server.Urls.Single() + "/api/");
        services = new ServiceCollection()
            .AddLogging()
            .AddSingleton(clock)
            .AddSingleton<ISlackTokenSource>(new Tokens(this))
            .AddSlack(options =>
            {
                options.SigningSecret = "secret";
                options.ApiUrl = Url;
                options.ClientId = "1.2";
                options.ClientSecret = "client-secret";
                configure?.Invoke(options);
            })
            .BuildServiceProvider();
    }

    /// <summary>The token that has taken the place of the usual one, which whoever asks first does not know of; null for none.</summary>
    public string? AnotherToken { get; set; }

    public static WorkspaceKey Workspace { get; } = WorkspaceKey.OfTeam("T1");

    public Uri Url { get; }

    public ConcurrentQueue<Call> Calls { get; } = new();

    /// <summary>What the next calls get, in order; the last one for all that follow.</summary>
    public ConcurrentQueue<RequestDelegate> Answers { get; } = new();

    public SlackApis Apis => services.GetRequiredService<SlackApis>();

    public SlackApi Api => Apis.For(Workspace);

    public SlackPacer Pacer => services.GetRequiredService<SlackPacer>();

    public ResponseUrls ResponseUrls => services.GetRequiredService<ResponseUrls>();

    public static async Task<ScriptedSlack> Start(Action<SlackOptions>? configure = null, TimeProvider? clock = null)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0));
        var server = builder.Build();
        ScriptedSlack? slack = null;
        server.Run(context => slack!.Answer(context));
        await server.StartAsync();

        return slack = new(server, configure, clock ?? TimeProvider.System);
    }

    public ScriptedSlack Next(string body, int status = 200, string? retryAfter = null)
    {
        Answers.Enqueue(async context =>
        {
            context.Response.StatusCode = status;
            context.Response.ContentType = "application/json";
            if (retryAfter is not null)
            {
                context.Response.Headers.RetryAfter = retryAfter;
            }

            await context.Response.WriteAsync(body);
        });

        return this;
    }

    public ScriptedSlack Next(RequestDelegate answer)
    {
        Answers.Enqueue(answer);

        return this;
    }

    async Task Answer(HttpContext context)
    {
        var form = context.Request.HasFormContentType ? await context.Request.ReadFormAsync() : null;
        var body = form is null ? await new StreamReader(context.Request.Body).ReadToEndAsync() : "";
        Calls.Enqueue(new(
            context.Request.Path.Value!.Split('/')[^1],
            context.Request.Headers.Authorization.ToString(),
            form?.ToDictionary(field => field.Key, field => field.Value.ToString()) ?? [],
            body));
        if (!(Answers.Count > 1 ? Answers.TryDequeue(out var answer) : Answers.TryPeek(out answer)))
        {
            answer = static context => context.Response.WriteAsync("""{"ok":true}""");
        }

        await answer!(context);
    }

    public async ValueTask DisposeAsync()
    {
        await services.DisposeAsync();
        await server.StopAsync();
        await server.DisposeAsync();
    }

    public sealed record Call(string Method, string Authorization, Dictionary<string, string> Form, string Body);

    sealed class Tokens(ScriptedSlack slack) : ISlackTokenSource
    {
        public ValueTask<string?> AnotherThan(string refused, WorkspaceKey workspace, CancellationToken ct) => ValueTask.FromResult(slack.AnotherToken);

        public ValueTask<string?> BotToken(WorkspaceKey workspace, CancellationToken ct) =>
            ValueTask.FromResult(workspace == Workspace ? "xoxb-1" : null);
    }
}
