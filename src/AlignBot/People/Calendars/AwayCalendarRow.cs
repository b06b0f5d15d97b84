using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using NodaTime;

namespace AlignBot.People.Calendars;

/// <summary>The calendar from which somebody's days away are read: its address and how that goes. What stands in it is kept nowhere.</summary>
sealed class AwayCalendarRow
{
    public int InstallationId { get; set; }
    public int ProgramId { get; set; }
    public required string UserId { get; set; }

    /// <summary>The subject of its timers and messages; another one with each address.</summary>
    public Guid Id { get; set; }

    /// <summary>The address, sealed: whoever has it can read the whole calendar.</summary>
    public required string Address { get; set; }

    /// <summary>Where it is, for people: the host alone.</summary>
    public required string Host { get; set; }

    /// <summary>Business time.</summary>
    public Instant GivenAt { get; set; }

    /// <summary>When it is looked at next, business time.</summary>
    public Instant NextAt { get; set; }

    /// <summary>When it was last read; null while it never was.</summary>
    public Instant? ReadAt { get; set; }

    /// <summary>How often in a row it could not be read.</summary>
    public int Failures { get; set; }

    /// <summary>Why not; null where it could.</summary>
    public FeedTrouble? Trouble { get; set; }

    /// <summary>They were told that it can't be read.</summary>
    public bool IsTold { get; set; }

    /// <summary>How many events that are marked as out of office could not be understood.</summary>
    public int Unread { get; set; }
}

/// <summary>Why a calendar could not be read. Stored by name.</summary>
enum FeedTrouble
{
    /// <summary>Nothing answered in time, or at all.</summary>
    Unreachable,

    /// <summary>The host answered that something is wrong with it, or that it is asked too often.</summary>
    Failing,

    /// <summary>There is nothing at that address any more.</summary>
    NotFound,

    /// <summary>It asks for a password.</summary>
    NotAllowed,

    /// <summary>It leads to where nothing of the internet is.</summary>
    NotPublic,

    /// <summary>What is there is no calendar.</summary>
    NotACalendar,

    /// <summary>It is larger than what is read.</summary>
    TooLarge,

    /// <summary>The address can't be unsealed: the app's secret at Slack is another.</summary>
    Sealed,
}

sealed class AwayCalendarConfiguration : IEntityTypeConfiguration<AwayCalendarRow>
{
    public void Configure(EntityTypeBuilder<AwayCalendarRow> table)
    {
        table.ToTable("away_calendars");
        table.HasKey(row => new { row.InstallationId, row.ProgramId, row.UserId });

        // Its timer and its messages know it by this alone.
        table.HasIndex(row => new { row.InstallationId, row.ProgramId, row.Id }).IsUnique();
        // What is due to be looked at, however many there are.
        table.HasIndex(row => row.NextAt);
        table.Property(row => row.Trouble).HasConversion<string>();
    }
}
