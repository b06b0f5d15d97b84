using AlignBot.Engine.Storage;
using Microsoft.EntityFrameworkCore;

namespace AlignBot.Engine.Outbox;

/// <summary>The tables by name.</summary>
/// <remarks>Inside an expression that EF translates, put the set into a variable first.</remarks>
public static class OutboxTables
{
    extension(AlignBotContext db)
    {
        public DbSet<OutboxRow> Outbox => db.Set<OutboxRow>();
        public DbSet<PostRow> Posts => db.Set<PostRow>();
    }
}
