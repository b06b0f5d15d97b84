using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace AlignBot.SourceSimulators.Warehouses;

/// <summary>Reads a token that somebody signed, as a vendor does: the signature first, then the claims.</summary>
public static class LocalJwt
{
    /// <summary>The claims; null where it is no token of RS256, or another key signed it.</summary>
    /// <param name="publicKey">PEM.</param>
    public static JsonObject? Claims(string token, string publicKey)
    {
        ArgumentNullException.ThrowIfNull(token);
        if (token.Split('.') is not [var head, var claims, var signature])
        {
            return null;
        }

        try
        {
            using var rsa = RSA.Create();
            rsa.ImportFromPem(publicKey);
            return JsonNode.Parse(Bytes(head))?["alg"]?.GetValue<string>() == "RS256"
                && rsa.VerifyData(Encoding.ASCII.GetBytes($"{head}.{claims}"), Bytes(signature), HashAlgorithmName.SHA256,
                    RSASignaturePadding.Pkcs1)
                ? JsonNode.Parse(Bytes(claims)) as JsonObject : null;
        }
        catch (Exception wrong) when (wrong is FormatException or JsonException)
        {
            return null;
        }
    }

    /// <summary>The fingerprint of a public key as Snowflake shows it: SHA-256 of its DER form, in base64.</summary>
    public static string Fingerprint(string publicKey)
    {
        using var rsa = RSA.Create();
        rsa.ImportFromPem(publicKey);
        return Convert.ToBase64String(SHA256.HashData(rsa.ExportSubjectPublicKeyInfo()));
    }

    static byte[] Bytes(string base64Url) =>
        Convert.FromBase64String(base64Url.Replace('-', '+').Replace('_', '/').PadRight(base64Url.Length
            + ((4 - (base64Url.Length % 4)) % 4), '='));
}
