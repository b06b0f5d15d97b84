using AlignBot.Engine.Storage;
using Microsoft.EntityFrameworkCore;

namespace AlignBot.Disputes.Records;

/// <summary>The tables of this folder, by name.</summary>
static class DisputeTables
{
    extension(AlignBotContext db)
    {
        public DbSet<DisputeRow> Disputes => db.Set<DisputeRow>();
        public DbSet<DisputePersonRow> DisputePeople => db.Set<DisputePersonRow>();
    }
}
