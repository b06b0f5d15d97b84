using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using AlignBot.Sources.Salesforce;
using NodaTime;

namespace AlignBot.Sources.Tests.Salesforce;

public class JwtAssertionTests
{
    [Fact]
    public void It_says_who_for_whom_to_whom_and_for_three_minutes_and_is_signed()
    {
        using var key = RSA.Create(2048);

        var assertion = JwtAssertion.Sign(
            "consumer", "alignbot@corp.example", "https://login.salesforce.com", Instant.FromUtc(2026, 11, 28, 9, 0),
            key.ExportRSAPrivateKeyPem(), "env:X");

        var parts = assertion.Split('.');
        Assert.DoesNotContain('=', assertion);
        Assert.Equal("""{"alg":"RS256"}""", Encoding.UTF8.GetString(Base64Url.DecodeFromChars(parts[0])));
        using var claims = JsonDocument.Parse(Base64Url.DecodeFromChars(parts[1]));
        Assert.Equal(["iss", "sub", "aud", "exp"], claims.RootElement.EnumerateObject().Select(claim => claim.Name));
        Assert.Equal("consumer", claims.RootElement.GetProperty("iss").GetString());
        Assert.Equal("alignbot@corp.example", claims.RootElement.GetProperty("sub").GetString());
        Assert.Equal("https://login.salesforce.com", claims.RootElement.GetProperty("aud").GetString());
        Assert.Equal(1795856580, claims.RootElement.GetProperty("exp").GetInt64());
        Assert.True(key.VerifyData(
            Encoding.ASCII.GetBytes($"{parts[0]}.{parts[1]}"), Base64Url.DecodeFromChars(parts[2]), HashAlgorithmName.SHA256,
                RSASignaturePadding.Pkcs1));
    }

    [Theory]
    [InlineData("")]
    [InlineData("no key at all")]
    [InlineData("-----BEGIN RSA PRIVATE KEY-----\nAAAA\n-----END RSA PRIVATE KEY-----")]
    [InlineData("-----BEGIN ENCRYPTED PRIVATE KEY-----\nMIIB\n-----END ENCRYPTED PRIVATE KEY-----")]
    public void What_is_no_private_key_is_refused_with_its_place(string key)
    {
        var refused = Assert.Throws<SourceException>(
            () => JwtAssertion.Sign("c", "u", "a", Instant.FromUtc(2026, 11, 28, 9, 0), key, "env:KEY"));

        Assert.Equal(SourceFaultKind.Auth, refused.Fault.Kind);
        Assert.Contains("env:KEY", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_public_key_alone_cant_sign()
    {
        using var key = RSA.Create(2048);

        Assert.Throws<SourceException>(
            () => JwtAssertion.Sign("c", "u", "a", Instant.FromUtc(2026, 11, 28, 9, 0), key.ExportSubjectPublicKeyInfoPem(), "env:KEY"));
    }
}
