using AlignBot.Engine.Storage;
using Microsoft.EntityFrameworkCore;

namespace AlignBot.Exports;

/// <summary>The tables of this folder, by name.</summary>
static class ExportTables
{
    extension(AlignBotContext db)
    {
        public DbSet<ExportRow> Exports => db.Set<ExportRow>();
    }
}
