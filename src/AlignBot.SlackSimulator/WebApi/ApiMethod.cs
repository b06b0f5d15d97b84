namespace AlignBot.SlackSimulator.WebApi;

/// <summary>A method of the Web API: its rate tier, the scopes of which one is needed, and what it does under the workspace's gate.</summary>
sealed record ApiMethod(string Name, RateTier Tier, string[] Scopes, Func<ApiCall, JsonObject> Run)
{
    /// <summary>Which token it asks for; null is none, as for oauth.v2.access.</summary>
    public TokenKind? Token { get; init; } = TokenKind.Bot;
}

enum TokenKind
{
    Bot,
    App,
}

/// <summary>One call: the arguments as JSON, whether they came as JSON or as a form, and the app whose token it bears.</summary>
sealed class ApiCall(Simulator slack, ApiMethod method, JsonObject arguments, AppRegistration app)
{
    public Simulator Slack { get; } = slack;
    public Workspace Workspace { get; } = slack.Workspace;
    public AppRegistration App { get; } = app;
    public string Method { get; } = method.Name;
    public JsonObject Arguments { get; } = arguments;

    public string? Text(string name) => Arguments[name] is JsonValue v ? v.TryGetValue(out string? s) ? s : v.ToJsonString() : null;

    public string Must(string name) =>
        Text(name) is { Length: > 0 } text ? text : throw Invalid($"missing required field: {name}", "");

    public bool Flag(string name) => Arguments.Bool(name) == true;

    public long? Number(string name) => Arguments.Long(name);

    /// <summary>An object or list, given as JSON or, as forms do, as JSON in a string.</summary>
    public JsonNode? Json(string name)
    {
        if (Arguments[name] is not JsonValue value)
        {
            return Arguments[name];
        }

        var text = value.TryGetValue(out string? s) ? s : value.ToJsonString();
        return text.Length == 0 ? null : JsonText.TryParse(text) ?? throw new SlackRefusal(name == "blocks" ? "invalid_blocks_format" : "invalid_arguments");
    }

    /// <summary>The channel by id if the bot can know of it; Slack says channel_not_found also for what the bot can't see.</summary>
    public Channel Channel(string argument = "channel")
    {
        var id = Must(argument);
        var channel = Workspace.Channel(id);
        return channel is not null && (channel.Kind == ChannelKind.Public || IsMember(channel)) ? channel : throw new SlackRefusal("channel_not_found");
    }

    public bool IsMember(Channel channel) => channel.Members.Contains(App.BotUserId);

    public void NeedMember(Channel channel)
    {
        if (!IsMember(channel))
        {
            throw new SlackRefusal("not_in_channel");
        }
    }

    public void NeedScope(params string[] oneOf)
    {
        if (!oneOf.Any(App.Has))
        {
            throw MissingScope(App, oneOf);
        }
    }

    /// <summary>The scope of the channel's own kind, as <c>groups:history</c> for a private one.</summary>
    public void NeedScope(Channel channel, string action) => NeedScope($"{Family(channel)}:{action}");

    public static string Family(Channel channel) =>
        channel.Kind switch { ChannelKind.Public => "channels", ChannelKind.Private => "groups", ChannelKind.Im => "im", _ => "mpim" };

    public static SlackRefusal MissingScope(AppRegistration app, string[] needed) =>
        new("missing_scope", new JsonObject { ["needed"] = string.Join(',', needed), ["provided"] = string.Join(',', app.Scopes ?? []) });

    public static SlackRefusal Invalid(string text, string pointer) => new("invalid_arguments", new JsonObject
    {
        ["response_metadata"] = new JsonObject { ["messages"] = new JsonArray(pointer.Length == 0 ? $"[ERROR] {text}" : $"[ERROR] {text} [json-pointer:{pointer}]") },
    });

    /// <summary>One page of a list by a cursor that says where to go on.</summary>
    public (IReadOnlyList<T> Items, JsonObject Metadata) Page<T>(IReadOnlyList<T> all, int most = 1000, int usual = 100)
    {
        var limit = (int)(Number("limit") ?? usual);
        if (limit is < 1 || limit > most)
        {
            throw new SlackRefusal("invalid_limit");
        }

        var from = 0;
        if (Text("cursor") is { Length: > 0 } cursor)
        {
            if (!Cursor.TryRead(cursor, out from))
            {
                throw new SlackRefusal("invalid_cursor");
            }
        }
        var items = all.Skip(from).Take(limit).ToArray();
        var next = from + items.Length < all.Count ? Cursor.Write(from + items.Length) : "";
        return (items, new JsonObject { ["next_cursor"] = next });
    }

    public static JsonObject Ok => new() { ["ok"] = true };
}

static class Cursor
{
    public static string Write(int from) => Convert.ToBase64String(System.Text.Encoding.ASCII.GetBytes(string.Create(CultureInfo.InvariantCulture, $"next:{from}")));

    public static bool TryRead(string cursor, out int from)
    {
        from = 0;
        var bytes = new byte[cursor.Length];
        return Convert.TryFromBase64String(cursor, bytes, out var length)
            && System.Text.Encoding.ASCII.GetString(bytes, 0, length) is { } text && text.StartsWith("next:", StringComparison.Ordinal)
            && int.TryParse(text.AsSpan(5), NumberStyles.None, CultureInfo.InvariantCulture, out from);
    }
}
