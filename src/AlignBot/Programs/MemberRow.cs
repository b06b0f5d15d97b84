using AlignBot.Domain.People;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace AlignBot.Programs;

/// <summary>A person in a program, as the bot knows them without asking Slack.</summary>
sealed class MemberRow
{
    public int InstallationId { get; set; }
    public int ProgramId { get; set; }
    public required string UserId { get; set; }
    public required string DisplayName { get; set; }
    public string? TimeZone { get; set; }
    public Function? Function { get; set; }
    public MemberKind Kind { get; set; }

    /// <summary>False once the account is deactivated.</summary>
    public bool IsActive { get; set; }

    public bool InChannel { get; set; }
}

sealed class MemberConfiguration : IEntityTypeConfiguration<MemberRow>
{
    public void Configure(EntityTypeBuilder<MemberRow> table)
    {
        table.ToTable("members");
        table.HasKey(row => new { row.InstallationId, row.ProgramId, row.UserId });
        table.Property(row => row.Function).HasConversion<string>();
        table.Property(row => row.Kind).HasConversion<string>();
    }
}
