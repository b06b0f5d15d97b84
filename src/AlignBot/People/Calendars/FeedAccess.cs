using System.Net;
using System.Net.Security;

namespace AlignBot.People.Calendars;

/// <summary>Whom the bot may ask for a calendar. No setting loosens it: only whoever builds the bot's services gives another, as tests do.</summary>
sealed record FeedAccess
{
    /// <summary>Whether it may be connected to.</summary>
    public Func<IPAddress, bool> MayReach { get; init; } = PublicAddresses.Holds;

    /// <summary>Whether only the port of https itself may be.</summary>
    public bool UsualPortOnly { get; init; } = true;

    /// <summary>Who else's certificates are believed; null for nobody's.</summary>
    public RemoteCertificateValidationCallback? Believes { get; init; }
}
