using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace AlignBot.Sources.Tabular;

/// <summary>A key as 16 bytes, so that a quarter of a million of them can be remembered.</summary>
static class KeyDigest
{
    /// <summary>The same for the same letters in the same case, and for no others.</summary>
    public static UInt128 Of(string key)
    {
        Span<byte> digest = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(Encoding.UTF8.GetBytes(key), digest);
        return BinaryPrimitives.ReadUInt128BigEndian(digest);
    }
}
