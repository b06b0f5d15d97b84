namespace AlignBot.Slack.Inbound;

/// <summary>How Slack reached the app.</summary>
public enum SlackTransport
{
    /// <summary>A signed request to the app's URL.</summary>
    Http,

    /// <summary>An envelope on a socket that the app opened.</summary>
    Socket,
}
