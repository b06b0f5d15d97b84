using System.Net.Http.Headers;

namespace AlignBot.SlackSimulator.Tests;

/// <summary>A simulator with a small seeded team and a fake app, and both of its APIs at hand.</summary>
public sealed class LocalSlack : IAsyncDisposable
{
    public const string Secret = "8f742231b10e8888abcd99yyyzzz85a5";
    public const string BotToken = "xoxb-test-token";
    public const string AppToken = "xapp-test-token";
    public const string Bot = "U0BOT";
    public const string Ana = "U0ANA";
    public const string Tom = "U0TOM";
    public const string Guest = "U0GUEST";
    public const string Outsider = "U0OUTSIDE";
    public const string Gtm = "C0GTM";
    public const string Private = "C0PRIVATE";
    public const string Elsewhere = "C0ELSEWHERE";

    readonly HttpClient http = new();

    LocalSlack(SimulatorHost host, FakeApp app)
    {
        Host = host;
        App = app;
    }

    public SimulatorHost Host { get; }

    public FakeApp App { get; }

    public static async Task<LocalSlack> StartAsync(Func<SimulatorOptions, SimulatorOptions>? change = null, bool socketMode = false)
    {
        var app = new FakeApp(Secret);
        var options = new SimulatorOptions
        {
            EnforceLimits = false,
            Seed = slack => Seed(slack, app.Url, socketMode),
            // A busy machine may stand still for longer than Slack waits.
            AckTimeout = TimeSpan.FromSeconds(15),
            TriggerLife = TimeSpan.FromSeconds(15),
        };
        var host = await SimulatorHost.StartAsync(change?.Invoke(options) ?? options);
        return new LocalSlack(host, app);
    }

    public static void Seed(Simulator slack, string requestUrl, bool socketMode = false, string? scope = null)
    {
        ArgumentNullException.ThrowIfNull(slack);
        slack.AddPerson(Ana, "ana", "Ana Ruiz", title: "Sales leader");
        slack.AddPerson(Tom, "tom", "Tom Byrne", tz: "America/New_York");
        slack.AddPerson(Guest, "gil", "Gil Guest", PersonRoles.Guest);
        slack.AddPerson(Outsider, "olga", "Olga Outside", PersonRoles.External);
        slack.RegisterApp(new Model.AppRegistration
        {
            Id = "A0BOT",
            Name = "Bot",
            BotUserId = Bot,
            SigningSecret = Secret,
            BotToken = BotToken,
            AppToken = AppToken,
            RequestUrl = requestUrl,
            Mode = socketMode ? Model.AppMode.Socket : Model.AppMode.Http,
            Manifest = With(Manifest(), scope),
        });
        slack.AddChannel(Gtm, "gtm", [Ana, Tom, Guest, Outsider, Bot], topic: "Go to market");
        slack.AddChannel(Private, "leaders", [Ana, Tom], isPrivate: true);
        slack.AddChannel(Elsewhere, "random", [Ana, Tom]);
    }

    static JsonObject With(JsonObject manifest, string? scope)
    {
        if (scope is not null)
        {
            manifest["oauth_config"]!["scopes"]!["bot"]!.AsArray().Add(scope);
        }

        return manifest;
    }

    static class PersonRoles
    {
        public const Model.PersonRole Guest = Model.PersonRole.Guest;
        public const Model.PersonRole External = Model.PersonRole.External;
    }

    public static JsonObject Manifest() => JsonNode.Parse("""
        {
          "display_information": { "name": "Bot" },
          "features": {
            "bot_user": { "display_name": "Bot" },
            "app_home": { "home_tab_enabled": true },
            "slash_commands": [
              { "command": "/dispute", "description": "Raise a dispute", "usage_hint": "[question]" },
              { "command": "/escaped", "description": "Mentions as ids", "should_escape": true }
            ],
            "shortcuts": [
              { "name": "Raise", "type": "message", "callback_id": "raise", "description": "From a message" },
              { "name": "New", "type": "global", "callback_id": "new", "description": "From anywhere" }
            ]
          },
          "oauth_config": { "scopes": { "bot": [
            "chat:write", "commands", "channels:history", "channels:read", "channels:join", "im:write", "im:history", "users:read", "app_mentions:read", "pins:write", "pins:read",
            "bookmarks:write", "files:write", "metadata.message:read" ] } },
          "settings": { "event_subscriptions": {
            "bot_events": ["message.channels", "message.im", "app_home_opened", "member_joined_channel", "member_left_channel", "channel_archive", "channel_rename", "team_join", "user_change",
              "app_mention", "pin_added", "message.groups"],
            "metadata_subscriptions": [{ "app_id": "A0BOT", "event_type": "outbox" }] } }
        }
        """)!.AsObject();

