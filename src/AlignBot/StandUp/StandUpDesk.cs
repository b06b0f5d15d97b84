using System.Text.Json;
using AlignBot.Contracts;
using AlignBot.Domain;
using AlignBot.Domain.StandUp;
using AlignBot.Engine.Features;
using AlignBot.Engine.History;
using AlignBot.Engine.Outbox;
using AlignBot.Engine.Programs;
using AlignBot.Engine.Storage;
using AlignBot.Engine.Timers;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace AlignBot.StandUp;

/// <summary>Begins the first ninety days, changes their milestones and looks at them, in the transaction of its session.</summary>
sealed class StandUpDesk(ProgramDirectory programs, StandUpReader reader, OutboxQueue outbox) : IFollow<ProgramStarted>
{
    /// <summary>What is about the program itself has no other subject.</summary>
    public static readonly Guid Subject = Guid.Empty;

    public static RuleContext Context(ProgramInfo program, Instant now) => new(now, program.Roster, program.Calendar);

    public async ValueTask FollowAsync(Session session, ProgramStarted moment)
    {
        await session.SaveAsync();

        // A program that was only just made has not begun them.
        _ = await BeginAsync(session, moment.Program, actor: null);
    }

    public async ValueTask<Outcome<NinetyDays>> BeginAsync(Session session, ProgramKey key, UserId? actor)
    {
        var program = await programs.CurrentAsync(session, key);
        var outcome = StandUpWorkflow.Begin(program.NinetyDays, actor, Context(program, session.Now));
        if (outcome is Outcome<NinetyDays>.Changed changed)
        {
            await KeepAsync(session, program, changed, new StandUpFact.Begun(changed.State.From!.Value), actor);
        }

        return outcome;
    }

    public async ValueTask<Outcome<NinetyDays>> ChangeAsync(Session session, ProgramKey key, UserId actor, MilestoneKind kind, UserId owner, LocalDate dueOn)
    {
        var program = await programs.CurrentAsync(session, key);
        var outcome = StandUpWorkflow.Change(program.NinetyDays, actor, kind, owner, dueOn, Context(program, session.Now));
        if (outcome is Outcome<NinetyDays>.Changed changed)
        {
            await KeepAsync(session, program, changed, new StandUpFact.Changed(kind, owner, dueOn), actor);
        }

        return outcome;
    }

    /// <summary>Looks at how they stand: each morning.</summary>
    public async ValueTask LookAsync(Session session, ProgramKey key)
    {
        var program = await programs.CurrentAsync(session, key);
        await session.SaveAsync();
        var facts = await reader.ReadAsync(session.Db, program, session.Now);

        // The clock has nobody to tell: what does not run is ignored.
        if (StandUpWorkflow.Look(program.NinetyDays, facts, Context(program, session.Now)) is Outcome<NinetyDays>.Changed changed)
        {
            var ended = changed.State.EndedAt is null ? null : new StandUpFact.Ended(StandUpProgress.Reached(changed.State, facts), changed.State.Milestones.Length);
            await KeepAsync(session, program, changed, ended, actor: null);
        }
    }

    async ValueTask KeepAsync(Session session, ProgramInfo program, Outcome<NinetyDays>.Changed changed, StandUpFact? fact, UserId? actor)
    {
        var key = program.Key;
        if (!JsonSerializer.Serialize(changed.State, StandUpJson.Default.NinetyDays).Equals(JsonSerializer.Serialize(program.NinetyDays, StandUpJson.Default.NinetyDays), StringComparison.Ordinal))
        {
            var row = await session.Db.Programs.SingleAsync(row => row.Id == key.ProgramId && row.InstallationId == key.InstallationId);
            row.Settings = program.Settings.With(StandUpPart.Part, changed.State).Write();
            await session.SaveAsync();
            (await session.ProgramAsync(key)).RosterChanged();
        }

        if (fact is not null)
        {
            await session.AppendHistoryAsync(
                key, new HistoryEntry(StandUpFact.KindOf(fact), session.Now, actor?.Value, null, JsonSerializer.Serialize(fact, StandUpJson.Default.StandUpFact)));
        }

        foreach (var effect in changed.Effects)
        {
            await (effect switch
            {
                StandUpEffect.LookAt look => session.SetTimerAsync(key, StandUpTimers.FeatureName, Subject, StandUpTimers.Look, look.At),
                StandUpEffect.Nudge nudge => outbox.EnqueueAsync(session, key, new OutgoingMessage
                {
                    Kind = OutboxKind.Nudge,
                    Message = StandUpNudge.Name,
                    SubjectId = Subject,
                    Destination = nudge.To.Value,
                    MayWaitUntil = Instant.MaxValue,
                    Body = JsonSerializer.Serialize(new NudgeNews(nudge.Soon, nudge.Late), StandUpJson.Default.NudgeNews),
                }),
                StandUpEffect.TellEnd => outbox.EnqueueAsync(session, key, new OutgoingMessage
                {
                    Kind = OutboxKind.Ledger,
                    Message = StandUpEnded.Name,
                    SubjectId = Subject,
                    Destination = program.ChannelId,
                }),
                _ => throw new InvalidOperationException($"Nothing carries out {effect.GetType().Name}."),
            });
        }
    }
}

/// <summary>Each working morning they are looked at.</summary>
sealed class StandUpTimers(StandUpDesk desk) : ITimerHandler
{
    public const string FeatureName = "standup";
    public const string Look = "standup-look";

    public string Feature => FeatureName;

    public ValueTask HandleAsync(Session session, DueTimer timer) => desk.LookAsync(session, timer.Program);
}
