using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using NodaTime;

namespace AlignBot.AccountLists.Storage;

/// <summary>The rep and the marketer who own an account together, where somebody said so; the source's owner and marketer count where
/// nobody did.</summary>
sealed class PairRow
{
    public int InstallationId { get; set; }
    public int ProgramId { get; set; }

    /// <summary>The account's key. It stays while the account is off the list.</summary>
    public required string Key { get; set; }

    public string? Rep { get; set; }
    public string? Marketer { get; set; }
    public required string SetBy { get; set; }
    public Instant SetAt { get; set; }
}

sealed class PairConfiguration : IEntityTypeConfiguration<PairRow>
{
    public void Configure(EntityTypeBuilder<PairRow> table)
    {
        table.ToTable("account_pairs");
        table.HasKey(row => new { row.InstallationId, row.ProgramId, row.Key });
    }
}

/// <summary>Which member an owner of the source's system is.</summary>
sealed class OwnerMemberRow
{
    public int InstallationId { get; set; }
    public int ProgramId { get; set; }

    /// <summary>Their mail address in lower case, else their id there.</summary>
    public required string Owner { get; set; }

    /// <summary>Null where they are nobody here: an owner outside of the team.</summary>
    public string? UserId { get; set; }
}

sealed class OwnerMemberConfiguration : IEntityTypeConfiguration<OwnerMemberRow>
{
    public void Configure(EntityTypeBuilder<OwnerMemberRow> table)
    {
        table.ToTable("account_owners");
        table.HasKey(row => new { row.InstallationId, row.ProgramId, row.Owner });
    }
}
