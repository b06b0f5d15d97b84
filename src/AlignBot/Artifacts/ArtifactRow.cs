using AlignBot.Domain.Artifacts;
using AlignBot.Engine.Records;
using AlignBot.Engine.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace AlignBot.Artifacts;

/// <summary>A governed document: what is queried stands in columns, the whole of it in <see cref="State"/>.</summary>
sealed class ArtifactRow : IAggregateRow
{
    public int InstallationId { get; set; }
    public int ProgramId { get; set; }
    public Guid Id { get; set; }
    public int Number { get; set; }
    public int Version { get; set; }
    [OfState]
    public ArtifactKind Kind { get; set; }

    /// <summary>Its folded name while it is in use: nothing else of its kind goes by it. Null once it is out of use.</summary>
    public string? NameInUse { get; set; }

    /// <summary>Who answers for it; null where nobody does.</summary>
    [OfState]
    public string? Owner { get; set; }

    /// <summary>How it stood when it was last touched, for counting.</summary>
    public ArtifactStanding Standing { get; set; }

    /// <summary>The <see cref="Artifact"/> as JSON of the shape <see cref="Schema"/>.</summary>
    public required string State { get; set; }

    public int Schema { get; set; }
}

/// <summary>An <see cref="ArtifactStatus"/> in a word. The names are stored.</summary>
enum ArtifactStanding
{
    Missing,
    Draft,
    Awaiting,
    Current,
    Stale,
    OutOfUse,
}

/// <summary>A version of an artifact, as it last stood: for its history, its differences and the export.</summary>
sealed class ArtifactRevisionRow
{
    public int InstallationId { get; set; }
    public int ProgramId { get; set; }
    public Guid ArtifactId { get; set; }
    public int Number { get; set; }

    /// <summary>The <see cref="Domain.Artifacts.Revision"/> as JSON, of the schema of its artifact.</summary>
    public required string Revision { get; set; }
}

/// <summary>A dispute is about an artifact: to be found once it is decided.</summary>
sealed class ArtifactDisputeRow
{
    public int InstallationId { get; set; }
    public int ProgramId { get; set; }
    public Guid DisputeId { get; set; }
    public Guid ArtifactId { get; set; }
}

/// <summary>Somebody who is asked for signatures, in one message for all of them.</summary>
sealed class SignerRow
{
    public int InstallationId { get; set; }
    public int ProgramId { get; set; }
    public required string UserId { get; set; }

    /// <summary>The subject of their message and its timer.</summary>
    public Guid Id { get; set; }

    /// <summary>When they were last asked, business time; null before they ever were.</summary>
    public NodaTime.Instant? AskedAt { get; set; }

    /// <summary>How often since something was last signed or came.</summary>
    public int Times { get; set; }
}

sealed class ArtifactConfiguration : IEntityTypeConfiguration<ArtifactRow>
{
    public void Configure(EntityTypeBuilder<ArtifactRow> table)
    {
        table.ToTable("artifacts");
        table.HasKey(row => new { row.InstallationId, row.ProgramId, row.Id });
        table.HasIndex(row => new { row.InstallationId, row.ProgramId, row.Number }).IsUnique();

        // By its name, and how many of a kind stand how.
        table.HasIndex(row => new { row.InstallationId, row.ProgramId, row.Kind, row.NameInUse }).IsUnique();
        table.HasIndex(row => new { row.InstallationId, row.ProgramId, row.Kind, row.Standing });

        // What waits for signatures, and whose owner is gone.
        table.HasIndex(row => new { row.InstallationId, row.ProgramId, row.Standing, row.Owner });
        table.Property(row => row.Version).IsConcurrencyToken();
        table.Property(row => row.Kind).HasConversion<string>();
        table.Property(row => row.Standing).HasConversion<string>();
    }
}

sealed class ArtifactRevisionConfiguration : IEntityTypeConfiguration<ArtifactRevisionRow>
{
    public void Configure(EntityTypeBuilder<ArtifactRevisionRow> table)
    {
        table.ToTable("artifact_revisions");
        table.HasKey(row => new { row.InstallationId, row.ProgramId, row.ArtifactId, row.Number });
    }
}

sealed class ArtifactDisputeConfiguration : IEntityTypeConfiguration<ArtifactDisputeRow>
{
    public void Configure(EntityTypeBuilder<ArtifactDisputeRow> table)
    {
        table.ToTable("artifact_disputes");
        table.HasKey(row => new { row.InstallationId, row.ProgramId, row.DisputeId, row.ArtifactId });
    }
}

sealed class SignerConfiguration : IEntityTypeConfiguration<SignerRow>
{
    public void Configure(EntityTypeBuilder<SignerRow> table)
    {
        table.ToTable("signers");
        table.HasKey(row => new { row.InstallationId, row.ProgramId, row.UserId });
        table.HasIndex(row => new { row.InstallationId, row.ProgramId, row.Id }).IsUnique();
    }
}
