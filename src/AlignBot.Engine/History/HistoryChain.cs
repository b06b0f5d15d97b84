using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using NodaTime;

namespace AlignBot.Engine.History;

/// <summary>How history rows are bound to one another: SHA-256 over the row before, what this row says openly, and commitments to what may be erased.</summary>
/// <remarks>
/// A commitment is the digest of a text under a salt of its own. It stays when text and salt are erased on a lawful request, so that an erasure breaks
/// nothing; and without the salt nobody guesses the text back from it. A row has two: to its actor and to its body. They stand one after the other, so
/// that a later schema of a kind may commit to each text of its body apart without a change of the envelope.
/// </remarks>
public static class HistoryChain
{
    public const int DigestLength = 32;
    public const int SaltLength = 16;

    /// <summary>The commitments of a row: its actor, then its body.</summary>
    public const int Commitments = 2;

    const int LongestKind = 64;

    /// <summary>What the first row has before it.</summary>
    public static byte[] Start => new byte[DigestLength];

    /// <summary>The digest of a text under its salt.</summary>
    public static byte[] Commit(ReadOnlySpan<byte> salt, string text)
    {
        var digest = new byte[DigestLength];
        Commit(salt, text, digest);
        return digest;
    }

    /// <inheritdoc cref="Commit(ReadOnlySpan{byte}, string)"/>
    public static void Commit(ReadOnlySpan<byte> salt, string text, Span<byte> digest)
    {
        var length = Encoding.UTF8.GetByteCount(text);
        var buffer = length <= 2048 ? stackalloc byte[SaltLength + length] : new byte[SaltLength + length];
        salt.CopyTo(buffer);
        Encoding.UTF8.GetBytes(text, buffer[SaltLength..]);
        SHA256.HashData(buffer, digest);
    }

    /// <summary>A state as it is digested, under the salt of the body of the entry that led to it: erased with that text, it can't be guessed either.</summary>
    public static string StateText(int schema, string state) => string.Create(CultureInfo.InvariantCulture, $"state {schema}\n{state}");

    /// <summary>The salt of one of a row's commitments.</summary>
    public static ReadOnlySpan<byte> SaltOf(byte[] salts, int index) => salts.AsSpan(index * SaltLength, SaltLength);

    /// <summary>What one of a row's commitments is to was erased: its salt is gone.</summary>
    public static bool IsErased(byte[] salts, int index) => !SaltOf(salts, index).ContainsAnyExcept((byte)0);

    /// <summary>One of a row's commitments.</summary>
    public static ReadOnlySpan<byte> CommitmentOf(byte[] commitments, int index) => commitments.AsSpan(index * DigestLength, DigestLength);

    /// <summary>Digest of a row: what the next row holds as its previous, and the program as its head.</summary>
    public static byte[] DigestRow(
        ReadOnlySpan<byte> previous, long sequence, Instant at, Guid? subject, string kind, int schema, ReadOnlySpan<byte> commitments, ReadOnlySpan<byte> stateDigest)
    {
        Span<byte> buffer = stackalloc byte[DigestLength + 8 + 8 + 16 + 1 + LongestKind + 4 + 2 + commitments.Length + 1 + stateDigest.Length];
        var written = 0;
        Append(buffer, ref written, previous);
        BinaryPrimitives.WriteInt64BigEndian(buffer[written..], sequence);
        BinaryPrimitives.WriteInt64BigEndian(buffer[(written + 8)..], at.ToUnixTimeMilliseconds());
        written += 16;
        (subject ?? Guid.Empty).TryWriteBytes(buffer[written..], bigEndian: true, out _);
        written += 16;

        // Lengths go first, so that no two different rows can spell the same bytes.
        var length = Encoding.UTF8.GetBytes(kind, buffer.Slice(written + 1, LongestKind));
        buffer[written] = checked((byte)length);
        written += 1 + length;
        BinaryPrimitives.WriteInt32BigEndian(buffer[written..], schema);
        BinaryPrimitives.WriteUInt16BigEndian(buffer[(written + 4)..], checked((ushort)commitments.Length));
        written += 6;
        Append(buffer, ref written, commitments);
        buffer[written++] = checked((byte)stateDigest.Length);
        Append(buffer, ref written, stateDigest);
        return SHA256.HashData(buffer[..written]);
    }

    static void Append(Span<byte> buffer, ref int written, ReadOnlySpan<byte> bytes)
    {
        bytes.CopyTo(buffer[written..]);
        written += bytes.Length;
    }
}
