using AlignBot.Engine.Storage;
using Microsoft.AspNetCore.DataProtection.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace AlignBot.Keys;

/// <summary>The table of keys alone, as Data Protection's own store reads and writes it: with the whole model an idle bot would hold 35 MB more.</summary>
sealed class KeysContext(DatabaseOptions database) : DbContext, IDataProtectionKeyContext
{
    public DbSet<DataProtectionKey> DataProtectionKeys => Set<DataProtectionKey>();

    protected override void OnConfiguring(DbContextOptionsBuilder optionsBuilder) => _ = database.Provider == DatabaseProvider.PostgreSql
        ? optionsBuilder.UseNpgsql(database.ConnectionString)
        : optionsBuilder.UseSqlite(database.ConnectionString);

    protected override void OnModelCreating(ModelBuilder modelBuilder) => modelBuilder.ApplyConfiguration(new KeyTable());
}

/// <summary>Keys and their revocations, as XML. Whose they are stands in none: they belong to the bot, not to a workspace.</summary>
sealed class KeyTable : IEntityTypeConfiguration<DataProtectionKey>
{
    public void Configure(EntityTypeBuilder<DataProtectionKey> table)
    {
        table.ToTable("data_protection_keys");
        table.HasKey(row => row.Id);
        table.Property(row => row.Id).HasColumnName("id");
        table.Property(row => row.FriendlyName).HasColumnName("friendly_name");
        table.Property(row => row.Xml).HasColumnName("xml");
    }
}
