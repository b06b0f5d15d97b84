namespace AlignBot.Slack.WebApi;

/// <summary>Which addresses are Slack's: only there goes the token, or anything that people are to read.</summary>
static class SlackAddresses
{
    static readonly string[] Hosts = ["slack.com", "slack-gov.com"];

    /// <summary>Slack's own hosts over https; and the configured Slack, just as it is reached.</summary>
    /// <param name="address">The address.</param>
    /// <param name="api">Where the configured Slack's methods are.</param>
    public static bool IsSlacks(Uri address, Uri api) =>
        (address.Scheme == api.Scheme && address.Authority == api.Authority)
        || (address.Scheme == Uri.UriSchemeHttps && address.IsDefaultPort && Hosts.Append(api.Host).Any(host => IsAtOrUnder(address.Host, host)));

    static bool IsAtOrUnder(string host, string top) =>
        host.Equals(top, StringComparison.OrdinalIgnoreCase) || host.EndsWith("." + top, StringComparison.OrdinalIgnoreCase);
}
