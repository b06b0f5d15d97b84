using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using static AlignBot.SlackSimulator.Control.ControlApi;

namespace AlignBot.SlackSimulator.Control;

/// <summary>What a person sees, and the stream of hints about what changed.</summary>
static class SeeingApi
{
    public static void MapSeeing(this RouteGroupBuilder control, Simulator slack)
    {
        var sight = new PersonView(slack);
        control.MapGet("/state", (string? @as) => Gated(() => sight.State(Somebody(@as))));
        control.MapGet("/messages", (string? @as, string? channel, string? thread_ts) => Gated(() =>
        {
            var me = Somebody(@as);
            var found = slack.Workspace.Channel(channel) is { } c && Model.Workspace.MaySee(me, c) ? c : throw ControlRefusal.NotFound($"There is no channel {channel}.");
            return new JsonObject { ["messages"] = sight.Messages(found, string.IsNullOrEmpty(thread_ts) ? null : thread_ts, me) };
        }));
        control.MapGet("/views", (string? @as) => Gated(() =>
            new JsonObject { ["stack"] = slack.Workspace.Stack(Somebody(@as).Id).Select(v => (JsonNode)sight.Render(v)).AsJson() }));
        control.MapGet("/home", (string? @as) => Gated(() =>
            new JsonObject { ["view"] = slack.Workspace.Homes.GetValueOrDefault(Somebody(@as).Id)?.Render(slack.Workspace) }));
        control.MapGet("/app", () => Gated(sight.App));
        control.MapGet("/people", () => Gated(() => new JsonObject { ["people"] = slack.Workspace.People.Values.Select(p => (JsonNode)PersonView.Render(p)).AsJson() }));
        control.MapGet("/snapshot", () => Gated(sight.Snapshot));
        control.MapGet("/stream", (HttpContext http, string? @as) => StreamAsync(http, Somebody(@as).Id));

        Person Somebody(string? id)
        {
            lock (slack.Workspace.Gate)
            {
                return slack.Workspace.Person(id) ?? throw ControlRefusal.NotFound($"There is no person '{id}': 'as' is a user id.");
            }
        }

        IResult Gated(Func<JsonNode?> read)
        {
            lock (slack.Workspace.Gate)
            {
                return Answer(read());
            }
        }

        async Task StreamAsync(HttpContext http, string user)
        {
            // Listening first: what happens once the page knows that it is connected is not missed.
            using var listener = slack.Hints.Listen(user);
            http.Response.ContentType = "text/event-stream";
            http.Response.Headers.CacheControl = "no-store";
            await http.Response.WriteAsync(": open\n\n", http.RequestAborted);
            await http.Response.Body.FlushAsync(http.RequestAborted);
            try
            {
                await foreach (var hint in listener.ReadAsync(http.RequestAborted))
                {
                    await http.Response.WriteAsync($"data: {hint}\n\n", http.RequestAborted);
                    await http.Response.Body.FlushAsync(http.RequestAborted);
                }
            }
            catch (OperationCanceledException)
            {
                // The page was closed.
            }
        }
    }
}
