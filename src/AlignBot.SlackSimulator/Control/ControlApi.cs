using System.Text;
using AlignBot.SlackSimulator.WebApi;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace AlignBot.SlackSimulator.Control;

/// <summary>Routing of <c>/control</c>: bodies in, answers out, refusals as one sentence.</summary>
static class ControlApi
{
    public static void MapControl(this IEndpointRouteBuilder routes, Simulator slack)
    {
        var control = routes.MapGroup("/control").AddEndpointFilter(async (context, next) =>
        {
            try
            {
                return await next(context);
            }
            catch (ControlRefusal refusal)
            {
                return Answer(new JsonObject { ["error"] = refusal.Message }, refusal.Status);
            }
            catch (Exception e) when (e is JsonException or InvalidOperationException or FormatException)
            {
                return Answer(new JsonObject { ["error"] = $"The body can't be read: {e.Message}" }, 400);
            }
        });
        control.MapSeeing(slack);
        control.MapActing(slack);
        control.MapClock(slack);
        control.MapAdministration(slack);
        control.MapFaults(slack);
    }

    public static IResult Answer(JsonNode? body, int status = 200) => Results.Text(JsonText.Write(body), "application/json", Encoding.UTF8, status);

    public static async Task<JsonObject> BodyAsync(HttpRequest request)
    {
        using var reader = new StreamReader(request.Body, Encoding.UTF8);
        var text = await reader.ReadToEndAsync(request.HttpContext.RequestAborted);
        if (text.Length == 0)
        {
            return [];
        }

        return JsonText.TryParse(text) as JsonObject ?? throw new ControlRefusal("The body is no JSON object.");
    }

    static void MapActing(this RouteGroupBuilder control, Simulator slack)
    {
        var acts = slack.Acts;
        Act("/message", acts.MessageAsync);
        Act("/command", body => acts.CommandAsync(body, body.Str("command") ?? throw new ControlRefusal("Name the 'command'."), body.Str("text") ?? ""));
        Act("/shortcut", acts.ShortcutAsync);
        Act("/input", acts.Forms.InputAsync);
        Act("/click", acts.Forms.ClickAsync);
        Act("/submit", acts.Forms.SubmitAsync);
        Act("/close", acts.Forms.CloseAsync);
        control.MapPost("/options", async (HttpRequest r) => Answer(await acts.Forms.OptionsAsync(await BodyAsync(r))));
        control.MapPost("/home", async (HttpRequest r) =>
        {
            var body = await BodyAsync(r);
            var user = body.Str("as") ?? throw new ControlRefusal("Say who acts: 'as' is a user id.");
            var delivered = await acts.HomeAsync(user);
            lock (slack.Workspace.Gate)
            {
                var answer = delivered.Render();
                answer["view"] = slack.Workspace.Homes.GetValueOrDefault(user)?.Render(slack.Workspace);
                return Answer(answer);
            }
        });
        control.MapPost("/read", async (HttpRequest r) =>
        {
            var body = await BodyAsync(r);
            lock (slack.Workspace.Gate)
            {
                slack.Board.MarkRead(acts.Me(body).Id, acts.Seen(body).Id, body.Str("thread_ts"));
            }

            slack.Changed();
            return Answer(new JsonObject { ["ok"] = true });
        });
        control.MapPost("/files", async (HttpRequest r) =>
        {
            var body = await BodyAsync(r);
            lock (slack.Workspace.Gate)
            {
                var content = ContentOf(body);
                var file = new UploadedFile(slack.Workspace.NewId("F"), body.Str("name") ?? "file.txt", content.Length) { User = acts.Me(body).Id, Content = content };
                slack.Files[file.Id] = file;
                return Answer(file.Render(slack.Root));
            }
        });
        control.MapPost("/dm", async (HttpRequest r) =>
        {
            var body = await BodyAsync(r);
            lock (slack.Workspace.Gate)
            {
                var other = slack.Workspace.Person(body.Str("user")) ?? throw ControlRefusal.NotFound($"There is no person {body.Str("user")}.");
                var me = acts.Me(body);
                return Answer(new JsonObject { ["channel"] = new PersonView(slack).Render(slack.Roster.Direct(me.Id, other.Id), me) });
            }
        });

        // Text as it is, or any bytes in base64: a file need not be UTF-8.
        static byte[] ContentOf(JsonObject body)
        {
            if (body.Str("content") is { } text)
            {
                return Encoding.UTF8.GetBytes(text);
            }

            var coded = body.Str("content_base64") ?? throw new ControlRefusal("A file needs its 'content', or 'content_base64'.");
            var bytes = new byte[coded.Length];
            return Convert.TryFromBase64String(coded, bytes, out var length) ? bytes[..length] : throw new ControlRefusal("'content_base64' is not base64.");
        }

        void Act(string path, Func<JsonObject, Task<Delivered>> act) =>
            control.MapPost(path, async (HttpRequest r) => Answer((await act(await BodyAsync(r))).Render()));
    }
}
