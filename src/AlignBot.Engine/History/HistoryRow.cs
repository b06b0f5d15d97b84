using AlignBot.Engine.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using NodaTime;

namespace AlignBot.Engine.History;

/// <summary>One thing that happened in a program. Rows are only ever appended, and each holds the digest of the one before.</summary>
public sealed class HistoryRow
{
    public int InstallationId { get; set; }
    public int ProgramId { get; set; }

    /// <summary>1, 2, 3, ... without a gap in each program.</summary>
    public long Sequence { get; set; }

    public Instant At { get; set; }

    /// <summary>The user who did it; null when the clock did, or once erased on a lawful request.</summary>
    public string? Actor { get; set; }

    /// <summary>What it is about: a dispute, a decision, ... or null for the program itself.</summary>
    public Guid? SubjectId { get; set; }

    /// <summary>A stable dotted name such as <c>dispute.raised</c>.</summary>
    public required string Kind { get; set; }

    /// <summary>The shape of the body.</summary>
    public int Schema { get; set; }

    /// <summary>The details as JSON. Null once erased on a lawful request.</summary>
    public string? Body { get; set; }

    /// <summary>The salts of <see cref="Commitments"/>, 16 bytes each, in their order. What is erased has its salt made zeros.</summary>
    public required byte[] Salts { get; set; }

    /// <summary>Digests under those salts: of the actor, then of the body. They stay for good.</summary>
    public required byte[] Commitments { get; set; }

    /// <summary>Digest of the state that it led to, see <see cref="HistoryChain.StateText"/>. In every entry about a thing whose state its unit of work kept; null in others.</summary>
    public byte[]? StateDigest { get; set; }

    /// <summary>Digest of the row before; 32 zero bytes in the first.</summary>
    public required byte[] Previous { get; set; }
}

sealed class HistoryConfiguration : IEntityTypeConfiguration<HistoryRow>
{
    public void Configure(EntityTypeBuilder<HistoryRow> table)
    {
        table.ToTable("history");
        table.LiesInKeyOrder();
        table.HasKey(row => new { row.InstallationId, row.ProgramId, row.Sequence });
        table.HasIndex(row => new { row.SubjectId, row.Sequence });
    }
}
