using AlignBot.Domain.AccountLists;
using AlignBot.Engine.Records;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace AlignBot.AccountLists;

/// <summary>The list of a program: which of its readings count. One a program.</summary>
sealed class AccountListRow : IAggregateRow
{
    public int InstallationId { get; set; }
    public int ProgramId { get; set; }
    public Guid Id { get; set; }
    public int Version { get; set; }

    /// <summary>The <see cref="AccountList"/> as JSON of the shape <see cref="Schema"/>.</summary>
    public required string State { get; set; }

    public int Schema { get; set; }

    /// <summary>The weekly diff is due, and not posted yet.</summary>
    public bool DiffDue { get; set; }
}

sealed class AccountListConfiguration : IEntityTypeConfiguration<AccountListRow>
{
    public void Configure(EntityTypeBuilder<AccountListRow> table)
    {
        table.ToTable("account_lists");
        table.HasKey(row => new { row.InstallationId, row.ProgramId, row.Id });
        table.HasIndex(row => new { row.InstallationId, row.ProgramId }).IsUnique();
        table.HasIndex(row => row.DiffDue);
        table.Property(row => row.Version).IsConcurrencyToken();
    }
}
