namespace AlignBot.Web;

/// <summary>What this bot is to Slack when somebody signs in with it.</summary>
/// <param name="ClientId">The app's client id; null: nobody signs in with Slack, and the links do it.</param>
/// <param name="ClientSecret">The app's client secret; null as the id is.</param>
/// <param name="Slack">Where Slack's Web API is: its discovery document stands at the same host.</param>
sealed record SlackSignInOptions(string? ClientId, string? ClientSecret, Uri Slack)
{
    /// <summary>Whether there is a button for it.</summary>
    public bool IsOffered => ClientId is not null && ClientSecret is not null;

    /// <summary>Slack's OpenID Connect discovery document.</summary>
    public string Discovery => new Uri(Slack, "/.well-known/openid-configuration").AbsoluteUri;
}
