using System.Security.Cryptography;
using System.Text;
using AlignBot.Slack;
using Microsoft.Extensions.Options;

namespace AlignBot.People.Calendars;

/// <summary>Seals the address of a calendar, so that a copy of the database gives away nobody's calendar.</summary>
/// <remarks>The key is made of the secret by which Slack knows the app, which stands in no table. With another secret nothing can be unsealed, and whoever gave an address is asked for it again.</remarks>
sealed class AddressSeal(IOptions<SlackOptions> slack)
{
    const int NonceLength = 12;
    const int TagLength = 16;

    readonly byte[] key = HKDF.DeriveKey(
        HashAlgorithmName.SHA256,
        Encoding.UTF8.GetBytes(slack.Value.SigningSecret is { Length: > 0 } secret ? secret : slack.Value.AppToken ?? ""), 32,
        info: "AlignBot: addresses of calendars"u8.ToArray());

    public string Seal(Uri address)
    {
        var (nonce, plain) = (RandomNumberGenerator.GetBytes(NonceLength), Encoding.UTF8.GetBytes(address.AbsoluteUri));
        var (cipher, tag) = (new byte[plain.Length], new byte[TagLength]);
        using var aes = new AesGcm(key, TagLength);
        aes.Encrypt(nonce, plain, cipher, tag);
        return Convert.ToBase64String([.. nonce, .. tag, .. cipher]);
    }

    /// <summary>The address; null where another secret sealed it.</summary>
    public Uri? Unseal(string sealedAddress)
    {
        var bytes = Convert.FromBase64String(sealedAddress);
        var plain = new byte[bytes.Length - NonceLength - TagLength];
        try
        {
            using var aes = new AesGcm(key, TagLength);
            aes.Decrypt(bytes.AsSpan(0, NonceLength), bytes.AsSpan(NonceLength + TagLength), bytes.AsSpan(NonceLength, TagLength), plain);
            return new Uri(Encoding.UTF8.GetString(plain));
        }
        catch (CryptographicException)
        {
            return null;
        }
    }
}
