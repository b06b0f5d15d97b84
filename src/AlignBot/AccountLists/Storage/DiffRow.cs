using AlignBot.Domain.AccountLists;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using NodaTime;

namespace AlignBot.AccountLists.Storage;

/// <summary>A weekly diff that was posted, with who stands by it.</summary>
sealed class DiffRow
{
    public int InstallationId { get; set; }
    public int ProgramId { get; set; }

    /// <summary>Counted from 1.</summary>
    public int Number { get; set; }

    /// <summary>Under which its changes stand.</summary>
    public Guid Id { get; set; }

    public Instant PostedAt { get; set; }

    /// <summary>The snapshots that it counts from and to.</summary>
    public int FromSnapshot { get; set; }

    public int ToSnapshot { get; set; }

    /// <summary>On the list by then.</summary>
    public int Accounts { get; set; }

    public int Changes { get; set; }
    public string? SalesBy { get; set; }
    public string? MarketingBy { get; set; }

    /// <summary>Whether both stand by it, or nobody needs to.</summary>
    public bool IsAttested { get; set; }

    public void Take(WeeklyDiff diff)
    {
        (Id, PostedAt, FromSnapshot, ToSnapshot, Accounts, Changes) = (
            diff.Id, diff.PostedAt, diff.From.Number, diff.To.Number, diff.To.Counts.Accounts, diff.Changes);
        SalesBy = diff.Attested.FirstOrDefault(one => one.Role is Domain.People.Role.SalesLeader)?.By.Value;
        MarketingBy = diff.Attested.FirstOrDefault(one => one.Role is Domain.People.Role.MarketingLeader)?.By.Value;
        IsAttested = diff.IsAttested;
    }
}

sealed class DiffConfiguration : IEntityTypeConfiguration<DiffRow>
{
    public void Configure(EntityTypeBuilder<DiffRow> table)
    {
        table.ToTable("list_diffs");
        table.HasKey(row => new { row.InstallationId, row.ProgramId, row.Number });
    }
}
