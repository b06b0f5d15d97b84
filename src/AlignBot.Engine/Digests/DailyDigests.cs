using AlignBot.Domain;
using AlignBot.Domain.Time;
using AlignBot.Engine.Outbox;
using AlignBot.Engine.Programs;
using AlignBot.Engine.Storage;
using AlignBot.Engine.Timers;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace AlignBot.Engine.Digests;

/// <summary>Who takes what can wait once a day. What must be answered by a time is never held back for it.</summary>
public sealed class DailyDigests(ProgramDirectory programs) : IHoldBack
{
    public const string FeatureName = "digest";

    const string Upsert =
        """
        INSERT INTO digests (installation_id, user_id, id, minute) VALUES (@installation, @user, @id, @minute)
        ON CONFLICT (installation_id, user_id) DO UPDATE SET minute = excluded.minute
        """;

    const string Daily = "daily";

    /// <summary>Behind the reminders of the same minute, so that they are in it.</summary>
    static readonly Duration Behind = Duration.FromMinutes(1);

    public static async ValueTask ChooseAsync(Session session, int installationId, UserId user, LocalTime time) => await session
        .Statement(Upsert, "@installation", "@user", "@id", "@minute")
        .Set(0, installationId).Set(1, user.Value).Set(2, Guid.CreateVersion7()).Set(3, (time.Hour * 60) + time.Minute)
        .ExecuteAsync();

    /// <summary>Ends it. What it held back waits for nothing any more: for whichever program something waits, its last one goes out now.</summary>
    /// <param name="session">The unit of work.</param>
    /// <param name="installationId">Whose workspace.</param>
    /// <param name="user">Who wants it no longer.</param>
    /// <param name="theirs">The programs that they are in.</param>
    public static async ValueTask<IReadOnlyList<(ProgramKey Program, OutgoingMessage Last)>> EndAsync(Session session, int installationId, UserId user, IEnumerable<ProgramKey> theirs)
    {
        if (await RowAsync(session.Db, installationId, user.Value) is not { } row)
        {
            return [];
        }

        List<(ProgramKey, OutgoingMessage)> last = [];
        foreach (var program in theirs)
        {
            if (await session.HasTimerAsync(program, row.Id, Daily))
            {
                await session.ClearTimerAsync(program, row.Id, Daily);
                last.Add((program, DigestMessage.To(row, isLast: true)));
            }
        }

        await session.Db.Set<DigestRow>().Where(ended => ended.InstallationId == installationId && ended.UserId == user.Value).ExecuteDeleteAsync();
        return last;
    }

    /// <summary>When this person takes their digest, where they are; null for as it comes.</summary>
    public static async Task<LocalTime?> FindAsync(AlignBotContext db, int installationId, UserId user) =>
        await RowAsync(db, installationId, user.Value) is { } row ? TimeOf(row) : null;

    /// <inheritdoc/>
    public async ValueTask<bool> HoldsAsync(Session session, ProgramKey key, string user, Instant until)
    {
        if (await RowAsync(session.Db, key.InstallationId, user) is not { } row)
        {
            return false;
        }

        var program = await programs.CurrentAsync(session, key);
        var next = Next(session.Now, TimeOf(row), program.Calendar.InZone(program.Roster.ZoneOf(new UserId(user))));
        if (next > until)
        {
            return false;
        }

        await session.SetTimerAsync(key, FeatureName, row.Id, Daily, next);
        return true;
    }

    /// <summary>Whose it is; null when they have ended it.</summary>
    public static Task<DigestRow?> OfAsync(AlignBotContext db, int installationId, Guid id) =>
        db.Set<DigestRow>().AsNoTracking().SingleOrDefaultAsync(row => row.InstallationId == installationId && row.Id == id);

    /// <summary>The next moment at that time on a day of work.</summary>
    public static Instant Next(Instant now, LocalTime time, WorkingCalendar own)
    {
        for (var day = now.InZone(own.Zone).Date; ; day = day.PlusDays(1))
        {
            var at = day.At(time).InZoneLeniently(own.Zone).ToInstant() + Behind;
            if (at > now && WorkingTime.IsWorkingDay(day, own))
            {
                return at;
            }
        }
    }

    static LocalTime TimeOf(DigestRow row) => LocalTime.FromMinutesSinceMidnight(row.Minute);

    static Task<DigestRow?> RowAsync(AlignBotContext db, int installationId, string user) =>
        db.Set<DigestRow>().AsNoTracking().SingleOrDefaultAsync(row => row.InstallationId == installationId && row.UserId == user);
}
