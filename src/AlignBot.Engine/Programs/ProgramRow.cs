using AlignBot.Engine.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using NodaTime;

namespace AlignBot.Engine.Programs;

/// <summary>An alignment programme, bound to one GTM channel of one workspace.</summary>
/// <remarks>The row is also the head of everything in the program: whoever writes in a program holds this row first, so numbers
/// never repeat and the history never forks.</remarks>
public sealed class ProgramRow
{
    public int InstallationId { get; set; }
    public int Id { get; set; }
    public required string ChannelId { get; set; }
    public required string Name { get; set; }

    /// <summary>The working calendar and what features keep with the program, as JSON (<see cref="ProgramParts"/>).</summary>
    public required string Settings { get; set; }

    /// <summary>The program file as it was last applied, as JSON: what it said then is not said again at the next start,
    /// so that a change made in Slack stays. Null before the first time.</summary>
    public string? Declared { get; set; }

    /// <summary>What has become of the GTM channel.</summary>
    public ChannelState ChannelState { get; set; }

    /// <summary>Rises with every change of members, roles or settings; a cache that holds an older one reloads.</summary>
    public int RosterVersion { get; set; }

    /// <summary>The numbers that were given out, by kind (<see cref="ProgramNumbers"/>).</summary>
    public string Numbers { get; set; } = "";

    public long HistoryCount { get; set; }

    /// <summary>Digest of the newest history row; 32 zero bytes before the first.</summary>
    public required byte[] HistoryHead { get; set; }

    public Instant CreatedAt { get; set; }
}

/// <summary>Whether the bot can speak in the GTM channel, as Slack's events said last.</summary>
public enum ChannelState
{
    Open,
    Archived,

    /// <summary>The bot was removed from it.</summary>
    BotRemoved,
    Deleted,
}

sealed class ProgramConfiguration : IEntityTypeConfiguration<ProgramRow>
{
    public void Configure(EntityTypeBuilder<ProgramRow> table)
    {
        table.ToTable("programs");
        table.HasKey(row => row.Id);
        table.HasIndex(row => new { row.InstallationId, row.ChannelId }).IsUnique();
        table.Property(row => row.ChannelState).HasConversion<string>().HasDefaultValue(ChannelState.Open);
    }
}
