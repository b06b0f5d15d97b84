using AlignBot.Engine.Storage;
using Microsoft.EntityFrameworkCore;

namespace AlignBot.Engine.History;

/// <summary>The tables by name.</summary>
/// <remarks>Inside an expression that EF translates, put the set into a variable first.</remarks>
public static class HistoryTables
{
    extension(AlignBotContext db)
    {
        public DbSet<HistoryRow> History => db.Set<HistoryRow>();
    }
}
