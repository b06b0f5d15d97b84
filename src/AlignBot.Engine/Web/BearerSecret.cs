using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace AlignBot.Engine.Web;

/// <summary>Secrets that stand in addresses and cookies: whoever brings one is who it was given to. Their digests alone are kept.</summary>
public static class BearerSecret
{
    const int Bytes = 32;

    /// <summary>Another one, as letters that an address takes.</summary>
    public static string New() => Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(Bytes));

    /// <summary>SHA-256 in hexadecimal; null for what can't be a secret.</summary>
    public static string? DigestOf(string? secret) =>
        secret?.Length == Base64Url.GetEncodedLength(Bytes) ? Convert.ToHexStringLower(SHA256.HashData(Encoding.ASCII.GetBytes(secret))) : null;
}
