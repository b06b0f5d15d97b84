using AlignBot.Domain.People;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using NodaTime;

namespace AlignBot.People.Calendars;

/// <summary>Days on which somebody may be away: their calendar says so, or whoever governs. They count once the person says yes.</summary>
sealed class AwayProposalRow
{
    public int InstallationId { get; set; }
    public int ProgramId { get; set; }
    public Guid Id { get; set; }
    public required string UserId { get; set; }

    /// <summary>Which event of their calendar it is, as a digest; null where a person proposed it.</summary>
    public string? Event { get; set; }

    /// <summary>Who proposed it; null for the calendar.</summary>
    public string? ById { get; set; }

    /// <summary>First and last day, ISO dates in the person's own zone.</summary>
    public required string FromDay { get; set; }

    public required string ToDay { get; set; }
    public ProposalState State { get; set; }

    /// <summary>The days away that came of it.</summary>
    public Guid? AbsenceId { get; set; }

    /// <summary>How many times in a row the calendar was read without it.</summary>
    public int Missing { get; set; }

    /// <summary>Business time.</summary>
    public Instant ProposedAt { get; set; }
}

sealed class AwayProposalConfiguration : IEntityTypeConfiguration<AwayProposalRow>
{
    public void Configure(EntityTypeBuilder<AwayProposalRow> table)
    {
        table.ToTable("away_proposals");
        table.HasKey(row => new { row.InstallationId, row.ProgramId, row.Id });
        table.HasIndex(row => new { row.InstallationId, row.ProgramId, row.UserId });
        table.Property(row => row.State).HasConversion<string>();
    }
}
