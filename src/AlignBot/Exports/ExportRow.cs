using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using NodaTime;

namespace AlignBot.Exports;

/// <summary>How far an export that somebody asked for in Slack has come.</summary>
enum ExportState
{
    /// <summary>Asked for; made outside of the request, and again after a crash.</summary>
    Waiting,

    /// <summary>The file is in their direct messages.</summary>
    Delivered,

    /// <summary>It could not be made or sent; <see cref="ExportRow.Error"/> says why.</summary>
    Failed,
}

/// <summary>An export of the record that somebody asked for in Slack.</summary>
sealed class ExportRow
{
    public int InstallationId { get; set; }
    public int ProgramId { get; set; }
    public Guid Id { get; set; }
    public required string UserId { get; set; }
    public RecordFormat Format { get; set; }
    public ExportState State { get; set; }

    /// <summary>Business time.</summary>
    public Instant AskedAt { get; set; }

    /// <summary>Real time until which a process has it in hand; 0 when none has.</summary>
    public Instant ClaimedUntil { get; set; }

    /// <summary>Entries written so far.</summary>
    public long Written { get; set; }

    /// <summary>Entries there are.</summary>
    public long Total { get; set; }

    public string? Error { get; set; }
}

sealed class ExportConfiguration : IEntityTypeConfiguration<ExportRow>
{
    public void Configure(EntityTypeBuilder<ExportRow> table)
    {
        table.ToTable("exports");
        table.HasKey(row => new { row.InstallationId, row.ProgramId, row.Id });
        table.HasIndex(row => row.State).HasFilter("state = 0");
    }
}
