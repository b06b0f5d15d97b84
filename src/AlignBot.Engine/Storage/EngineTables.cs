using AlignBot.Engine.Drafts;
using AlignBot.Engine.History;
using AlignBot.Engine.Home;
using AlignBot.Engine.Inbox;
using AlignBot.Engine.Installations;
using AlignBot.Engine.Outages;
using AlignBot.Engine.Outbox;
using AlignBot.Engine.Programs;
using AlignBot.Engine.Timers;
using AlignBot.Engine.Waiting;
using Microsoft.EntityFrameworkCore;

namespace AlignBot.Engine.Storage;

/// <summary>The engine's own tables, by name.</summary>
/// <remarks>A feature names its tables in the same way, in its own folder. Inside an expression that EF translates, put the set into a variable first.</remarks>
public static class EngineTables
{
    extension(AlignBotContext db)
    {
        public DbSet<InstallationRow> Installations => db.Set<InstallationRow>();
        public DbSet<ProgramRow> Programs => db.Set<ProgramRow>();
        public DbSet<MemberRow> Members => db.Set<MemberRow>();
        public DbSet<RoleRow> Roles => db.Set<RoleRow>();
        public DbSet<AbsenceRow> Absences => db.Set<AbsenceRow>();
        public DbSet<HistoryRow> History => db.Set<HistoryRow>();
        public DbSet<TimerRow> Timers => db.Set<TimerRow>();
        public DbSet<TimerKeyRow> TimerKeys => db.Set<TimerKeyRow>();
        public DbSet<InboxRow> Inbox => db.Set<InboxRow>();
        public DbSet<OutboxRow> Outbox => db.Set<OutboxRow>();
        public DbSet<PostRow> Posts => db.Set<PostRow>();
        public DbSet<DraftRow> Drafts => db.Set<DraftRow>();
        public DbSet<WaitingRow> Waiting => db.Set<WaitingRow>();
        public DbSet<HeartbeatRow> Heartbeats => db.Set<HeartbeatRow>();
        public DbSet<OutageRow> Outages => db.Set<OutageRow>();
        public DbSet<HomeViewerRow> HomeViewers => db.Set<HomeViewerRow>();
    }
}
