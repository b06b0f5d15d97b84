using AlignBot.Engine.Storage;
using Microsoft.EntityFrameworkCore;

namespace AlignBot.Decisions;

/// <summary>The tables of this folder, by name.</summary>
static class DecisionTables
{
    extension(AlignBotContext db)
    {
        public DbSet<DecisionRow> Decisions => db.Set<DecisionRow>();
    }
}
