using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using static AlignBot.SlackSimulator.Control.ControlApi;

namespace AlignBot.SlackSimulator.Control;

/// <summary>Reading, following and turning business time.</summary>
static class ClockApi
{
    static readonly TimeSpan LongestPoll = TimeSpan.FromSeconds(25);

    /// <summary>How long a step waits for the other followers.</summary>
    static readonly TimeSpan LongestStep = TimeSpan.FromSeconds(20);

    public static void MapClock(this RouteGroupBuilder control, Simulator slack)
    {
        control.MapGet("/clock", async (HttpContext http, long? after, string? follower) =>
            Answer((await slack.Clock.PollAsync(after, follower, LongestPoll, http.RequestAborted)).Render()));

        control.MapPost("/clock/turn", async (HttpContext http) =>
        {
            var body = await BodyAsync(http.Request);
            if (body.Long("to_ms") is null && body.Long("by_ms") is null)
            {
                throw new ControlRefusal("Say how far: 'to_ms' or 'by_ms'.");
            }

            if (!slack.Clock.Turn(body.Long("to_ms"), body.Long("by_ms") ?? 0))
            {
                throw new ControlRefusal("Business time is not turned back.");
            }

            slack.Hints.Send("clock");
            var wait = TimeSpan.FromMilliseconds(body.Long("wait_ms") ?? 30_000);
            var reached = await slack.Clock.ReachedAsync(wait, http.RequestAborted);
            Told();
            return reached
                ? Answer(slack.Clock.Read().Render())
                : throw new ControlRefusal($"After {wait.TotalSeconds:0.#} s no follower had brought the clock to its target.", 409);
        });

        control.MapPost("/clock/step", async (HttpRequest request) =>
        {
            var body = await BodyAsync(request);
            var to = body.Long("to_ms") ?? throw new ControlRefusal("Say how far: 'to_ms'.");
            var follower = body.Str("follower") ?? throw new ControlRefusal("Say who you are: 'follower'.");
            var reading = await slack.Clock.StepAsync(to, follower, LongestStep, request.HttpContext.RequestAborted);
            Told();
            return Answer(reading.Render());
        });

        control.MapPost("/clock/run", async (HttpRequest request) =>
        {
            var reading = slack.Clock.Run((await BodyAsync(request)).Bool("running") ?? throw new ControlRefusal("Say whether it is 'running'."));
            Told();
            return Answer(reading.Render());
        });

        control.MapGet("/extra-buttons", () => Answer(new JsonObject
        {
            ["buttons"] = slack.Buttons.Select((b, i) => (JsonNode)new JsonObject
            {
                ["label"] = b.Label,
                ["scene"] = b.IsScene,
                ["method"] = "POST",
                ["url"] = string.Create(CultureInfo.InvariantCulture, $"/control/extra-buttons/{i}"),
                ["body"] = new JsonObject(),
            }).AsJson(),
        }));

        control.MapPost("/extra-buttons/{n:int}", async (HttpContext http, int n) =>
        {
            if (n < 0 || n >= slack.Buttons.Count)
            {
                throw ControlRefusal.NotFound($"There is no button {n}.");
            }

            var pressed = await slack.Buttons[n].Press(slack, http.RequestAborted);
            if (!pressed.IsDone)
            {
                throw new ControlRefusal(pressed.Said ?? "It can't be done.", 409);
            }

            var answer = slack.Clock.Read().Render();
            answer["said"] = pressed.Said;
            answer["as"] = pressed.As;
            answer["in"] = pressed is { As: { } person, In: { } other } && slack.Workspace.People.ContainsKey(other)
                ? slack.Roster.Direct(person, other).Id
                : pressed.In;
            return Answer(answer);
        });

        void Told()
        {
            slack.Hints.Send("clock");
            slack.Changed();
        }
    }
}
