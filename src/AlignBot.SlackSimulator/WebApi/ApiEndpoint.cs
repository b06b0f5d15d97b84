using System.Diagnostics;
using System.Net;
using System.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;

namespace AlignBot.SlackSimulator.WebApi;

/// <summary><c>/api/{method}</c>: faults, token, rate, scopes, then the method itself. Slack's order, and its 200 for nearly all.</summary>
sealed class ApiEndpoint(Simulator slack)
{
    readonly Dictionary<string, ApiMethod> methods =
        new[] { AuthMethods.All, ChatMethods.All, ScheduledMethods.All, ViewMethods.All, ConversationMethods.All, HistoryMethods.All, UserMethods.All, PinMethods.All, FileMethods.All }
            .SelectMany(m => m).Append(slack.OpenId.Method).ToDictionary(m => m.Name);

    public async Task HandleAsync(HttpContext http, string name)
    {
        var started = Stopwatch.GetTimestamp();
        string body;
        using (var reader = new StreamReader(http.Request.Body, Encoding.UTF8))
        {
            body = await reader.ReadToEndAsync(http.RequestAborted);
        }

        var isJson = http.Request.ContentType?.StartsWith("application/json", StringComparison.OrdinalIgnoreCase) == true;
        var arguments = Arguments(http.Request, body, isJson);
        if (slack.Neighbours.OfCall(http.Request, arguments) is { } meant && meant != slack)
        {
            await meant.Api.HandleAsync(http, name, arguments, isJson, started);
            return;
        }

        await HandleAsync(http, name, arguments, isJson, started);
    }

    async Task HandleAsync(HttpContext http, string name, JsonObject? arguments, bool isJson, long started)
    {
        var answer = await AnswerAsync(http, name, arguments, isJson);
        var text = answer.Body is null ? "" : JsonText.Write(answer.Body);
        await slack.Store.SettledAsync();

        slack.Traffic.Add(
            "in", "web_api", name, answer.Status, Stopwatch.GetElapsedTime(started).TotalMilliseconds, Summary(name, answer), Shown(arguments), text);
        if (answer.Cut)
        {
            http.Abort();
            return;
        }
        http.Response.StatusCode = answer.Status;
        http.Response.ContentType = "application/json; charset=utf-8";
        if (answer.RetryAfter is { } seconds)
        {
            http.Response.Headers.RetryAfter = seconds.ToString(CultureInfo.InvariantCulture);
        }

        http.Response.Headers["x-slack-req-id"] = Guid.NewGuid().ToString("N");
        if (slack.Workspace.App?.Scopes is { } scopes)
        {
            http.Response.Headers["x-oauth-scopes"] = string.Join(',', scopes);
        }

        await http.Response.WriteAsync(text, http.RequestAborted);
    }

    sealed record Answer(int Status, JsonObject? Body)
    {
        public int? RetryAfter { get; init; }
        /// <summary>The connection ends without an answer.</summary>
        public bool Cut { get; init; }
    }

    async Task<Answer> AnswerAsync(HttpContext http, string name, JsonObject? arguments, bool isJson)
    {
        var channel = arguments.Str("channel") ?? arguments.Str("channel_id");
        var fault = slack.Faults.Strike(Fault.ApiKinds, name, channel);
        if (fault is not null)
        {
            slack.Hints.Send("faults");
        }

        switch (fault?.Kind)
        {
            case "down":
                return new Answer((int)HttpStatusCode.ServiceUnavailable, Refused("service_unavailable"));
            case "rate_limit":
                return new Answer((int)HttpStatusCode.TooManyRequests, Refused("ratelimited")) { RetryAfter = fault.RetryAfter ?? 1 };
            case "server_error":
                return new Answer((int)HttpStatusCode.InternalServerError, Refused("internal_error"));
            case "slow":
                for (var held = Stopwatch.StartNew(); held.ElapsedMilliseconds < (fault.DelayMs ?? 5_000) && slack.Faults.IsOn(fault.Id);)
                {
                    await Task.Delay(20, http.RequestAborted);
                }

                return Run(http, name, arguments, isJson);
            case "error":
                return new Answer(200, Refused(fault.Error!));
            case "timeout_before_work":
                await HoldAsync(http, fault);
                return new Answer(0, null) { Cut = true };
            case "timeout_after_work":
                var done = Run(http, name, arguments, isJson);
                await HoldAsync(http, fault);
                return new Answer(0, done.Body) { Cut = true };
            default:
                return Run(http, name, arguments, isJson);
        }
    }

