using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace AlignBot.Sources.Http;

/// <summary>A JSON web token that is signed with an RSA key of ours, RS256.</summary>
static class SignedJwt
{
    /// <param name="pem">A private RSA key, PKCS#8 or PKCS#1; with a passphrase where it is encrypted.</param>
    /// <param name="refusal">What is said when it is no such key. The failure itself is not kept: it could hold part of the key.</param>
    /// <exception cref="SourceException"><see cref="SourceFaultKind.Auth"/>.</exception>
    public static RSA KeyOf(string pem, string? passphrase, string refusal)
    {
        var rsa = RSA.Create();
        try
        {
            if (IsEncrypted(pem) && passphrase is not null)
            {
                rsa.ImportFromEncryptedPem(pem, passphrase);
            }
            else
            {
                rsa.ImportFromPem(pem);
            }

            return rsa;
        }
        catch (Exception failure) when (failure is ArgumentException or CryptographicException)
        {
            rsa.Dispose();
            throw new SourceException(SourceFaultKind.Auth, refusal);
        }
    }

    public static bool IsEncrypted(string pem) => pem.Contains("-----BEGIN ENCRYPTED PRIVATE KEY-----", StringComparison.Ordinal);

    /// <param name="header">JSON.</param>
    /// <param name="claims">JSON, UTF-8.</param>
    /// <exception cref="SourceException">The key has no private part.</exception>
    public static string Of(string header, ReadOnlySpan<byte> claims, RSA key, string refusal)
    {
        var unsigned = $"{Base64Url.EncodeToString(Encoding.UTF8.GetBytes(header))}.{Base64Url.EncodeToString(claims)}";
        try
        {
            var signature = key.SignData(Encoding.ASCII.GetBytes(unsigned), HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
            return $"{unsigned}.{Base64Url.EncodeToString(signature)}";
        }
        catch (CryptographicException)
        {
            throw new SourceException(SourceFaultKind.Auth, refusal);
        }
    }
}
