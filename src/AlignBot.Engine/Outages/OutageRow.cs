using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using NodaTime;

namespace AlignBot.Engine.Outages;

/// <summary>A stretch of business time in which no bot process was alive. Open deadlines are given it back.</summary>
public sealed class OutageRow
{
    /// <summary>The last sign of life before it.</summary>
    public Instant FromAt { get; set; }

    /// <summary>The first after it.</summary>
    public Instant ToAt { get; set; }

    /// <summary>Whether everything that was open then has been given its time back. Until then each is given it when it is next touched.</summary>
    public bool IsCredited { get; set; }
}

sealed class OutageConfiguration : IEntityTypeConfiguration<OutageRow>
{
    public void Configure(EntityTypeBuilder<OutageRow> table)
    {
        table.ToTable("outages");
        table.HasKey(row => row.FromAt);
        table.Property(row => row.FromAt).ValueGeneratedNever();
        table.HasIndex(row => row.ToAt);
    }
}
