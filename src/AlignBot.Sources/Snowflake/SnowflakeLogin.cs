using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using AlignBot.Sources.Http;
using NodaTime;

namespace AlignBot.Sources.Snowflake;

/// <summary>What the bot shows to Snowflake: a token that it was given, or one that it signs itself with its key.</summary>
sealed class SnowflakeLogin(SnowflakeSettings settings, KnownSecrets secrets)
{
    /// <summary>Snowflake takes none that is good for longer than an hour.</summary>
    static readonly Duration Life = Duration.FromMinutes(59);

    /// <summary>The value of the header that says what kind of token it is.</summary>
    public string Kind => settings.Token is null ? "KEYPAIR_JWT" : "PROGRAMMATIC_ACCESS_TOKEN";

    /// <remarks>Read anew whenever one was refused, so that a rotated key or token is taken without a restart.</remarks>
    public Task<GrantedToken> GrantAsync(SourceRun run, CancellationToken cancel) => Task.FromResult(settings.Token is { } token
        ? new GrantedToken(secrets.Keep(token.Read()))
        : new GrantedToken(secrets.Keep(Signed(run.Now))) { EndsAt = run.Now + Life });

    /// <summary>Account and user as Snowflake's claims have them: in capitals, and of an account locator without its region.</summary>
    public static string Subject(string account, string user) => $"{account.Split('.')[0]}.{user}".ToUpperInvariant();

    /// <summary>The public half's fingerprint, as <c>DESCRIBE USER</c> shows it: <c>SHA256:…</c>.</summary>
    public static string Fingerprint(RSA key) => "SHA256:" + Convert.ToBase64String(SHA256.HashData(key.ExportSubjectPublicKeyInfo()));

    string Signed(Instant now)
    {
        var place = settings.PrivateKey!;
        var pem = place.Read();
        var passphrase = settings.Passphrase is { } reference ? secrets.Keep(reference.Read()) : null;
        var refusal = SignedJwt.IsEncrypted(pem)
            ? $"The private key at {place} is encrypted and does not open. Set {settings.Path}:PrivateKeyPassphrase to env:NAME or "
                + "file:/path, where its passphrase stands."
            : $"What stands at {place} is no private RSA key. Put the key there whose public half the user {settings.User} has in "
                + "Snowflake, as PEM.";
        using var key = SignedJwt.KeyOf(pem, passphrase, refusal);
        var subject = Subject(settings.Account, settings.User);
        var claims = new JsonObject
        {
            ["iss"] = $"{subject}.{Fingerprint(key)}",
            ["sub"] = subject,
            ["iat"] = now.ToUnixTimeSeconds(),
            ["exp"] = (now + Life).ToUnixTimeSeconds(),
        };
        return SignedJwt.Of("""{"alg":"RS256","typ":"JWT"}""", Encoding.UTF8.GetBytes(claims.ToJsonString()), key, refusal);
    }
}
