using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace AlignBot.Web;

/// <summary>Secrets that browsers bring, and the digests by which they are known here.</summary>
static class WebSecret
{
    const int Bytes = 32;

    public static string New() => Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(Bytes));

    /// <summary>SHA-256 in hexadecimal; null for what can't be a secret.</summary>
    public static string? DigestOf(string? secret) => secret?.Length == Base64Url.GetEncodedLength(Bytes) ? Convert.ToHexStringLower(SHA256.HashData(Encoding.ASCII.GetBytes(secret))) : null;
}
