using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using NodaTime;

namespace AlignBot.Engine.History;

/// <summary>How history rows are bound to one another: SHA-256 over the row before and everything that this row says.</summary>
public static class HistoryChain
{
    public const int DigestLength = 32;
    public const int SaltLength = 16;

    public static byte[] Start => new byte[DigestLength];

    /// <summary>Digest of a body under its salt. Stays when both are erased, so that an erasure does not break the chain.</summary>
    public static byte[] DigestBody(ReadOnlySpan<byte> salt, string body)
    {
        var length = Encoding.UTF8.GetByteCount(body);
        var buffer = length <= 2048 ? stackalloc byte[SaltLength + length] : new byte[SaltLength + length];
        salt.CopyTo(buffer);
        Encoding.UTF8.GetBytes(body, buffer[SaltLength..]);
        return SHA256.HashData(buffer);
    }

    /// <summary>Digest of a row: what the next row holds as its previous, and the program as its head.</summary>
    public static byte[] DigestRow(
        ReadOnlySpan<byte> previous, long sequence, Instant at, string? actor, Guid? subject, string kind, ReadOnlySpan<byte> bodyDigest)
    {
        Span<byte> buffer = stackalloc byte[512];
        var written = 0;
        Append(buffer, ref written, previous);
        BinaryPrimitives.WriteInt64BigEndian(buffer[written..], sequence);
        BinaryPrimitives.WriteInt64BigEndian(buffer[(written + 8)..], at.ToUnixTimeMilliseconds());
        written += 16;
        (subject ?? Guid.Empty).TryWriteBytes(buffer[written..], bigEndian: true, out _);
        written += 16;
        AppendText(buffer, ref written, actor ?? "");
        AppendText(buffer, ref written, kind);
        Append(buffer, ref written, bodyDigest);
        return SHA256.HashData(buffer[..written]);
    }

    static void Append(Span<byte> buffer, ref int written, ReadOnlySpan<byte> bytes)
    {
        bytes.CopyTo(buffer[written..]);
        written += bytes.Length;
    }

    // Length first, so that no two different rows can spell the same bytes.
    static void AppendText(Span<byte> buffer, ref int written, string text)
    {
        var length = Encoding.UTF8.GetBytes(text, buffer[(written + 1)..]);
        buffer[written] = checked((byte)length);
        written += 1 + length;
    }
}
