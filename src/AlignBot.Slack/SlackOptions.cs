using AlignBot.Slack.Blocks;

namespace AlignBot.Slack;

/// <summary>How this app reaches Slack and is reached by it.</summary>
public sealed class SlackOptions
{
    /// <summary>Proves that a request is Slack's. Required unless <see cref="AppToken"/> is set; empty refuses to start.</summary>
    public string SigningSecret { get; set; } = "";

    /// <summary>The app-level token (xapp-) of Socket Mode; null for requests over HTTP.</summary>
    public string? AppToken { get; set; }

    /// <summary>Where the Web API is, with the slash at its end.</summary>
    public Uri ApiUrl { get; set; } = new("https://slack.com/api/");

    /// <summary>For OAuth.</summary>
    public string? ClientId { get; set; }

    /// <summary>For OAuth.</summary>
    public string? ClientSecret { get; set; }

    /// <summary>The largest body that is read, in bytes.</summary>
    public int MaxBodyBytes { get; set; } = 1024 * 1024;

    /// <summary>How far a request's stamp may lie from the real clock, either way.</summary>
    public TimeSpan SignatureWindow { get; set; } = TimeSpan.FromSeconds(300);

    /// <summary>How long Slack waits for the answer to what it delivers, and how long a trigger opens a form.</summary>
    /// <remarks>Slack's own is three seconds. More is refused unless <see cref="ApiUrl"/> is on this machine: a local Slack may be told to be more patient.</remarks>
    public TimeSpan SlackWaits { get; set; } = TimeSpan.FromSeconds(3);

    /// <summary>How long a handler has; less than <see cref="SlackWaits"/>.</summary>
    public TimeSpan HandlerTimeout { get; set; } = TimeSpan.FromSeconds(2.5);

    /// <summary>How long a Web API call may take, unless the caller says otherwise.</summary>
    public TimeSpan CallTimeout { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>How often an open socket is pinged, and how long the answer may take before the socket is given up.</summary>
    public TimeSpan SocketPing { get; set; } = TimeSpan.FromSeconds(5);

    /// <summary>How long an old socket is still read and answered on once a new one is open, unless Slack closes it first.</summary>
    public TimeSpan SocketFarewell { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>Scales every wait for Slack's rate limits: 1 is real, 0.01 a hundred times faster, for a Slack whose limits are scaled alike.</summary>
    public double Pace { get; set; } = 1.0;

    /// <summary>Keeps within each method's published rate from the start, rather than slowing down once Slack says so.</summary>
    public bool PaceTiers { get; set; }

    /// <summary>Shown when a command's handler failed, whether it was to record or to read: nothing of it is recorded.</summary>
    public Mrkdwn NotRecorded { get; set; } = Mrkdwn.Of($"Something went wrong on our side, and nothing was recorded. Please try again.");

    /// <summary>Shown when a command's handler took too long: it may or may not be recorded.</summary>
    public Mrkdwn TooSlow { get; set; } = Mrkdwn.Of($"That takes longer than it should. Look whether it was recorded before you try again.");

    /// <summary>Shown for a command that nothing is registered for.</summary>
    public Mrkdwn UnknownCommand { get; set; } = Mrkdwn.Of($"That is not a command of this app.");
}
