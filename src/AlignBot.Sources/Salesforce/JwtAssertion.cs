using System.Text.Json;
using System.Text.Json.Serialization;
using AlignBot.Sources.Http;
using NodaTime;

namespace AlignBot.Sources.Salesforce;

/// <summary>The assertion of the JWT bearer flow: who the bot is and whom it stands for, signed with the key whose certificate the app
/// holds.</summary>
static class JwtAssertion
{
    /// <summary>Salesforce takes none that is good for longer.</summary>
    static readonly Duration Life = Duration.FromMinutes(3);

    /// <param name="key">A private RSA key, PEM.</param>
    /// <param name="place">Where it stands, for a sentence.</param>
    /// <exception cref="SourceException">It is no such key.</exception>
    public static string Sign(string clientId, string username, string audience, Instant now, string key, string place)
    {
        var claims = new AssertionClaims(clientId, username, audience, (now + Life).ToUnixTimeSeconds());
        var refusal = $"What stands at {place} is no private RSA key. Put the key there that the External Client App's certificate was "
            + "made from, as PEM and without a password.";
        using var rsa = SignedJwt.KeyOf(key, passphrase: null, refusal);
        return SignedJwt.Of(
            """{"alg":"RS256"}""", JsonSerializer.SerializeToUtf8Bytes(claims, AssertionJson.Default.AssertionClaims), rsa, refusal);
    }
}

/// <summary>In the order that Salesforce's own examples have.</summary>
sealed record AssertionClaims(
    [property: JsonPropertyName("iss")] string Issuer,
    [property: JsonPropertyName("sub")] string Subject,
    [property: JsonPropertyName("aud")] string Audience,
    [property: JsonPropertyName("exp")] long Expires);

[JsonSerializable(typeof(AssertionClaims))]
sealed partial class AssertionJson : JsonSerializerContext;
