using System.Globalization;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.WebUtilities;

namespace AlignBot.SourceSimulators.HubSpot;

/// <summary>Who may ask: keys that a person pasted, and access tokens that an app gets for its refresh token.</summary>
public sealed class HubSpotTokens(TimeProvider time)
{
    /// <summary>How long an access token lives.</summary>
    public static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(30);

    readonly Dictionary<string, IReadOnlyCollection<string>?> keys = new(StringComparer.Ordinal);
    readonly Dictionary<string, DateTimeOffset> granted = new(StringComparer.Ordinal);

    public string ClientId { get; set; } = "5d1a3c9e-client";

    public string ClientSecret { get; set; } = "client-secret-of-the-app";

    /// <summary>The one that is good now.</summary>
    public string RefreshToken { get; set; } = "refresh-token-0";

    /// <summary>Whether a renewal gives a new refresh token and ends the old one.</summary>
    public bool Rotates { get; set; }

    /// <summary>How often an access token was granted.</summary>
    public int Renewals { get; private set; }

    /// <summary>A private app's token or a service key.</summary>
    /// <param name="scopes">What it may read; null: everything.</param>
    public void AddKey(string key, IReadOnlyCollection<string>? scopes = null) => keys[key] = scopes;

    public void RemoveKey(string key) => keys.Remove(key);

    /// <summary>All access tokens end now, as when the app was taken off the account and put on again.</summary>
    public void EndAll() => granted.Clear();

    internal bool IsGranted(string? token) => token is not null && granted.ContainsKey(token);

    /// <summary>Null when the token may read what needs one of the scopes.</summary>
    internal HubSpotReply? Refuse(string? token, string[] oneOf)
    {
        if (token is null)
        {
            return HubSpotErrors.Unauthenticated();
        }
        if (granted.TryGetValue(token, out var end))
        {
            return time.GetUtcNow() < end ? null : HubSpotErrors.Expired();
        }
        if (!keys.TryGetValue(token, out var scopes))
        {
            return HubSpotErrors.Unauthenticated();
        }
        return scopes is null || oneOf.Length == 0 || oneOf.Any(scopes.Contains) ? null : HubSpotErrors.MissingScopes(oneOf);
    }

    internal HubSpotReply Renew(HubSpotRequest request)
    {
        var form = QueryHelpers.ParseQuery(request.Form ?? "");
        if (form.TryGetValue("grant_type", out var grant) && grant != "refresh_token")
        {
            return Bad("BAD_GRANT_TYPE", "unsupported grant type");
        }
        if (form["client_id"] != ClientId || form["client_secret"] != ClientSecret)
        {
            return Bad("BAD_CLIENT_ID", "missing or unknown client id");
        }
        if (form["refresh_token"] != RefreshToken)
        {
            return Bad("BAD_REFRESH_TOKEN", "missing or invalid refresh token");
        }
        Renewals++;
        var token = $"access-token-{Renewals.ToString(CultureInfo.InvariantCulture)}";
        granted[token] = time.GetUtcNow() + Lifetime;
        if (Rotates)
        {
            RefreshToken = $"refresh-token-{Renewals.ToString(CultureInfo.InvariantCulture)}";
        }
        return HubSpotReply.Ok(new JsonObject
        {
            ["token_type"] = "bearer",
            ["token_use"] = "access_token",
            ["refresh_token"] = RefreshToken,
            ["access_token"] = token,
            ["expires_in"] = (int)Lifetime.TotalSeconds,
        });
    }

    static HubSpotReply Bad(string status, string message) => new(400, new JsonObject
    {
        ["status"] = status,
        ["message"] = message,
        ["correlationId"] = HubSpotErrors.CorrelationId,
    });
}
