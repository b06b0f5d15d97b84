using System.Diagnostics;
using System.Text;
using Microsoft.AspNetCore.Http;

namespace AlignBot.SlackSimulator.WebApi;

/// <summary><c>/response/{id}</c>: replies without a token.</summary>
static class ResponseUrlEndpoint
{
    public static async Task HandleAsync(HttpContext http, Simulator slack, string id)
    {
        var started = Stopwatch.GetTimestamp();
        using var reader = new StreamReader(http.Request.Body, Encoding.UTF8);
        var body = await reader.ReadToEndAsync(http.RequestAborted);
        var (status, answer) = Replies.ToResponseUrl(slack, id, JsonText.TryParse(body));
        var text = JsonText.Write(answer);
        slack.Traffic.Add(
            "in", "response_url", "response_url", status, Stopwatch.GetElapsedTime(started).TotalMilliseconds,
            $"response_url: {answer.Str("error") ?? "ok"}", body, text);
        http.Response.StatusCode = status;
        http.Response.ContentType = "application/json; charset=utf-8";
        await http.Response.WriteAsync(text, http.RequestAborted);
    }
}

/// <summary>The bytes of an upload, and back again for whoever follows the link.</summary>
static class UploadEndpoint
{
    public static async Task<IResult> ReceiveAsync(HttpContext http, Simulator slack, string id)
    {
        if (!slack.Files.TryGetValue(id, out var file))
        {
            return Results.NotFound();
        }

        using var content = new MemoryStream();
        if (http.Request.HasFormContentType)
        {
            var form = await http.Request.ReadFormAsync(http.RequestAborted);
            if (form.Files.Count > 0)
            {
                await form.Files[0].CopyToAsync(content, http.RequestAborted);
            }
        }
        else
        {
            await http.Request.Body.CopyToAsync(content, http.RequestAborted);
        }
        if (content.Length != file.Length)
        {
            return Results.Text("length mismatch", statusCode: 400);
        }

        file.Content = content.ToArray();
        return Results.Text($"OK - {content.Length.ToString(CultureInfo.InvariantCulture)}");
    }

    public static IResult Download(HttpContext http, Simulator slack, string id)
    {
        if (!slack.Files.TryGetValue(id, out var file) || file.Content is not { } content)
        {
            return Results.NotFound();
        }
        // Slack answers whoever has no right with its sign-in page.
        return file.User is not null && !IsOfTheApp(slack, http.Request.Headers.Authorization.ToString())
            ? Results.Text("<html>Sign in</html>", "text/html")
            : Results.File(content, "application/octet-stream", file.Name);
    }

    static bool IsOfTheApp(Simulator slack, string header) =>
        header.StartsWith("Bearer ", StringComparison.Ordinal) && (header[7..] == slack.Workspace.App?.BotToken || slack.Workspace.Tokens.Look(header[7..]) is "");
}
