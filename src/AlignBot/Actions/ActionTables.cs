using AlignBot.Engine.Storage;
using Microsoft.EntityFrameworkCore;

namespace AlignBot.Actions;

/// <summary>The tables of this folder, by name.</summary>
static class ActionTables
{
    extension(AlignBotContext db)
    {
        public DbSet<ActionRow> Actions => db.Set<ActionRow>();
    }
}
