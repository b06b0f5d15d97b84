using System.Globalization;
using System.Text.Json.Nodes;

namespace AlignBot.SourceSimulators.HubSpot;

/// <summary>What HubSpot says when it does not answer.</summary>
static class HubSpotErrors
{
    public static HubSpotReply Invalid(string message) => Error(400, "VALIDATION_ERROR", message);

    public static HubSpotReply NotFound(string message) => Error(404, "OBJECT_NOT_FOUND", message);

    public static HubSpotReply Unauthenticated() => Error(
        401, "INVALID_AUTHENTICATION", "Authentication credentials not found. This API supports OAuth 2.0 authentication.");

    public static HubSpotReply Expired() => Error(401, "EXPIRED_AUTHENTICATION", "The OAuth token used to make this call expired 4 second(s) ago.");

    public static HubSpotReply MissingScopes(params string[] scopes)
    {
        var reply = Error(403, "MISSING_SCOPES", "This app hasn't been granted all required scopes to make this call.");
        reply.Body!["errors"] = new JsonArray(new JsonObject
        {
            ["message"] = "One or more of the following scopes are required.",
            ["context"] = new JsonObject { ["requiredGranularScopes"] = new JsonArray([.. scopes.Select(scope => JsonValue.Create(scope))]) },
        });
        return reply;
    }

    /// <param name="policy">TEN_SECONDLY_ROLLING, SECONDLY, DAILY.</param>
    public static HubSpotReply Limited(string policy, int? retryAfterSeconds = null)
    {
        HubSpotReply reply = new(429, new JsonObject
        {
            ["status"] = "error",
            ["message"] = $"You have reached your {policy.ToLowerInvariant()} limit.",
            ["errorType"] = "RATE_LIMIT",
            ["correlationId"] = CorrelationId,
            ["policyName"] = policy,
        });
        if (retryAfterSeconds is { } seconds)
        {
            reply.Headers["Retry-After"] = seconds.ToString(CultureInfo.InvariantCulture);
        }
        return reply;
    }

    public static HubSpotReply Error(int status, string category, string message) => new(status, new JsonObject
    {
        ["status"] = "error",
        ["message"] = message,
        ["correlationId"] = CorrelationId,
        ["category"] = category,
    });

    /// <summary>The same on every answer, so that a test can look for it.</summary>
    public const string CorrelationId = "0f9a2c1e-77aa-4b1d-9a3e-5d1c2b3a4f60";
}
