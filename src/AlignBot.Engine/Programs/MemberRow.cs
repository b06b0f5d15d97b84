using AlignBot.Domain;
using AlignBot.Domain.People;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace AlignBot.Engine.Programs;

/// <summary>A person in a program, as the bot knows them without asking Slack.</summary>
public sealed class MemberRow
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

    /// <summary>True once Slack told of this person: from then on Slack's word counts for zone, kind, account and channel, not the program file's.</summary>
    public bool SeenInSlack { get; set; }

    /// <summary>True when the program file gives the name: it stands, whatever the person calls themself in Slack.</summary>
    public bool NameGiven { get; set; }

    /// <summary>The row as the rules know it.</summary>
    public Member Member => new()
    {
        User = new UserId(UserId),
        DisplayName = DisplayName,
        Function = Function,
        TimeZone = TimeZone,
        Kind = Kind,
        IsActive = IsActive,
        InChannel = InChannel,
    };

    /// <summary>Becomes what the program file says, as far as Slack does not know better.</summary>
    public void Declare(Member member)
    {
        DisplayName = member.DisplayName;
        NameGiven = true;
        Function = member.Function;
        if (!SeenInSlack)
        {
            TimeZone = member.TimeZone;
            Kind = member.Kind;
        }
    }
}

sealed class MemberConfiguration : IEntityTypeConfiguration<MemberRow>
{
    public void Configure(EntityTypeBuilder<MemberRow> table)
    {
        table.ToTable("members");
        table.HasKey(row => new { row.InstallationId, row.ProgramId, row.UserId });

        // Which programs somebody is in, however many others there are: asked by Home, and by every command outside of a program's channel.
        table.HasIndex(row => new { row.InstallationId, row.UserId });
        table.Property(row => row.Function).HasConversion<string>();
        table.Property(row => row.Kind).HasConversion<string>();
        table.Ignore(row => row.Member);
    }
}
