using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
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
        var unsigned =
            $"{Base64Url.EncodeToString("""{"alg":"RS256"}"""u8)}.{Base64Url.EncodeToString(JsonSerializer.SerializeToUtf8Bytes(claims, AssertionJson.Default.AssertionClaims))}";
        using var rsa = RSA.Create();
        try
        {
            rsa.ImportFromPem(key);
            return $"{unsigned}.{Base64Url.EncodeToString(rsa.SignData(Encoding.ASCII.GetBytes(unsigned), HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1))}";
        }
        catch (Exception failure) when (failure is ArgumentException or CryptographicException)
        {
            // The failure itself could hold part of the key.
            throw new SourceException(
                SourceFaultKind.Auth,
                $"What stands at {place} is no private RSA key. Put the key there that the External Client App's certificate was made "
                    + $"from, "
                + "as PEM and without a password.");
        }
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
