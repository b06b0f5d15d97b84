using AlignBot.Domain.People;
using AlignBot.Domain.Scoreboard.Breaches;
using AlignBot.Engine.Records;
using AlignBot.Engine.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using NodaTime;

namespace AlignBot.SourceBreaches;

/// <summary>A promise that a source shows broken: what is queried stands in columns, the whole of it in <see cref="State"/>.</summary>
sealed class BreachRow : IAggregateRow
{
    public int InstallationId { get; set; }
    public int ProgramId { get; set; }
    public Guid Id { get; set; }

    [OfState]
    public int Clause { get; set; }

    [OfState]
    public Function Side { get; set; }

    [OfState]
    public Instant FoundAt { get; set; }

    /// <summary>Null while something of it stands.</summary>
    [OfState]
    public Instant? WithdrawnAt { get; set; }

    /// <summary>Rises with every change.</summary>
    public int Version { get; set; }

    /// <summary>The <see cref="BreachFinding"/> as JSON of the shape <see cref="Schema"/>.</summary>
    public required string State { get; set; }

    public int Schema { get; set; }
}

sealed class BreachConfiguration : IEntityTypeConfiguration<BreachRow>
{
    public void Configure(EntityTypeBuilder<BreachRow> table)
    {
        table.ToTable("source_breaches");
        table.HasKey(row => new { row.InstallationId, row.ProgramId, row.Id });

        // Those that stand, and those of the last weeks.
        table.HasIndex(row => new { row.InstallationId, row.ProgramId, row.FoundAt });
        table.Property(row => row.Version).IsConcurrencyToken();
        table.Property(row => row.Side).HasConversion<string>();
    }
}

/// <summary>How far the leads of a program were held against its promises, and when each side's leader was told.</summary>
sealed class BreachBookRow
{
    public int InstallationId { get; set; }
    public int ProgramId { get; set; }

    /// <summary>Readings that were taken since the program has this row.</summary>
    public int Wanted { get; set; }

    /// <summary>How many of them were held against the promises: the rest is due.</summary>
    public int Done { get; set; }

    /// <summary>Business time; null before the first time.</summary>
    public Instant? SalesToldAt { get; set; }

    /// <inheritdoc cref="SalesToldAt"/>
    public Instant? MarketingToldAt { get; set; }

    public Instant? ToldAt(Function side) => side is Function.Sales ? SalesToldAt : MarketingToldAt;
}

sealed class BreachBookConfiguration : IEntityTypeConfiguration<BreachBookRow>
{
    public void Configure(EntityTypeBuilder<BreachBookRow> table)
    {
        table.ToTable("source_breach_books");
        table.HasKey(row => new { row.InstallationId, row.ProgramId });
    }
}

/// <summary>The tables of this folder, and what is asked of them.</summary>
static class BreachTables
{
    extension(AlignBotContext db)
    {
        public DbSet<BreachRow> SourceBreaches => db.Set<BreachRow>();

        public DbSet<BreachBookRow> BreachBooks => db.Set<BreachBookRow>();
    }

    public static IQueryable<BreachRow> Of(AlignBotContext db, ProgramKey key) => db.SourceBreaches
        .Where(row => row.InstallationId == key.InstallationId && row.ProgramId == key.ProgramId)
        .OrderBy(row => row.FoundAt).ThenBy(row => row.Id);

    /// <summary>Those of which something stands, the oldest first.</summary>
    public static async Task<List<Breach>> StandingAsync(AlignBotContext db, ProgramKey key) =>
        (await Of(db, key).Where(row => row.WithdrawnAt == null).ToListAsync()).ConvertAll(Read);

    /// <summary>Those that were found from a moment on, withdrawn ones among them.</summary>
    public static async Task<List<Breach>> SinceAsync(AlignBotContext db, ProgramKey key, Instant since) =>
        (await Of(db, key).Where(row => row.FoundAt >= since).ToListAsync()).ConvertAll(Read);

    public static async Task<Breach?> FindAsync(AlignBotContext db, ProgramKey key, Guid id) =>
        await Of(db, key).SingleOrDefaultAsync(row => row.Id == id) is { } row ? Read(row) : null;

    /// <summary>Null before anything of the program's was read.</summary>
    public static Task<BreachBookRow?> BookAsync(AlignBotContext db, ProgramKey key) =>
        db.BreachBooks.SingleOrDefaultAsync(row => row.InstallationId == key.InstallationId && row.ProgramId == key.ProgramId);

    static Breach Read(BreachRow row) => new(row.Id, BreachDesk.StateOf(row));
}

/// <param name="Id">Its row's.</param>
/// <param name="It">As it stands.</param>
readonly record struct Breach(Guid Id, BreachFinding It);
