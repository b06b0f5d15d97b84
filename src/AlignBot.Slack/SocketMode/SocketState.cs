namespace AlignBot.Slack.SocketMode;

/// <summary>How Socket Mode stands.</summary>
public enum SocketState
{
    /// <summary>There is no app-level token: Slack reaches the app over HTTP.</summary>
    Off,

    /// <summary>No socket is open; one is being opened, or will be after a pause.</summary>
    Connecting,

    /// <summary>Slack said hello on an open socket.</summary>
    Connected,

    /// <summary>Socket Mode was switched off in the app's settings. It is tried again at long intervals.</summary>
    Disabled,

    /// <summary>Slack does not take the token. It is tried again at long intervals.</summary>
    Refused,
}
