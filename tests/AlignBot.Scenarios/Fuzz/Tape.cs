using System.Collections.Concurrent;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;

namespace AlignBot.Scenarios.Fuzz;

/// <summary>Keeps what Slack sends to the bot, as it was sent.</summary>
sealed class Tape : IStartupFilter
{
    readonly ConcurrentQueue<Sent> sent = [];

    /// <summary>One of each kind is worth more than a hundred of one: as many as there are of a kind, and no more than a few.</summary>
    public IReadOnlyList<Sent> Sents(int ofAKind) => [.. sent.GroupBy(one => one.Kind).SelectMany(kind => kind.Take(ofAKind))];

    public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) => app =>
    {
        app.Use(KeepAsync);
        next(app);
    };

    async Task KeepAsync(HttpContext context, RequestDelegate next)
    {
        if (HttpMethods.IsPost(context.Request.Method))
        {
            context.Request.EnableBuffering();
            using var reader = new StreamReader(context.Request.Body, leaveOpen: true);
            sent.Enqueue(new Sent(context.Request.ContentType ?? "", await reader.ReadToEndAsync(context.RequestAborted)));
            context.Request.Body.Position = 0;
        }

        await next(context);
    }

    /// <param name="Type">Its content type.</param>
    public sealed record Sent(string Type, string Body)
    {
        /// <summary>What tells a button from another: the names in it, without what is typed and who types.</summary>
        public string Kind { get; } = string.Join(' ', Names(Uri.UnescapeDataString(Body)).Distinct().Order(StringComparer.Ordinal));

        static IEnumerable<string> Names(string body) =>
            from field in (string[])["command=", "\"action_id\":\"", "\"callback_id\":\"", "\"type\":\""]
            from part in body.Split(field).Skip(1)
            select field + new string([.. part.TakeWhile(letter => char.IsAsciiLetter(letter) || letter is '.' or '_' or '/')]);
    }
}
