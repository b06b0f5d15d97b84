using AlignBot.Domain.AccountLists;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace AlignBot.AccountLists.Storage;

/// <summary>A change of a weekly diff, in the order in which they are read.</summary>
sealed class ChangeRow
{
    public int InstallationId { get; set; }
    public int ProgramId { get; set; }
    public Guid Diff { get; set; }
    public int Position { get; set; }

    public AccountChangeKind Kind { get; set; }
    public required string Key { get; set; }
    public required string Name { get; set; }
    public string? Before { get; set; }
    public string? After { get; set; }

    public AccountChange ToChange() => new(Kind, Key, Name, Before, After);
}

sealed class ChangeConfiguration : IEntityTypeConfiguration<ChangeRow>
{
    public void Configure(EntityTypeBuilder<ChangeRow> table)
    {
        table.ToTable("list_changes");
        table.HasKey(row => new { row.InstallationId, row.ProgramId, row.Diff, row.Position });
        table.HasIndex(row => new { row.InstallationId, row.ProgramId, row.Key });
        table.HasIndex(row => new { row.InstallationId, row.ProgramId, row.Name });
    }
}
