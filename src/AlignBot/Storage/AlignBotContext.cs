using System.Text;
using AlignBot.Actions;
using AlignBot.Cadence;
using AlignBot.Decisions;
using AlignBot.Disputes;
using AlignBot.Drafts;
using AlignBot.Exports;
using AlignBot.History;
using AlignBot.Home;
using AlignBot.Inbox;
using AlignBot.Installations;
using AlignBot.Outages;
using AlignBot.Outbox;
using AlignBot.People;
using AlignBot.Programs;
using AlignBot.Timers;
using AlignBot.Waiting;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace AlignBot.Storage;

/// <summary>The one model behind both databases. Tables and columns are snake_case; instants are bigint milliseconds UTC.</summary>
abstract class AlignBotContext(DbContextOptions options) : DbContext(options)
{
    public DbSet<InstallationRow> Installations => Set<InstallationRow>();
    public DbSet<ProgramRow> Programs => Set<ProgramRow>();
    public DbSet<MemberRow> Members => Set<MemberRow>();
    public DbSet<RoleRow> Roles => Set<RoleRow>();
    public DbSet<AbsenceRow> Absences => Set<AbsenceRow>();
    public DbSet<DisputeRow> Disputes => Set<DisputeRow>();
    public DbSet<DisputePersonRow> DisputePeople => Set<DisputePersonRow>();
    public DbSet<DecisionRow> Decisions => Set<DecisionRow>();
    public DbSet<ActionRow> Actions => Set<ActionRow>();
    public DbSet<ExportRow> Exports => Set<ExportRow>();
    public DbSet<SeriesRow> Series => Set<SeriesRow>();
    public DbSet<MeetingRow> Meetings => Set<MeetingRow>();
    public DbSet<HistoryRow> History => Set<HistoryRow>();
    public DbSet<TimerRow> Timers => Set<TimerRow>();
    public DbSet<TimerKeyRow> TimerKeys => Set<TimerKeyRow>();
    public DbSet<InboxRow> Inbox => Set<InboxRow>();
    public DbSet<OutboxRow> Outbox => Set<OutboxRow>();
    public DbSet<PostRow> Posts => Set<PostRow>();
    public DbSet<DraftRow> Drafts => Set<DraftRow>();
    public DbSet<WaitingRow> Waiting => Set<WaitingRow>();
    public DbSet<HeartbeatRow> Heartbeats => Set<HeartbeatRow>();
    public DbSet<OutageRow> Outages => Set<OutageRow>();
    public DbSet<HomeViewerRow> HomeViewers => Set<HomeViewerRow>();

    protected override void ConfigureConventions(ModelConfigurationBuilder configuration) =>
        configuration.Properties<Instant>().HaveConversion<InstantColumn>();

    protected override void OnModelCreating(ModelBuilder model)
    {
        model.ApplyConfigurationsFromAssembly(typeof(AlignBotContext).Assembly);

        foreach (var entity in model.Model.GetEntityTypes())
        {
            foreach (var property in entity.GetProperties())
            {
                property.SetColumnName(SnakeCase(property.Name));
            }
        }
    }

    static string SnakeCase(string name)
    {
        var snake = new StringBuilder(name.Length + 4);
        foreach (var letter in name)
        {
            if (char.IsUpper(letter) && snake.Length > 0)
            {
                snake.Append('_');
            }

            snake.Append(char.ToLowerInvariant(letter));
        }

        return snake.ToString();
    }
}

/// <summary>The model on SQLite, the embedded default.</summary>
sealed class SqliteContext(DbContextOptions<SqliteContext> options) : AlignBotContext(options);

/// <summary>The model on PostgreSQL, for several replicas.</summary>
sealed class PostgreSqlContext(DbContextOptions<PostgreSqlContext> options) : AlignBotContext(options);
