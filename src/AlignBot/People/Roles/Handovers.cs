using System.Text.Json;
using System.Text.Json.Serialization;
using AlignBot.Domain;
using AlignBot.Domain.People;
using AlignBot.Domain.Time;
using AlignBot.Engine.Outbox;
using AlignBot.Engine.Programs;
using AlignBot.Engine.Storage;
using AlignBot.Engine.Timers;
using AlignBot.Engine.Waiting;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace AlignBot.People.Roles;

/// <summary>Which role was taken over from whom, as a message about it carries along.</summary>
/// <param name="Role">The role.</param>
/// <param name="From">Who had it before.</param>
/// <param name="Until">By when it is asked to be taken on.</param>
sealed record Handover(Role Role, string From, Instant Until)
{
    /// <summary>True for the one reminder.</summary>
    public bool IsReminder { get; init; }
}

[JsonSourceGenerationOptions(UseStringEnumConverter = true, Converters = [typeof(InstantConverter)])]
[JsonSerializable(typeof(Handover))]
sealed partial class HandoverJson : JsonSerializerContext;

/// <summary>Hands the brief to whoever becomes a leader or the executive after somebody else, asks them to take it on within two weeks, and reminds them once.</summary>
sealed class Handovers(ProgramDirectory programs, WaitingList waiting, OutboxQueue outbox) : ITimerHandler
{
    public const string FeatureName = "handover";

    static readonly Window Within = Window.Of("10wd");
    static readonly Window RemindAfter = Window.Of("8wd");

    /// <summary>What is about the program itself has no other subject.</summary>
    static readonly Guid Subject = Guid.Empty;

    public string Feature => FeatureName;

    public static string SlotOf(Role role, UserId user) => $"{Prefix(role)}{user.Value}";

    static string Prefix(Role role) => $"handover/{role}/";

    /// <summary>A role was given. Nothing where nobody had it before, or the same person keeps it: they know.</summary>
    public async ValueTask BeginAsync(Session session, ProgramInfo program, RoleHolding? before, RoleHolding now)
    {
        if (before is null || before.Holder == now.Holder || now.Role is Role.OperatingLead)
        {
            return;
        }

        await session.SaveAsync();
        foreach (var row in await AskedAsync(session, program.Key, now.Role))
        {
            await EndAsync(session, program.Key, now.Role, new UserId(row.UserId), now.Holder.Value);
        }

        var until = WorkingTime.DeadlineAtWork(session.Now, Within, program.Calendar).At;
        var handover = new Handover(now.Role, before.Holder.Value, until);
        await waiting.AddAsync(session, program.Key, FeatureName, Subject, SlotOf(now.Role, now.Holder), now.Holder.Value, until);
        await session.SetTimerAsync(program.Key, FeatureName, Subject, $"{SlotOf(now.Role, now.Holder)}/{before.Holder.Value}", WorkingTime.DeadlineAtWork(session.Now, RemindAfter, program.Calendar.InZone(program.Roster.ZoneOf(now.Holder))).At);
        await SayAsync(session, program.Key, now.Holder, handover, OutboxKind.Ledger);
    }

    /// <summary>They take it on. The refusal, or null; nothing where they have already.</summary>
    public async ValueTask<Refusal?> TakeOnAsync(Session session, ProgramKey key, UserId actor, Role role, string from)
    {
        var roster = (await programs.CurrentAsync(session, key)).Roster;
        if (roster.Holder(role) != actor)
        {
            return new RosterRefusal.NotHeld(role, roster.Holder(role));
        }

        if ((await AskedAsync(session, key, role)).Any(row => row.UserId == actor.Value))
        {
            await EndAsync(session, key, role, actor, from);
            await ProgramLedger.RecordAsync(session, key, new ProgramFact.RoleTakenOn(role), actor);
        }

        return null;
    }

    public async ValueTask HandleAsync(Session session, DueTimer timer)
    {
        if (timer.Name.Split('/') is not [_, var name, var user, var from] || !Enum.TryParse<Role>(name, out var role)
            || (await AskedAsync(session, timer.Program, role)).FirstOrDefault(row => row.UserId == user) is not { DueAt: { } until })
        {
            return;
        }

        await SayAsync(session, timer.Program, new UserId(user), new Handover(role, from, until) { IsReminder = true }, OutboxKind.Nudge);
    }

    static Task<List<WaitingRow>> AskedAsync(Session session, ProgramKey key, Role role)
    {
        var prefix = Prefix(role);
        return session.Db.Waiting.AsNoTracking()
            .Where(row => row.InstallationId == key.InstallationId && row.ProgramId == key.ProgramId && row.SubjectId == Subject && row.Slot.StartsWith(prefix)).ToListAsync();
    }

    async ValueTask EndAsync(Session session, ProgramKey key, Role role, UserId user, string from)
    {
        await waiting.RemoveAsync(session, key, Subject, SlotOf(role, user), user.Value);
        await session.ClearTimersAsync(key, Subject, $"{SlotOf(role, user)}/");
        await SayAsync(session, key, user, new Handover(role, from, session.Now), OutboxKind.Edit);
    }

    ValueTask SayAsync(Session session, ProgramKey key, UserId to, Handover handover, OutboxKind kind) => outbox.EnqueueAsync(
        session, key,
        new OutgoingMessage
        {
            Kind = kind,
            Message = HandoverMessage.Name,
            SubjectId = Subject,
            Destination = to.Value,
            Slot = SlotOf(handover.Role, to),
            Body = JsonSerializer.Serialize(handover, HandoverJson.Default.Handover),
        });
}
