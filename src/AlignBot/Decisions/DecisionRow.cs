using AlignBot.Decisions.Search;
using AlignBot.Domain.Decisions;
using AlignBot.Engine.Records;
using AlignBot.Engine.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using NodaTime;

namespace AlignBot.Decisions;

/// <summary>An entry of the decision log: what is queried stands in columns, the whole of it in <see cref="State"/>.</summary>
sealed class DecisionRow : IAggregateRow
{
    public int InstallationId { get; set; }
    public int ProgramId { get; set; }
    public Guid Id { get; set; }

    /// <summary>The n of DEC-n.</summary>
    [OfState]
    public int Number { get; set; }

    public int Version { get; set; }
    [OfState]
    public DecisionStatus Status { get; set; }

    /// <summary>Everything a search looks through, as <see cref="DecisionWords"/> writes it. The database keeps its full-text index by this column.</summary>
    public required string Words { get; set; }

    /// <summary>By which <see cref="DecisionWords.Version"/> the words were written; 0 has them written again at the next start.</summary>
    public int WordsVersion { get; set; }

    public required string RecordedBy { get; set; }
    [OfState]
    public Instant RecordedAt { get; set; }
    public string? Category { get; set; }
    [OfState]
    public string? Account { get; set; }
    public Guid? DisputeId { get; set; }
    public Guid? MeetingId { get; set; }

    /// <summary>The dispute whose people alone read it, with those who run the program; null for what every member reads.</summary>
    public Guid? KeptTo { get; set; }

    /// <summary>When it is looked at again, ISO; null when it is not, or does not hold any more.</summary>
    public string? ReviewOn { get; set; }

    /// <summary>The <see cref="Decision"/> as JSON of the shape <see cref="Schema"/>.</summary>
    public required string State { get; set; }

    public int Schema { get; set; }
}

sealed class DecisionConfiguration : IEntityTypeConfiguration<DecisionRow>
{
    public void Configure(EntityTypeBuilder<DecisionRow> table)
    {
        table.ToTable("decisions");
        table.IsMadeWith(DecisionSearchSchema.Sqlite, DecisionSearchSchema.PostgreSql);
        table.HasKey(row => new { row.InstallationId, row.ProgramId, row.Id });
        table.HasIndex(row => new { row.InstallationId, row.ProgramId, row.Number }).IsUnique();
        table.HasIndex(row => new { row.InstallationId, row.ProgramId, row.Category, row.Number }).HasFilter("category IS NOT NULL");
        table.HasIndex(row => new { row.InstallationId, row.ProgramId, row.ReviewOn }).HasFilter("review_on IS NOT NULL");
        table.HasIndex(row => row.WordsVersion).HasFilter("words_version = 0");
        table.Property(row => row.WordsVersion).HasDefaultValue(0);
        table.Property(row => row.Version).IsConcurrencyToken();
        table.Property(row => row.Status).HasConversion<string>();
    }
}