    static async Task HoldAsync(HttpContext http, Fault fault)
    {
        try
        {
            await Task.Delay(fault.DelayMs ?? 30_000, http.RequestAborted);
        }
        catch (OperationCanceledException)
        {
            // The app gave up first, as it should.
        }
    }

    Answer Run(HttpContext http, string name, JsonObject? arguments, bool isJson)
    {
        try
        {
            if (!methods.TryGetValue(name, out var method))
            {
                throw new SlackRefusal("unknown_method");
            }

            if (arguments is null)
            {
                throw new SlackRefusal("invalid_json");
            }

            lock (slack.Workspace.Gate)
            {
                var app = Authorize(http, method, arguments, isJson);
                var channel = arguments.Str("channel");
                if (slack.Limits.Take(name, method.Tier, channel) is { } seconds)
                {
                    return new Answer((int)HttpStatusCode.TooManyRequests, Refused("ratelimited")) { RetryAfter = seconds };
                }

                if (method.Scopes.Length > 0 && !method.Scopes.Any(app.Has))
                {
                    throw ApiCall.MissingScope(app, method.Scopes);
                }

                var body = method.Run(new ApiCall(slack, method, arguments, app));
                slack.Changed();
                return new Answer(200, isJson ? WarnOfCharset(http, body) : body);
            }
        }
        catch (SlackRefusal refusal)
        {
            return new Answer(200, refusal.Body);
        }
    }

    AppRegistration Authorize(HttpContext http, ApiMethod method, JsonObject arguments, bool isJson)
    {
        var header = http.Request.Headers.Authorization.ToString();
        // A JSON body needs the header; a form may carry the token itself.
        var token = header.StartsWith("Bearer ", StringComparison.OrdinalIgnoreCase) ? header[7..].Trim() : isJson ? null : arguments.Str("token");
        arguments.Remove("token");
        var app = slack.Workspace.App;
        if (method.Token is null)
        {
            return app ?? throw new SlackRefusal("invalid_client_id");
        }

        if (string.IsNullOrEmpty(token))
        {
            throw new SlackRefusal("not_authed");
        }

        var given = slack.Workspace.Tokens.Look(token);
        var isBots = given is not null || token == app?.BotToken;
        if (app is null || (!isBots && token != app.AppToken))
        {
            throw new SlackRefusal("invalid_auth");
        }

        if ((given ?? (isBots ? app.TokenError : null)) is { Length: > 0 } dead)
        {
            throw new SlackRefusal(dead);
        }

        if (isBots != (method.Token == TokenKind.Bot))
        {
            throw new SlackRefusal("not_allowed_token_type");
        }

        return app;
    }

    static JsonObject WarnOfCharset(HttpContext http, JsonObject body)
    {
        if (http.Request.ContentType!.Contains("charset", StringComparison.OrdinalIgnoreCase))
        {
            return body;
        }

        body["warning"] = "missing_charset";
        if (body["response_metadata"] is not JsonObject metadata)
        {
            body["response_metadata"] = metadata = [];
        }

        metadata["warnings"] = new JsonArray("missing_charset");
        return body;
    }

    /// <summary>Query, then body; null when a JSON body can't be read.</summary>
    static JsonObject? Arguments(HttpRequest request, string body, bool isJson)
    {
        var arguments = new JsonObject();
        foreach (var (key, value) in request.Query)
        {
            arguments[key] = value.ToString();
        }

        if (isJson)
        {
            if (body.Length > 0 && JsonText.TryParse(body) is not JsonObject)
            {
                return null;
            }

            foreach (var (key, value) in JsonText.TryParse(body) as JsonObject ?? [])
            {
                arguments[key] = value.Copy();
            }

            return arguments;
        }
        foreach (var (key, value) in new FormReader(body).ReadForm())
        {
            arguments[key] = value.ToString();
        }

        return arguments;
    }

    static string Shown(JsonObject? arguments)
    {
        var copy = arguments.Copy() ?? [];
        foreach (var name in new[] { "blocks", "view", "metadata" })
        {
            if (copy.Str(name) is { } text && JsonText.TryParse(text) is { } parsed)
            {
                copy[name] = parsed;
            }
        }
        return JsonText.Write(copy);
    }

    static string Summary(string name, Answer answer) =>
        answer.Cut ? $"{name}: no answer" : answer.Body.Bool("ok") == true ? $"{name}: ok" : $"{name}: {answer.Body.Str("error")}";

    static JsonObject Refused(string error) => new() { ["ok"] = false, ["error"] = error };
}
