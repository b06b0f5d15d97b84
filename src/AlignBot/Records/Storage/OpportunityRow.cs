using System.Globalization;
using AlignBot.Domain.Records;
using NodaTime;
using NodaTime.Text;

namespace AlignBot.Records.Storage;

/// <summary>An opportunity.</summary>
sealed class OpportunityRow : KeptRow
{
    public string? Name { get; set; }

    /// <summary>The stage's id as the source has it, and its label for people.</summary>
    public string? Stage { get; set; }

    public string? StageLabel { get; set; }

    public OpportunityStanding Standing { get; set; }

    /// <summary>With a point, as text: neither database rounds it.</summary>
    public string? Amount { get; set; }

    public string? Currency { get; set; }
    public Instant? CreatedAt { get; set; }

    /// <summary>As 2026-09-30: it has no zone.</summary>
    public string? CloseDate { get; set; }

    public OpportunityStand ToStand() => new(
        StageLabel ?? Stage, Standing, Amount is null ? null : decimal.Parse(Amount, CultureInfo.InvariantCulture), Currency,
        CloseDate is null ? null : LocalDatePattern.Iso.Parse(CloseDate).GetValueOrThrow());
}

sealed class OpportunityConfiguration() : KeptConfiguration<OpportunityRow>("record_opportunities");
