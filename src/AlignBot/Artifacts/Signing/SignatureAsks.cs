using AlignBot.Domain;
using AlignBot.Domain.Artifacts;
using AlignBot.Domain.Time;
using AlignBot.Engine.Outbox;
using AlignBot.Engine.Programs;
using AlignBot.Engine.Storage;
using AlignBot.Engine.Timers;
using AlignBot.Engine.Waiting;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace AlignBot.Artifacts.Signing;

/// <summary>Asks somebody for all signatures that wait for them in one message: in their working hours, again after some days, and not without end.</summary>
sealed class SignatureAsks(OutboxQueue outbox, WaitingList waiting, ProgramDirectory programs) : ITimerHandler
{
    public const string FeatureName = "artifact.sign";

    /// <summary>The slot of somebody's message, and of what waits for them.</summary>
    public const string Slot = "sign";

    /// <summary>How often somebody is asked for the same: after that it stands on Home, and those who run the program see it.</summary>
    const int MostTimes = 4;

    const string AskTimer = "ask";

    /// <summary>What is proposed in a row is asked for together.</summary>
    static readonly Duration Together = Duration.FromMinutes(5);

    static readonly Window Again = Window.Of("3wd");

    public string Feature => FeatureName;

    public static string SlotOf(UserId user) => $"{Slot}/{user.Value}";

    /// <summary>Something more waits for their signature.</summary>
    public async ValueTask AskAsync(Session session, ProgramInfo program, Artifact artifact, UserId user)
    {
        await waiting.AddAsync(session, program.Key, ArtifactWaiting.FeatureName, artifact.Id.Value, SlotOf(user), user.Value, dueAt: null);
        var row = await RowAsync(session, program.Key, user);
        var own = Own(program, user);

        // Whoever was asked today reads the rest in what they were sent, and hears of it on their next day of work.
        row.Times = 0;
        var soon = WorkingTime.AtOrNextOpening(session.Now + Together, own);
        var at = row.AskedAt is { } asked ? Instant.Max(soon, WorkingTime.FirstOpening(asked.InZone(own.Zone).Date.PlusDays(1), own)) : soon;
        await session.SetTimerAsync(program.Key, FeatureName, row.Id, AskTimer, at);
        if (row.AskedAt is not null)
        {
            await EditAsync(session, program, row);
        }
    }

    /// <summary>What waits for their signature reads otherwise now.</summary>
    public async ValueTask RefreshAsync(Session session, ProgramInfo program, UserId user)
    {
        if (await RowAsync(session, program.Key, user) is { AskedAt: not null } row)
        {
            await EditAsync(session, program, row);
        }
    }

    /// <summary>They have signed it, or need not any more.</summary>
    public async ValueTask EndAsync(Session session, ProgramInfo program, Artifact artifact, UserId user)
    {
        await waiting.RemoveAsync(session, program.Key, artifact.Id.Value, SlotOf(user), user.Value);
        await RefreshAsync(session, program, user);
    }

    public async ValueTask HandleAsync(Session session, DueTimer timer)
    {
        var key = timer.Program;
        if (await session.Db.Signers.SingleOrDefaultAsync(row => row.InstallationId == key.InstallationId && row.ProgramId == key.ProgramId && row.Id == timer.SubjectId) is not { } row)
        {
            return;
        }

        var program = await programs.CurrentAsync(session, key);
        if (!await WaitsFor(session.Db, key, new UserId(row.UserId)).AnyAsync() || !program.Roster.MayDecide(new UserId(row.UserId)))
        {
            (row.AskedAt, row.Times) = (null, 0);
            return;
        }

        row.AskedAt = session.Now;
        row.Times++;
        await outbox.EnqueueAsync(session, key, Message(OutboxKind.Nudge, row));
        if (row.Times < MostTimes)
        {
            await session.SetTimerAsync(key, FeatureName, row.Id, AskTimer, WorkingTime.DeadlineAtWork(session.Now, Again, Own(program, new UserId(row.UserId))).At);
        }
    }

    /// <summary>What waits for somebody's signature in a program.</summary>
    public static IQueryable<WaitingRow> WaitsFor(AlignBotContext db, ProgramKey key, UserId user)
    {
        var (waits, slot) = (db.Waiting, SlotOf(user));
        return waits.Where(row => row.InstallationId == key.InstallationId && row.ProgramId == key.ProgramId && row.UserId == user.Value && row.Slot == slot
            && row.Feature == ArtifactWaiting.FeatureName);
    }

    /// <summary>The artifacts that wait for somebody's signature, in the order of their numbers.</summary>
    public static async Task<List<Artifact>> OfAsync(AlignBotContext db, ProgramKey key, UserId user)
    {
        var ids = await WaitsFor(db, key, user).Select(row => row.SubjectId).ToListAsync();
        return ids.Count == 0 ? [] : (await ArtifactTables.Of(db, key).Where(row => ids.Contains(row.Id)).OrderBy(row => row.Number).ToListAsync()).ConvertAll(ArtifactDesk.StateOf);
    }

    /// <summary>Where they live and work: nobody is asked in the middle of their night.</summary>
    static WorkingCalendar Own(ProgramInfo program, UserId user) => program.Roster.HoursOf(user, program.Calendar);

    static async ValueTask<SignerRow> RowAsync(Session session, ProgramKey key, UserId user)
    {
        if (await session.Db.Signers.FindAsync(key.InstallationId, key.ProgramId, user.Value) is { } known)
        {
            return known;
        }

        var row = new SignerRow { InstallationId = key.InstallationId, ProgramId = key.ProgramId, UserId = user.Value, Id = Guid.CreateVersion7() };
        session.Db.Signers.Add(row);
        return row;
    }

    ValueTask EditAsync(Session session, ProgramInfo program, SignerRow row) => outbox.EnqueueAsync(session, program.Key, Message(OutboxKind.Edit, row));

    static OutgoingMessage Message(OutboxKind kind, SignerRow row) => new()
    {
        Kind = kind,
        Message = SignMessage.Name,
        SubjectId = row.Id,
        Destination = row.UserId,
        Slot = Slot,
    };
}
