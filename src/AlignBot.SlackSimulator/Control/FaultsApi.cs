using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using static AlignBot.SlackSimulator.Control.ControlApi;

namespace AlignBot.SlackSimulator.Control;

/// <summary>Faults, rate limits, sockets and the traffic between Slack and the app.</summary>
static class FaultsApi
{
    public static void MapFaults(this RouteGroupBuilder control, Simulator slack)
    {
        control.MapGet("/faults", () => Answer(new JsonObject { ["faults"] = slack.Faults.Render() }));
        control.MapPost("/faults", async (HttpRequest r) => Told(slack.Faults.Add(await BodyAsync(r)).Render()));
        control.MapDelete("/faults/{id}", (string id) =>
            slack.Faults.Remove(id) ? Told(new JsonObject { ["ok"] = true }) : throw ControlRefusal.NotFound($"There is no fault {id}."));
        control.MapDelete("/faults", () =>
        {
            slack.Faults.Clear();
            return Told(new JsonObject { ["ok"] = true });
        });
        control.MapGet("/traffic", (long? after, int? limit) => Answer(new JsonObject
        {
            ["entries"] = JsonSerializer.SerializeToNode(slack.Traffic.After(after ?? 0, Math.Clamp(limit ?? 200, 1, 2000)), JsonText.Options),
        }));
        control.MapPost("/limits", async (HttpRequest r) =>
        {
            var body = await BodyAsync(r);
            if (body.Double("scale") is <= 0)
            {
                throw new ControlRefusal("The scale is above 0.");
            }

            slack.Limits.Change(body.Double("scale"), body.Bool("enforce"));
            return Answer(new JsonObject { ["scale"] = slack.Limits.Scale, ["enforce"] = slack.Limits.Enforce });
        });
        control.MapPost("/socket", async (HttpRequest r) =>
        {
            var reason = (await BodyAsync(r)).Str("disconnect");
            if (reason is not ("warning" or "refresh_requested" or "link_disabled"))
            {
                throw new ControlRefusal("'disconnect' is warning, refresh_requested or link_disabled.");
            }

            await slack.Sockets.DisconnectAsync(reason);
            return Answer(new JsonObject { ["ok"] = true, ["sockets"] = slack.Sockets.Count });
        });

        IResult Told(JsonNode body)
        {
            slack.Hints.Send("faults");
            return Answer(body);
        }
    }
}
