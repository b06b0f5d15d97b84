namespace AlignBot.Hosting;

/// <summary>Whether what Slack's pages hand out stands in the setting that it is for: they lie side by side there, and are swapped easily.</summary>
static class SlackSettings
{
    /// <summary>The settings as they are.</summary>
    /// <exception cref="SettingsException">One is missing, or stands in the place of another; the message says which, and never the secret.</exception>
    public static BotSettings Checked(BotSettings settings)
    {
        RequireToken(settings);
        RequireClient(settings);
        RequireRequests(settings);
        return settings;
    }

    static void RequireToken(BotSettings settings)
    {
        if (settings is { BotToken: null, ClientId: null, ClientSecret: null })
        {
            throw new SettingsException(
                "Set SLACK_BOT_TOKEN to the bot token (xoxb-...) of the app's 'OAuth & Permissions' page, or SLACK_CLIENT_ID and SLACK_CLIENT_SECRET to have it installed at /slack/install.");
        }

        switch (settings.BotToken)
        {
            case ['x', 'o', 'x', 'p', '-', ..]:
                throw new SettingsException("SLACK_BOT_TOKEN is a person's token (xoxp-...). Set it to the bot token (xoxb-...) on the same page, 'OAuth & Permissions'.");
            case ['x', 'a', 'p', 'p', '-', ..]:
                throw new SettingsException("SLACK_BOT_TOKEN is an app-level token (xapp-...), which belongs into SLACK_APP_TOKEN. The bot token (xoxb-...) is on the page 'OAuth & Permissions'.");
            case ['x', 'o', 'x', 'e', '.' or '-', ..]:
                throw new SettingsException("SLACK_BOT_TOKEN is a token that rotates (xoxe...), and ends within twelve hours. Set SLACK_CLIENT_ID and SLACK_CLIENT_SECRET in its place and install the app at /slack/install.");
            case { } token when !token.StartsWith("xoxb-", StringComparison.Ordinal):
                throw new SettingsException("SLACK_BOT_TOKEN is no bot token: those begin with xoxb-. Copy it anew from the app's 'OAuth & Permissions' page.");
        }
    }

    static void RequireClient(BotSettings settings)
    {
        if (settings is { ClientId: null, ClientSecret: null })
        {
            return;
        }

        if (settings.ClientId is null || settings.ClientSecret is null)
        {
            var missing = settings.ClientId is null ? "SLACK_CLIENT_ID" : "SLACK_CLIENT_SECRET";
            throw new SettingsException($"Set {missing}, too: both stand on the app's 'Basic Information' page.");
        }

        if (!settings.ClientId.All(letter => char.IsAsciiDigit(letter) || letter == '.'))
        {
            throw new SettingsException("SLACK_CLIENT_ID is no client id: that is two numbers with a point between ('Basic Information').");
        }

        if (settings.PublicUrl is null)
        {
            throw new SettingsException("Set Web:PublicUrl to the https address at which browsers reach the bot: Slack leads back to it when the app is installed.");
        }
    }

    static void RequireRequests(BotSettings settings)
    {
        if (settings is { AppToken: null, SigningSecret: null })
        {
            throw new SettingsException(
                "Set SLACK_SIGNING_SECRET to the app's signing secret ('Basic Information'), or SLACK_APP_TOKEN (xapp-...) to use Socket Mode.");
        }

        if (settings.AppToken is { } token && !token.StartsWith("xapp-", StringComparison.Ordinal))
        {
            throw new SettingsException("SLACK_APP_TOKEN must be an app-level token (xapp-...) with the scope connections:write.");
        }

        if (settings.SigningSecret is { } secret && (secret.StartsWith("xox", StringComparison.Ordinal) || secret.StartsWith("xapp-", StringComparison.Ordinal)))
        {
            throw new SettingsException("SLACK_SIGNING_SECRET is a token. The signing secret stands on the app's 'Basic Information' page, and begins with no 'xox'.");
        }

        if (settings.SigningSecret is { } same && same == settings.ClientSecret)
        {
            throw new SettingsException("SLACK_SIGNING_SECRET and SLACK_CLIENT_SECRET are the same. They are two secrets of the app's 'Basic Information' page: copy each anew.");
        }
    }
}
