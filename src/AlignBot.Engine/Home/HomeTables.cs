using AlignBot.Engine.Storage;
using Microsoft.EntityFrameworkCore;

namespace AlignBot.Engine.Home;

/// <summary>The tables by name.</summary>
/// <remarks>Inside an expression that EF translates, put the set into a variable first.</remarks>
public static class HomeTables
{
    extension(AlignBotContext db)
    {
        public DbSet<HomeViewerRow> HomeViewers => db.Set<HomeViewerRow>();
    }
}