    /// <summary>A Web API call with a JSON body and the bot's token.</summary>
    public async Task<JsonObject> ApiAsync(string method, object? arguments = null, string? token = BotToken)
    {
        using var response = await ApiResponseAsync(method, arguments, token);
        return JsonNode.Parse(await response.Content.ReadAsStringAsync())!.AsObject();
    }

    public async Task<HttpResponseMessage> ApiResponseAsync(string method, object? arguments = null, string? token = BotToken, CancellationToken ct = default)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, Host.ApiUrl + method)
        {
            Content = new StringContent(JsonSerializer.Serialize(arguments ?? new { }), Encoding.UTF8, "application/json"),
        };
        if (token is not null)
        {
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        }

        return await http.SendAsync(request, ct);
    }

    public async Task<JsonObject> FormAsync(string method, Dictionary<string, string> form)
    {
        using var content = new FormUrlEncodedContent(form);
        using var response = await http.PostAsync(Host.ApiUrl + method, content);
        return JsonNode.Parse(await response.Content.ReadAsStringAsync())!.AsObject();
    }

    public async Task<JsonObject> PostAsync(string path, object body, int expect = 200) => await SendAsync(HttpMethod.Post, path, body, expect);

    public async Task<JsonObject> SendAsync(HttpMethod verb, string path, object? body = null, int expect = 200)
    {
        using var request = new HttpRequestMessage(verb, path.StartsWith("http", StringComparison.Ordinal) ? path : $"{Host.Url}/control{path}");
        if (body is not null)
        {
            request.Content = new StringContent(body as string ?? JsonSerializer.Serialize(body), Encoding.UTF8, "application/json");
        }

        using var response = await http.SendAsync(request);
        var text = await response.Content.ReadAsStringAsync();
        Assert.True((int)response.StatusCode == expect, $"{path}: {(int)response.StatusCode} {text}");
        return JsonNode.Parse(text)!.AsObject();
    }

    public Task<JsonObject> GetAsync(string path, int expect = 200) => SendAsync(HttpMethod.Get, path, null, expect);

    public async Task<JsonObject[]> MessagesAsync(string user, string channel, string? thread = null) =>
        [.. (await GetAsync($"/messages?as={user}&channel={channel}{(thread is null ? "" : $"&thread_ts={thread}")}"))["messages"]!.AsArray().Select(m => m!.AsObject())];

    public async Task<JsonObject[]> StackAsync(string user) =>
        [.. (await GetAsync($"/views?as={user}"))["stack"]!.AsArray().Select(v => v!.AsObject())];

    /// <summary>Posts as the bot and gives the ts.</summary>
    public async Task<string> PostedAsync(object arguments)
    {
        var answer = await ApiAsync("chat.postMessage", arguments);
        Assert.True((bool)answer["ok"]!, answer.ToJsonString());
        return (string)answer["ts"]!;
    }

    /// <summary>A trigger_id fresh from a command that Ana ran.</summary>
    public async Task<string> TriggerAsync(string user = Ana)
    {
        var before = App.All.Count(r => r.Kind == "command");
        await PostAsync("/command", new { @as = user, channel = Gtm, command = "/dispute", text = "" });
        return (string)(await App.TakeAsync(before + 1, r => r.Kind == "command"))[^1].Payload["trigger_id"]!;
    }

    public static object Modal(string title = "Form", string? externalId = null, bool notifyOnClose = false, string blockId = "question") => new
    {
        type = "modal",
        callback_id = "form",
        title = new { type = "plain_text", text = title },
        submit = new { type = "plain_text", text = "Send" },
        external_id = externalId ?? "",
        notify_on_close = notifyOnClose,
        blocks = new object[]
        {
            new
            {
                type = "input", block_id = blockId, label = new { type = "plain_text", text = "Question" },
                element = new { type = "plain_text_input", action_id = "text", max_length = 20 },
            },
        },
    };

    public async ValueTask DisposeAsync()
    {
        await Host.DisposeAsync();
        App.Dispose();
        http.Dispose();
    }
}
