namespace AlignBot.SlackSimulator.Model;

/// <summary>The one app installed in the workspace. What it may do and hears of is read from its manifest, as on Slack.</summary>
public sealed record AppRegistration
{
    public string Id { get; init; } = "A0ALIGNBOT";
    public string Name { get; init; } = "AlignBot";
    public string BotUserId { get; init; } = "U0ALIGNBOT";
    public required string SigningSecret { get; init; }
    public required string BotToken { get; init; }
    public string? AppToken { get; init; }
    /// <summary>Given: the app is installed by consent, and gets tokens of its own then. Without, whoever asks gets <see cref="BotToken"/>.</summary>
    public string? ClientId { get; init; }
    public string? ClientSecret { get; init; }
    /// <summary>How long a token given by consent is good; null without an end.</summary>
    public TimeSpan? TokenLife { get; init; }
    /// <summary>The organisation that installs the app for all its workspaces; null where the workspace does.</summary>
    public string? OrganisationId { get; init; }
    /// <summary>Why the bot token is of no use: what every call with it answers. Null while it is good.</summary>
    public string? TokenError { get; init; }
    /// <summary>Where deliveries go in HTTP mode.</summary>
    public string? RequestUrl { get; init; }
    public AppMode Mode { get; init; } = AppMode.Http;
    /// <summary>Slack's app manifest. Without one the app has every scope and hears of nothing.</summary>
    public JsonObject? Manifest { get; init; }

    internal string BotId => "B" + BotUserId[1..];

    internal IEnumerable<JsonObject> Commands => Manifest.Obj("features").Arr("slash_commands")?.OfType<JsonObject>() ?? [];

    internal IEnumerable<JsonObject> Shortcuts => Manifest.Obj("features").Arr("shortcuts")?.OfType<JsonObject>() ?? [];

    internal bool HomeTab => Manifest.Obj("features").Obj("app_home").Bool("home_tab_enabled") == true;

    internal bool HearsOf(string eventName) =>
        Manifest.Obj("settings").Obj("event_subscriptions").Arr("bot_events")?.Any(e => e?.GetValue<string>() == eventName) == true;

    internal bool HearsOfMetadata(string eventType) =>
        Manifest.Obj("settings").Obj("event_subscriptions").Arr("metadata_subscriptions")
            ?.Any(s => s.Str("event_type") == eventType && s.Str("app_id") is var app && (app == Id || app == "*")) == true;

    internal JsonObject? Command(string name) => Commands.FirstOrDefault(c => c.Str("command") == name);

    internal JsonObject? Shortcut(string callbackId) => Shortcuts.FirstOrDefault(s => s.Str("callback_id") == callbackId);

    internal IReadOnlyList<string>? Scopes =>
        Manifest is null ? null : [.. Manifest.Obj("oauth_config").Obj("scopes").Arr("bot")?.Select(s => s!.GetValue<string>()) ?? []];

    internal bool Has(string scope) => Scopes is not { } scopes || scopes.Contains(scope);
}

public enum AppMode
{
    Http,
    Socket,
}
