using AlignBot.Sources.Http;

namespace AlignBot.Sources.Salesforce;

/// <summary>Gets a session for the integration user, by client credentials or by an assertion that the bot signs.</summary>
sealed class SalesforceLogin(SalesforceSettings settings, SourceHttp http, KnownSecrets secrets)
{
    public const string TokenPath = "/services/oauth2/token";

    /// <exception cref="SourceException">Salesforce refuses it, or points to a host that is not configured.</exception>
    public async Task<GrantedToken> GrantAsync(SourceRun run, CancellationToken cancel)
    {
        var ask = new HttpAsk(HttpMethod.Post, TokenPath, "a session")
        {
            // Made anew for each try: an assertion is good for minutes.
            Content = () => new FormUrlEncodedContent(FormOf(run)),
        };
        using var answer = await http.SendAsync(ask, null, run, cancel);
        var token = answer.Root.Text("access_token") ?? throw new SourceException(
            SourceFaultKind.Auth, "Salesforce answered the login without a token. Look at the External Client App's OAuth settings.");
        return new GrantedToken(secrets.Keep(token))
        {
            Host = HostOf(answer.Root.Text("instance_url")),
            Of = answer.Root.Text("id")?.Split('/')[^1],
        };
    }

    Dictionary<string, string> FormOf(SourceRun run) => settings.Auth switch
    {
        SalesforceAuth.ClientCredentials => new()
        {
            ["grant_type"] = "client_credentials",
            ["client_id"] = settings.ClientId,
            ["client_secret"] = secrets.Keep(settings.ClientSecret!.Read()),
        },
        _ => new()
        {
            ["grant_type"] = "urn:ietf:params:oauth:grant-type:jwt-bearer",
            ["assertion"] = secrets.Keep(JwtAssertion.Sign(
                settings.ClientId, settings.Username!, settings.Audience, run.Now, settings.PrivateKey!.Read(),
                    settings.PrivateKey.ToString())),
        },
    };

    /// <summary>Where to go on: the configured host, or another one that the configuration allows.</summary>
    Uri? HostOf(string? instance)
    {
        if (instance is null)
        {
            return null;
        }
        var address = instance.Contains("://", StringComparison.Ordinal) ? instance : "https://" + instance;
        return Uri.TryCreate(address, UriKind.Absolute, out var uri) && http.Hosts.Has(uri)
            ? new Uri(uri.GetLeftPart(UriPartial.Authority))
            : throw new SourceException(
                SourceFaultKind.Config,
                $"Salesforce gave a session for {AllowedHosts.HostOf(uri)}, which is not configured, so nothing was sent there. If that is "
                + $"the org's My Domain, set {settings.Path}:Url to it, or name it in {settings.Path}:AllowedHosts.");
    }
}
