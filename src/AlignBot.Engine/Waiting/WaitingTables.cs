using AlignBot.Engine.Storage;
using Microsoft.EntityFrameworkCore;

namespace AlignBot.Engine.Waiting;

/// <summary>The tables by name.</summary>
/// <remarks>Inside an expression that EF translates, put the set into a variable first.</remarks>
public static class WaitingTables
{
    extension(AlignBotContext db)
    {
        public DbSet<WaitingRow> Waiting => db.Set<WaitingRow>();
    }
}
