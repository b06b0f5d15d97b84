using System.Collections.Concurrent;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace AlignBot.Tests.Harness;

/// <summary>A Slack that takes every message and keeps its text. What Slack is like is the simulator's; this only counts.</summary>
sealed class FakeSlack : IAsyncDisposable
{
    readonly ConcurrentQueue<string> posts = [];
    readonly WebApplication app;
    int last;

    FakeSlack()
    {
        var builder = WebApplication.CreateSlimBuilder(["--hostBuilder:reloadConfigOnChange=false"]);
        builder.Logging.ClearProviders();
        app = builder.Build();
        app.Urls.Add("http://127.0.0.1:0");
        app.MapPost("/api/{method}", AnswerAsync);
        app.MapGet("/api/{method}", AnswerAsync);
    }

    public string Address => app.Urls.Single() + "/api/";

    /// <summary>The texts that were posted, oldest first.</summary>
    public IReadOnlyList<string> Posts => [.. posts];

    public static async Task<FakeSlack> StartAsync()
    {
        var slack = new FakeSlack();
        await slack.app.StartAsync();
        return slack;
    }

    public ValueTask DisposeAsync() => app.DisposeAsync();

    async Task AnswerAsync(HttpContext context)
    {
        var answer = new JsonObject { ["ok"] = true, ["messages"] = new JsonArray() };
        if (context.Request.RouteValues["method"] is "chat.postMessage")
        {
            var body = context.Request.HasFormContentType
                ? (string?)(await context.Request.ReadFormAsync())["text"]
                : (await JsonNode.ParseAsync(context.Request.Body))?["text"]?.GetValue<string>();
            posts.Enqueue(body ?? "");
            answer["channel"] = "CGTM";
            answer["ts"] = $"1700000000.{Interlocked.Increment(ref last):000000}";
        }

        await context.Response.WriteAsync(answer.ToJsonString());
    }
}
