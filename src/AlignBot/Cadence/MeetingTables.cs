using AlignBot.Cadence.Feeds;
using AlignBot.Cadence.Series;
using AlignBot.Engine.Storage;
using Microsoft.EntityFrameworkCore;

namespace AlignBot.Cadence;

/// <summary>The tables of this folder, by name.</summary>
static class MeetingTables
{
    extension(AlignBotContext db)
    {
        public DbSet<SeriesRow> Series => db.Set<SeriesRow>();
        public DbSet<MeetingRow> Meetings => db.Set<MeetingRow>();
        public DbSet<CalendarFeedRow> CalendarFeeds => db.Set<CalendarFeedRow>();
    }
}
