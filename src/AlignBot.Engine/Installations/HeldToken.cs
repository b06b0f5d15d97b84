using NodaTime;

namespace AlignBot.Engine.Installations;

/// <summary>An installation's token in hand.</summary>
/// <param name="Edition">Which of the row's.</param>
/// <param name="Token">A secret. Null where the keys that seal it are gone.</param>
/// <param name="Refresh">A secret, good for the next pair. Null where the app does not rotate its tokens.</param>
/// <param name="ExpiresAt">Real time; null where it has no end.</param>
/// <param name="IsLost">Whether Slack has refused the renewal for good.</param>
public sealed record HeldToken(Guid Edition, string? Token, string? Refresh, Instant? ExpiresAt, bool IsLost)
{
    /// <summary>Whether there is a next pair to be had.</summary>
    public bool Renews => ExpiresAt is not null && Refresh is not null && !IsLost;

    /// <summary>Without the secrets.</summary>
    public override string ToString() => $"{nameof(HeldToken)} {{ {Edition} }}";
}
