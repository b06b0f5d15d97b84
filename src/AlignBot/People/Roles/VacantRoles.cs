using AlignBot.Contracts;
using AlignBot.Domain;
using AlignBot.Domain.People;
using AlignBot.Domain.Time;
using AlignBot.Engine.Features;
using AlignBot.Engine.Outbox;
using AlignBot.Engine.Programs;
using AlignBot.Engine.Storage;
using AlignBot.Engine.Timers;
using AlignBot.Engine.Waiting;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace AlignBot.People.Roles;

/// <summary>A program without accountable executive or operating lead says so to whoever can mend it, every week in their hours, in one living message, until it has one.</summary>
sealed class VacantRoles(ProgramDirectory programs, WaitingList waiting, OutboxQueue outbox) : IFollow<RosterChanged>, ITimerHandler
{
    public const string FeatureName = "vacant-roles";

    /// <summary>Where the message stands, and the line on Home: a program has one.</summary>
    public const string Slot = "vacant-roles";

    const string Weekly = "weekly";

    /// <summary>Whoever is just handing a role over, or sets the program up, need not be told.</summary>
    static readonly Window First = Window.Of("1wd");

    /// <summary>What is about the program itself has no other subject.</summary>
    static readonly Guid Subject = Guid.Empty;

    public string Feature => FeatureName;

    public async ValueTask FollowAsync(Session session, RosterChanged moment)
    {
        var (key, program) = (moment.Program, await programs.CurrentAsync(session, moment.Program));
        await session.SaveAsync();
        var vacant = Vacancies.Of(program.Roster, session.Now);
        var told = await ToldAsync(session, key);
        if (vacant.IsEmpty)
        {
            await session.ClearTimerAsync(key, Subject, Weekly);
            await EndAsync(session, key, told);
        }
        else if (told is null)
        {
            if (!await session.HasTimerAsync(key, Subject, Weekly))
            {
                await session.SetTimerAsync(key, FeatureName, Subject, Weekly, WorkingTime.DeadlineAtWork(session.Now, First, program.Calendar).At);
            }
        }
        else if (!Vacancies.WhoMayFill(program.Roster, told.Value, session.Now))
        {
            await EndAsync(session, key, told);
            await session.SetTimerAsync(key, FeatureName, Subject, Weekly, session.Now);
        }
        else
        {
            await SayAsync(session, key, told.Value, OutboxKind.Edit);
        }
    }

    public async ValueTask HandleAsync(Session session, DueTimer timer)
    {
        var (key, program) = (timer.Program, await programs.CurrentAsync(session, timer.Program));
        var told = await ToldAsync(session, key);
        if (Vacancies.Of(program.Roster, session.Now).IsEmpty)
        {
            await EndAsync(session, key, told);
            return;
        }

        var next = session.Now + Duration.FromDays(7);
        if (Vacancies.WhoFills(program.Roster, session.Now) is { } who)
        {
            var open = WorkingTime.AtOrNextOpening(session.Now, program.Calendar.InZone(program.Roster.ZoneOf(who)));
            if (open > session.Now)
            {
                next = open;
            }
            else
            {
                await (told is { } before && before != who ? EndAsync(session, key, told) : ValueTask.CompletedTask);
                await waiting.AddAsync(session, key, FeatureName, Subject, Slot, who.Value, dueAt: null);
                await SayAsync(session, key, who, OutboxKind.Nudge);
            }
        }

        await session.SetTimerAsync(key, FeatureName, Subject, Weekly, next);
    }

    /// <summary>Who was told, and has it on their Home.</summary>
    static async ValueTask<UserId?> ToldAsync(Session session, ProgramKey key) =>
        await session.Db.Waiting.AsNoTracking().SingleOrDefaultAsync(row => row.InstallationId == key.InstallationId && row.ProgramId == key.ProgramId && row.SubjectId == Subject && row.Slot == Slot)
            is { } row ? new UserId(row.UserId) : null;

    async ValueTask EndAsync(Session session, ProgramKey key, UserId? told)
    {
        if (told is { } user)
        {
            await waiting.RemoveAsync(session, key, Subject, Slot, user.Value);
            await SayAsync(session, key, user, OutboxKind.Edit);
        }
    }

    ValueTask SayAsync(Session session, ProgramKey key, UserId to, OutboxKind kind) => outbox.EnqueueAsync(
        session, key, new OutgoingMessage { Kind = kind, Message = VacantRolesMessage.Name, SubjectId = Subject, Destination = to.Value, Slot = Slot });
}
