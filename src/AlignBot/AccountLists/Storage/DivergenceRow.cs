using AlignBot.Domain.AccountLists;
using AlignBot.Engine.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using NodaTime;

namespace AlignBot.AccountLists.Storage;

/// <summary>How far a second list was from the shared one, whenever that changed: the trend.</summary>
sealed class DivergenceRow
{
    public int InstallationId { get; set; }
    public int ProgramId { get; set; }
    public required string Second { get; set; }
    public Instant At { get; set; }
    public int InBoth { get; set; }
    public int OnlyHere { get; set; }
    public int OnlyThere { get; set; }
    public int OtherTier { get; set; }

    /// <summary>Writes down how far they are apart; the last word of one moment counts.</summary>
    public static async ValueTask KeepAsync(Session session, ProgramKey key, string second, Divergence found)
    {
        await session.SaveAsync();
        if (await ListTables.Divergences(session.Db, key, second).SingleOrDefaultAsync(row => row.At == found.At) is not { } row)
        {
            row = new DivergenceRow { InstallationId = key.InstallationId, ProgramId = key.ProgramId, Second = second, At = found.At };
            session.Db.ListDivergences.Add(row);
        }

        (row.InBoth, row.OnlyHere, row.OnlyThere, row.OtherTier) = (found.InBoth, found.OnlyHere, found.OnlyThere, found.OtherTier);
    }

    public Divergence ToDivergence() => new(At, InBoth, OnlyHere, OnlyThere, OtherTier);
}

sealed class DivergenceConfiguration : IEntityTypeConfiguration<DivergenceRow>
{
    public void Configure(EntityTypeBuilder<DivergenceRow> table)
    {
        table.ToTable("list_divergences");
        table.HasKey(row => new { row.InstallationId, row.ProgramId, row.Second, row.At });
    }
}
