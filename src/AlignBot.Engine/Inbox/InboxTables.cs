using AlignBot.Engine.Storage;
using Microsoft.EntityFrameworkCore;

namespace AlignBot.Engine.Inbox;

/// <summary>The tables by name.</summary>
/// <remarks>Inside an expression that EF translates, put the set into a variable first.</remarks>
public static class InboxTables
{
    extension(AlignBotContext db)
    {
        public DbSet<InboxRow> Inbox => db.Set<InboxRow>();
    }
}
