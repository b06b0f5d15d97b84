using System.Collections.Concurrent;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Logging;

namespace AlignBot.Tests.Harness;

/// <summary>A Slack that exchanges refresh tokens, each once, and notes who asked.</summary>
sealed class OAuthSlack : IAsyncDisposable
{
    readonly ConcurrentDictionary<string, bool> spent = new();
    readonly WebApplication app;
    int pairs;

    OAuthSlack()
    {
        var builder = WebApplication.CreateSlimBuilder(["--hostBuilder:reloadConfigOnChange=false"]);
        builder.Logging.ClearProviders();
        app = builder.Build();
        app.Urls.Add("http://127.0.0.1:0");
        app.MapPost("/api/{method}", AnswerAsync);
    }

    /// <summary>Every refresh token that was brought, oldest first.</summary>
    public ConcurrentQueue<string> Asked { get; } = [];

    /// <summary>What is answered in place of a pair; null for pairs.</summary>
    public string? Error { get; set; }

    /// <summary>How long an answer takes.</summary>
    public TimeSpan Takes { get; set; } = TimeSpan.FromMilliseconds(50);

    public static async Task<OAuthSlack> StartAsync()
    {
        var slack = new OAuthSlack();
        await slack.app.StartAsync();
        return slack;
    }

    /// <summary>A bot that asks here.</summary>
    public void Settings(WebApplicationBuilder builder) => builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?>
    {
        ["SLACK_BOT_TOKEN"] = null,
        ["SLACK_API_URL"] = app.Urls.Single() + "/api/",
        ["SLACK_CLIENT_ID"] = "1.2",
        ["SLACK_CLIENT_SECRET"] = "client-secret",
        ["Web:PublicUrl"] = "https://alignbot.example.com/",
    });

    public ValueTask DisposeAsync() => app.DisposeAsync();

    async Task AnswerAsync(HttpContext context)
    {
        var refresh = (await context.Request.ReadFormAsync())["refresh_token"].ToString();
        Asked.Enqueue(refresh);
        await Task.Delay(Takes);
        var number = Interlocked.Increment(ref pairs);
        var answer = Error is { } error ? new JsonObject { ["ok"] = false, ["error"] = error }
            : !spent.TryAdd(refresh, true) ? new JsonObject { ["ok"] = false, ["error"] = "invalid_refresh_token" }
            : new JsonObject { ["ok"] = true, ["access_token"] = $"xoxe.xoxb-1-NEW{number}", ["refresh_token"] = $"xoxe-1-NEXT{number}", ["expires_in"] = 43200 };
        await context.Response.WriteAsync(answer.ToJsonString());
    }
}
