using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using AlignBot.Sources.Http;
using NodaTime;

namespace AlignBot.Sources.BigQuery;

/// <summary>Gets a token for the service account: what its key signs is exchanged for one, or is one.</summary>
sealed class BigQueryLogin(BigQuerySettings settings, SourceHttp http, KnownSecrets secrets)
{
    public const string TokenPath = "/token";

    /// <summary>To read with it, the account's own rights are what counts.</summary>
    const string Scope = "https://www.googleapis.com/auth/bigquery";

    const string SelfAudience = "https://bigquery.googleapis.com/";
    const string TokenAudience = "https://oauth2.googleapis.com/token";

    static readonly Duration Life = Duration.FromMinutes(59);

    /// <summary>The service account, as it was read last. Null before.</summary>
    public string? Account { get; private set; }

    public async Task<GrantedToken> GrantAsync(SourceRun run, CancellationToken cancel)
    {
        var key = ReadKey();
        if (settings.Auth == BigQueryAuth.SelfSigned)
        {
            return new GrantedToken(secrets.Keep(Signed(key, run.Now, SelfAudience, scope: null)))
            {
                EndsAt = run.Now + Life,
                Of = key.Email
            };
        }

        var ask = new HttpAsk(HttpMethod.Post, TokenPath, "a token")
        {
            Host = settings.Token,
            // Made anew for each try: an assertion is good for a while only.
            Content = () => new FormUrlEncodedContent(new Dictionary<string, string>
            {
                ["grant_type"] = "urn:ietf:params:oauth:grant-type:jwt-bearer",
                ["assertion"] = secrets.Keep(Signed(key, run.Now, TokenAudience, Scope)),
            }),
        };
        using var answer = await http.SendAsync(ask, null, run, cancel);
        var token = answer.Root.Text("access_token") ?? throw new SourceException(
            SourceFaultKind.Auth, "Google answered the service account's request without a token. Look whether TokenUrl is Google's.");
        return new GrantedToken(secrets.Keep(token))
        {
            EndsAt = answer.Root.Whole("expires_in") is { } seconds and > 0 ? run.Now + Duration.FromSeconds(seconds) : null,
            Of = key.Email,
        };
    }

    /// <summary>The key file's account. Null where the file can't be read now.</summary>
    public string? AccountOrNull()
    {
        try
        {
            return Account ?? ReadKey().Email;
        }
        catch (SourceException)
        {
            // The reading says what is wrong with it.
            return null;
        }
    }

    string Signed(ServiceKey key, Instant now, string audience, string? scope)
    {
        var claims = new JsonObject
        {
            ["iss"] = key.Email,
            ["sub"] = key.Email,
            ["aud"] = audience,
            ["iat"] = now.ToUnixTimeSeconds(),
            ["exp"] = (now + Life).ToUnixTimeSeconds(),
        };
        if (scope is not null)
        {
            claims["scope"] = scope;
        }

        var header = new JsonObject { ["alg"] = "RS256", ["typ"] = "JWT" };
        if (key.Id is not null)
        {
            header["kid"] = key.Id;
        }

        using var rsa = SignedJwt.KeyOf(key.Pem, passphrase: null, NoKey());
        return SignedJwt.Of(header.ToJsonString(), Encoding.UTF8.GetBytes(claims.ToJsonString()), rsa, NoKey());
    }

    ServiceKey ReadKey()
    {
        try
        {
            using var file = JsonDocument.Parse(settings.KeyFile.Read());
            var root = file.RootElement;
            var read = root.Text("client_email") is { } email && root.Text("private_key") is { } pem
                ? new ServiceKey(email, pem, root.Text("private_key_id")) : throw new SourceException(SourceFaultKind.Auth, NoKey());
            Account = read.Email;
            return read;
        }
        catch (JsonException)
        {
            throw new SourceException(SourceFaultKind.Auth, NoKey());
        }
    }

    string NoKey() => $"What stands at {settings.KeyFile} is no key of a service account. Make a key of the type JSON for it in Google "
        + "Cloud, and put the file there as it is.";

    /// <summary>Not a record: its text form must not hold the key.</summary>
    sealed class ServiceKey(string email, string pem, string? id)
    {
        public string Email => email;

        public string Pem => pem;

        public string? Id => id;
    }
}
