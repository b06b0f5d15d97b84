using AlignBot.Sources;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using NodaTime;

namespace AlignBot.Records.Storage;

/// <summary>
/// Where a program takes a kind of record from, where somebody said so; else it is the source of its account list, or files.
/// </summary>
sealed class RecordChoiceRow
{
    public int InstallationId { get; set; }
    public int ProgramId { get; set; }
    public SourceKinds Kind { get; set; }

    /// <summary>A name of the server's configuration, or <see cref="Domain.AccountLists.AccountList.FromFiles"/>.</summary>
    public required string Source { get; set; }

    public required string SetBy { get; set; }

    /// <summary>Business time.</summary>
    public Instant SetAt { get; set; }
}

sealed class RecordChoiceConfiguration : IEntityTypeConfiguration<RecordChoiceRow>
{
    public void Configure(EntityTypeBuilder<RecordChoiceRow> table)
    {
        table.ToTable("record_choices");
        table.HasKey(row => new { row.InstallationId, row.ProgramId, row.Kind });
    }
}
