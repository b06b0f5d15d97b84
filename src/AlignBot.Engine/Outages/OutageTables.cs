using AlignBot.Engine.Storage;
using Microsoft.EntityFrameworkCore;

namespace AlignBot.Engine.Outages;

/// <summary>The tables by name.</summary>
/// <remarks>Inside an expression that EF translates, put the set into a variable first.</remarks>
public static class OutageTables
{
    extension(AlignBotContext db)
    {
        public DbSet<HeartbeatRow> Heartbeats => db.Set<HeartbeatRow>();
        public DbSet<OutageRow> Outages => db.Set<OutageRow>();
    }
}
