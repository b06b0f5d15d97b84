using AlignBot.Engine.Storage;
using Microsoft.EntityFrameworkCore;

namespace AlignBot.Engine.Timers;

/// <summary>The tables by name.</summary>
/// <remarks>Inside an expression that EF translates, put the set into a variable first.</remarks>
public static class TimerTables
{
    extension(AlignBotContext db)
    {
        public DbSet<TimerRow> Timers => db.Set<TimerRow>();
        public DbSet<TimerKeyRow> TimerKeys => db.Set<TimerKeyRow>();
    }
}
