using AlignBot.Engine.Storage;
using Microsoft.EntityFrameworkCore;

namespace AlignBot.Engine.Drafts;

/// <summary>The tables by name.</summary>
/// <remarks>Inside an expression that EF translates, put the set into a variable first.</remarks>
public static class DraftTables
{
    extension(AlignBotContext db)
    {
        public DbSet<DraftRow> Drafts => db.Set<DraftRow>();
    }
}
