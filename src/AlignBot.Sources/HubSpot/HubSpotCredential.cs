namespace AlignBot.Sources.HubSpot;

/// <summary>What opens the account: a key that an admin made, or an app's refresh token.</summary>
abstract record HubSpotCredential
{
    HubSpotCredential()
    {
    }

    /// <summary>A service key or the token of a private app; to HubSpot both are a bearer.</summary>
    public sealed record Key(SecretRef Token) : HubSpotCredential;

    /// <param name="Kept">Where a new refresh token is written and looked for first. Null: it is held in memory only.</param>
    public sealed record App(string ClientId, SecretRef ClientSecret, SecretRef RefreshToken, string? Kept) : HubSpotCredential;

    public static HubSpotCredential Read(SettingsReader settings)
    {
        if (settings.Text("ClientId") is not { } client)
        {
            return new Key(SecretRef.Parse(settings.Text("Token"), settings.PathOf("Token")));
        }
        if (settings.Text("Token") is not null)
        {
            throw new SourceException(
                SourceFaultKind.Config, $"{settings.PathOf("Token")} and {settings.PathOf("ClientId")} are both set. Keep one: "
                    + "a key of its own, or an app with its refresh token.");
        }
        return new App(
            client,
            SecretRef.Parse(settings.Text("ClientSecret"), settings.PathOf("ClientSecret")),
            SecretRef.Parse(settings.Text("RefreshToken"), settings.PathOf("RefreshToken")),
            settings.Text("RefreshTokenFile"));
    }
}
