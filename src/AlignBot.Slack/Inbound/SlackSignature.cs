using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace AlignBot.Slack.Inbound;

/// <summary>Slack's request signature: <c>v0=</c> and the hex of HMAC-SHA256 over <c>v0:{timestamp}:{raw body}</c>.</summary>
/// <remarks>https://docs.slack.dev/authentication/verifying-requests-from-slack</remarks>
public sealed class SlackSignature
{
    /// <summary>Bytes to leave free before a body, so that what is signed stands in one piece.</summary>
    internal const int HeadRoom = 32;

    const int LongestStamp = 15;
    const int HexLength = 64;

    readonly byte[] key;

    /// <summary>Signs and verifies with an app's signing secret.</summary>
    /// <exception cref="ArgumentException">The secret is empty: anybody could sign.</exception>
    public SlackSignature(string signingSecret)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(signingSecret);
        key = Encoding.UTF8.GetBytes(signingSecret);
    }

    /// <summary>The header value for a body, as Slack makes it.</summary>
    public string Sign(string timestamp, ReadOnlySpan<byte> body)
    {
        using var hmac = IncrementalHash.CreateHMAC(HashAlgorithmName.SHA256, key);
        hmac.AppendData(Encoding.UTF8.GetBytes($"v0:{timestamp}:"));
        hmac.AppendData(body);

        return "v0=" + Convert.ToHexStringLower(hmac.GetHashAndReset());
    }

    /// <summary>Whether the headers sign the body that stands in <paramref name="buffer"/> after <see cref="HeadRoom"/> free bytes.</summary>
    /// <remarks>In small letters only, as Slack writes it: a repeat is known by the text of its header. In constant time over the signature. The free bytes are written to.</remarks>
    internal bool Verify(ReadOnlySpan<char> timestamp, ReadOnlySpan<char> signature, Span<byte> buffer, DateTimeOffset now, TimeSpan window)
    {
        if (!IsRecent(timestamp, now, window) || signature.Length != HexLength + 3 || !signature.StartsWith("v0=", StringComparison.Ordinal)
            || signature.ContainsAnyInRange('A', 'Z'))
        {
            return false;
        }

        Span<byte> given = stackalloc byte[HMACSHA256.HashSizeInBytes];
        if (Convert.FromHexString(signature[3..], given, out _, out var written) != System.Buffers.OperationStatus.Done || written != given.Length)
        {
            return false;
        }

        var start = HeadRoom - timestamp.Length - 4;
        "v0:"u8.CopyTo(buffer[start..]);
        Encoding.ASCII.GetBytes(timestamp, buffer[(start + 3)..]);
        buffer[HeadRoom - 1] = (byte)':';

        Span<byte> computed = stackalloc byte[HMACSHA256.HashSizeInBytes];
        HMACSHA256.HashData(key, buffer[start..], computed);

        return CryptographicOperations.FixedTimeEquals(given, computed);
    }

    static bool IsRecent(ReadOnlySpan<char> timestamp, DateTimeOffset now, TimeSpan window)
    {
        if (timestamp.Length is 0 or > LongestStamp
            || !long.TryParse(timestamp, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds))
        {
            return false;
        }

        // Slack signs whole seconds, so the window is counted in whole seconds too: a stamp exactly 300 s away still counts.
        return Math.Abs(now.ToUnixTimeSeconds() - seconds) <= (long)window.TotalSeconds;
    }
}
