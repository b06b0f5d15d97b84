using System.Text;
using AlignBot.Sources.Http;
using NodaTime;

namespace AlignBot.Sources.Databricks;

/// <summary>What the bot shows to Databricks: a token that it was given, or one that its service principal gets.</summary>
sealed class DatabricksLogin(DatabricksSettings settings, SourceHttp http, KnownSecrets secrets)
{
    public const string TokenPath = "/oidc/v1/token";

    /// <remarks>Secrets are read anew each time, so that a rotated one is taken without a restart.</remarks>
    public async Task<GrantedToken> GrantAsync(SourceRun run, CancellationToken cancel)
    {
        if (settings.Token is { } given)
        {
            return new GrantedToken(secrets.Keep(given.Read()));
        }

        var pair = $"{Uri.EscapeDataString(settings.ClientId!)}:{Uri.EscapeDataString(secrets.Keep(settings.ClientSecret!.Read()))}";
        var basic = secrets.Keep(Convert.ToBase64String(Encoding.UTF8.GetBytes(pair)));
        var ask = new HttpAsk(HttpMethod.Post, TokenPath, "a token")
        {
            Headers = new Dictionary<string, string> { ["Authorization"] = "Basic " + basic },
            Content = () => new FormUrlEncodedContent(
                new Dictionary<string, string> { ["grant_type"] = "client_credentials", ["scope"] = "all-apis" }),
        };
        using var answer = await http.SendAsync(ask, null, run, cancel);
        var token = answer.Root.Text("access_token") ?? throw new SourceException(
            SourceFaultKind.Auth, "Databricks answered the service principal's request without a token. Look whether "
                + $"{settings.Path}:Url is the workspace.");
        return new GrantedToken(secrets.Keep(token))
        {
            EndsAt = answer.Root.Whole("expires_in") is { } seconds and > 0 ? run.Now + Duration.FromSeconds(seconds) : null,
        };
    }
}
