namespace AlignBot.Contracts;

/// <summary>A channel of a workspace goes by another id from now on. Told once, after the programs and their settings follow it: whoever keeps an id of a
/// channel follows, too.</summary>
sealed record ChannelMoved(int InstallationId, string From, string To);
