using NodaTime;

namespace AlignBot.Records.Storage;

/// <summary>A lead and how it was followed up.</summary>
sealed class LeadRow : KeptRow
{
    public string? Domain { get; set; }
    public Instant? CreatedAt { get; set; }
    public Instant? AssignedAt { get; set; }
    public Instant? FirstTouchAt { get; set; }
    public Instant? LastTouchAt { get; set; }
    public Instant? ReturnedAt { get; set; }
    public string? Status { get; set; }
    public string? ReturnedReason { get; set; }
}

sealed class LeadConfiguration() : KeptConfiguration<LeadRow>("record_leads");
