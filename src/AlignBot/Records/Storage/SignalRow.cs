using NodaTime;

namespace AlignBot.Records.Storage;

/// <summary>A sign of interest.</summary>
sealed class SignalRow : KeptRow
{
    public string? Domain { get; set; }

    /// <summary>The source's word, in lower case.</summary>
    public required string Kind { get; set; }

    /// <summary>With a point, as text.</summary>
    public string? Strength { get; set; }

    public Instant? DetectedAt { get; set; }
}

sealed class SignalConfiguration() : KeptConfiguration<SignalRow>("record_signals");
