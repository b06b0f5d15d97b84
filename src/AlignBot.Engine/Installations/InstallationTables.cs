using AlignBot.Engine.Storage;
using Microsoft.EntityFrameworkCore;

namespace AlignBot.Engine.Installations;

/// <summary>The tables by name.</summary>
/// <remarks>Inside an expression that EF translates, put the set into a variable first.</remarks>
public static class InstallationTables
{
    extension(AlignBotContext db)
    {
        public DbSet<InstallationRow> Installations => db.Set<InstallationRow>();

        public DbSet<InstallationTokenRow> InstallationTokens => db.Set<InstallationTokenRow>();
    }
}
