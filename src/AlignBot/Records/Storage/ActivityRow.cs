using AlignBot.Sources;

namespace AlignBot.Records.Storage;

/// <summary>Something that was done to or by an account.</summary>
sealed class ActivityRow : KeptRow
{
    public ActivitySide Side { get; set; }

    /// <summary>The source's word, in lower case.</summary>
    public required string Kind { get; set; }

    /// <summary>As 2026-09-30, where the source knows only the day: then <see cref="KeptRow.At"/> is that day's beginning in UTC.</summary>
    public string? Day { get; set; }

    public bool Completed { get; set; }
    public string? PersonEmail { get; set; }
}

sealed class ActivityConfiguration() : KeptConfiguration<ActivityRow>("record_activities");
