using System.Text.Json.Serialization;
using AlignBot.Slack.Inbound.Payloads;
using AlignBot.Slack.Json;

namespace AlignBot.Slack.WebApi;

/// <summary>Installing the app and keeping its tokens fresh.</summary>
/// <remarks>https://docs.slack.dev/authentication/installing-with-oauth</remarks>
public sealed class OAuthApi
{
    readonly SlackCalls calls;

    internal OAuthApi(SlackCalls calls) => this.calls = calls;

    /// <summary>Turns the code of a finished consent into a token. The code lives ten minutes and works once.</summary>
    /// <param name="code">The code that came to the redirect address.</param>
    /// <param name="redirectUri">The same as in the first step, if one was given there.</param>
    /// <param name="ct">Gives up.</param>
    /// <remarks>https://docs.slack.dev/reference/methods/oauth.v2.access</remarks>
    public Task<OAuthAccess> Access(string code, string? redirectUri = null, CancellationToken ct = default) =>
        calls.Call(SlackMethods.OAuthAccess, WithSecret().Add("code", code).Add("redirect_uri", redirectUri), SlackJson.Default.OAuthAccess, ct);

    /// <summary>Turns a refresh token into a new pair. It works once: refresh under a lock and save both at once.</summary>
    /// <remarks>https://docs.slack.dev/authentication/using-token-rotation</remarks>
    public Task<OAuthAccess> Refresh(string refreshToken, CancellationToken ct = default) =>
        calls.Call(
            SlackMethods.OAuthAccess,
            WithSecret().Add("grant_type", "refresh_token").Add("refresh_token", refreshToken),
            SlackJson.Default.OAuthAccess,
            ct);

    /// <summary>Turns a token that never ends into a pair that rotates. There is no way back.</summary>
    /// <remarks>https://docs.slack.dev/reference/methods/oauth.v2.exchange</remarks>
    public Task<OAuthAccess> Exchange(string token, CancellationToken ct = default) =>
        calls.Call(SlackMethods.OAuthExchange, WithSecret().Add("token", token), SlackJson.Default.OAuthAccess, ct);

    /// <summary>Turns the code of a sign-in into an id token, which still has to be checked.</summary>
    /// <remarks>https://docs.slack.dev/reference/methods/openid.connect.token</remarks>
    public async Task<string> IdToken(string code, string? redirectUri = null, CancellationToken ct = default) =>
        (await calls.Call(
            SlackMethods.OpenIdConnectToken, WithSecret().Add("code", code).Add("redirect_uri", redirectUri), SlackJson.Default.OpenIdToken, ct)).IdToken;

    FormWriter WithSecret() => new FormWriter()
        .Add("client_id", calls.Caller.Options.ClientId)
        .Add("client_secret", calls.Caller.Options.ClientSecret);
}

/// <summary>The methods that take the app-level token.</summary>
public sealed class AppsApi
{
    readonly SlackCalls calls;

    internal AppsApi(SlackCalls calls) => this.calls = calls;

    /// <summary>An address for one socket; each connection needs a new one.</summary>
    /// <remarks>https://docs.slack.dev/reference/methods/apps.connections.open</remarks>
    public async Task<Uri> ConnectionsOpen(CancellationToken ct = default)
    {
        var answer = await calls.Call(SlackMethods.AppsConnectionsOpen, new FormWriter(), SlackJson.Default.ConnectionAddress, ct);

        return Uri.TryCreate(answer.Url, UriKind.Absolute, out var address)
            ? address
            : throw new SlackApiException(SlackMethods.AppsConnectionsOpen.Name, "unreadable_answer", SlackErrorKind.Retryable);
    }

    /// <summary>Every installation that may see an event.</summary>
    /// <remarks>https://docs.slack.dev/reference/methods/apps.event.authorizations.list</remarks>
    public async Task<IReadOnlyList<Inbound.Events.Authorization>> EventAuthorizations(string eventContext, CancellationToken ct = default) =>
        (await calls.Call(
            SlackMethods.AppsEventAuthorizationsList,
            new FormWriter().Add("event_context", eventContext),
            SlackJson.Default.AuthorizationsResponse,
            ct)).Authorizations;
}

/// <summary>An installation. Keep it by organisation, workspace and <see cref="IsEnterpriseInstall"/>.</summary>
public sealed record OAuthAccess : SlackResponse
{
    /// <summary>The bot's token. A secret.</summary>
    public string? AccessToken { get; init; }

    /// <summary>With rotation: the token for the next pair. A secret.</summary>
    public string? RefreshToken { get; init; }

    /// <summary>With rotation: seconds until the token ends; 0 without.</summary>
    public long ExpiresIn { get; init; }

    /// <summary>The bot's user.</summary>
    public string? BotUserId { get; init; }

    /// <summary>The app.</summary>
    public string? AppId { get; init; }

    /// <summary>The granted scopes, with commas between.</summary>
    public string? Scope { get; init; }

    /// <summary>The granted scopes, one by one.</summary>
    [JsonIgnore]
    public IReadOnlyList<string> ScopeList => Scope?.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries) ?? [];

    /// <summary>The workspace; null when the organisation installed the app.</summary>
    [JsonConverter(typeof(ObjectOrNothing<TeamRef>))]
    public TeamRef? Team { get; init; }

    /// <summary>The organisation, where there is one.</summary>
    [JsonConverter(typeof(ObjectOrNothing<EnterpriseRef>))]
    public EnterpriseRef? Enterprise { get; init; }

    /// <summary>Whether the organisation installed the app.</summary>
    public bool IsEnterpriseInstall { get; init; }

    /// <summary>Who installed it.</summary>
    [JsonConverter(typeof(ObjectOrNothing<UserRef>))]
    public UserRef? AuthedUser { get; init; }

    /// <summary>The key of this installation.</summary>
    [JsonIgnore]
    public WorkspaceKey Workspace => WorkspaceKey.Of(Enterprise?.Id, Team?.Id, IsEnterpriseInstall);

    /// <summary>Without the secrets.</summary>
    public override string ToString() => $"{nameof(OAuthAccess)} {{ {Workspace} }}";
}

sealed record OpenIdToken : SlackResponse
{
    public string IdToken { get => field ?? ""; init; } = "";
}

sealed record ConnectionAddress : SlackResponse
{
    public string? Url { get; init; }
}

sealed record AuthorizationsResponse : SlackResponse
{
    [JsonConverter(typeof(ListOrNothing<Inbound.Events.Authorization>))]
    public IReadOnlyList<Inbound.Events.Authorization> Authorizations { get => field ?? []; init; } = [];
}
