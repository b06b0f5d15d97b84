using System.Collections.Immutable;
using AlignBot.Contracts;
using AlignBot.Domain;
using AlignBot.Domain.Artifacts;
using AlignBot.Domain.Audits;
using AlignBot.Engine.Outbox;
using AlignBot.Engine.Programs;
using AlignBot.Engine.Records;
using AlignBot.Engine.Storage;
using AlignBot.Engine.Waiting;
using NodaTime;
using NodaTime.Text;

namespace AlignBot.Audits;

/// <summary>Begins audits and carries commands to them, in the transaction of its session. What the record shows is looked up anew before each.</summary>
sealed class AuditDesk(ProgramDirectory programs, IEnumerable<IFindings> findings, IArtifactBook artifacts, IFollowUps followUps, OutboxQueue outbox, WaitingList waiting)
{
    public const string FeatureName = "audit";

    /// <summary>Where the message of whoever goes through it stands, and their line on Home.</summary>
    public const string Slot = "audit";

    /// <summary>How an audit is kept in its row.</summary>
    public static StateColumn<Audit> State { get; } = new("audit", AuditJson.Default.Audit);

    static readonly Aggregate<Audit, AuditRow, AuditFact> Kept = new(State, AuditJson.Default.AuditFact, AuditFacts.KindOf, FeatureName);

    public static Audit StateOf(AuditRow row) => State.Read(row);

    public static RuleContext Context(ProgramInfo program, Instant now) => new(now, program.Roster, program.Calendar);

    /// <summary>Begins the audit of the quarter that is to be looked at now; one that nobody closed gives way to it.</summary>
    /// <param name="actor">Who begins it; null for the clock.</param>
    public async ValueTask<Outcome<Audit>> BeginAsync(Session session, ProgramKey key, UserId? actor)
    {
        var program = await programs.CurrentAsync(session, key);
        await session.SaveAsync();
        var (last, context) = (await AuditTables.LastAsync(session.Db, key), Context(program, session.Now));
        var quarter = AuditDates.QuarterFor(last?.Quarter, context.Today, await BeganAsync(session, program));
        var outcome = AuditWorkflow.Begin(
            new AuditId(Guid.CreateVersion7()), new ProgramId(key.ProgramId), quarter, last?.Quarter,
            await FoundAsync(session.Db, program, AuditDates.Begins(quarter, program.Calendar), session.Now), actor, context);
        if (outcome is Outcome<Audit>.Changed changed)
        {
            if (last is { IsOpen: true })
            {
                // Of one that is open it is never refused.
                _ = await ApplyAsync(session, key, last.Id.Value, new AuditCommand.Replace());
            }

            var row = new AuditRow { InstallationId = key.InstallationId, ProgramId = key.ProgramId, Id = changed.State.Id.Value, Quarter = LocalDatePattern.Iso.Format(quarter), State = "" };
            session.Db.Audits.Add(row);
            await KeepAsync(session, program, row, changed);
        }

        return outcome;
    }

    /// <summary>Applies a command. Null when there is no such audit in the program.</summary>
    public async ValueTask<Outcome<Audit>?> ApplyAsync(Session session, ProgramKey key, Guid id, AuditCommand command)
    {
        if (await Kept.FindAsync(session, key, id) is not { } row)
        {
            return null;
        }

        var (program, state) = (await programs.CurrentAsync(session, key), StateOf(row));
        if (command is AuditCommand.Give or AuditCommand.Accept or AuditCommand.Close)
        {
            state = await AsOfNowAsync(session.Db, program, state, session.Now);
        }

        var outcome = AuditWorkflow.Apply(state, command, Context(program, session.Now));
        if (outcome is Outcome<Audit>.Changed changed)
        {
            await KeepAsync(session, program, row, changed);
        }

        return outcome;
    }

    /// <summary>An open audit with what the record shows at this moment; nothing is written.</summary>
    public async Task<Audit> AsOfNowAsync(AlignBotContext db, ProgramInfo program, Audit audit, Instant now) =>
        audit.IsOpen ? AuditWorkflow.AsFound(audit, await FoundAsync(db, program, audit.Since, now)) : audit;

    /// <summary>What the record shows in a time; nothing is written.</summary>
    public async Task<ImmutableArray<Finding>> FoundAsync(AlignBotContext db, ProgramInfo program, Instant since, Instant now)
    {
        var found = ImmutableArray.CreateBuilder<Finding>();
        foreach (var source in findings)
        {
            found.AddRange(await source.FindAsync(new FindingsOf(db, program, since, now)));
        }

        return found.ToImmutable();
    }

    public static async Task<LocalDate> BeganAsync(Session session, ProgramInfo program) =>
        (await ProgramBegan.AtAsync(session.Db, program.Key)).InZone(program.Calendar.Zone).Date;

    async ValueTask KeepAsync(Session session, ProgramInfo program, AuditRow row, Outcome<Audit>.Changed changed)
    {
        var (audit, key) = (changed.State, program.Key);
        Kept.Keep(row, audit);
        foreach (var effect in changed.Effects)
        {
            if (await Kept.CarryOutAsync(session, key, row.Id, effect))
            {
                continue;
            }

            switch (effect)
            {
                case AuditEffect.AskToRun ask:
                    await waiting.AddAsync(session, key, FeatureName, row.Id, Slot, ask.To.Value, dueAt: null);
                    await SayAsync(OutboxKind.Nudge, ask.To);
                    break;
                case AuditEffect.Refresh refresh:
                    await SayAsync(OutboxKind.Edit, refresh.To);
                    break;
                case AuditEffect.AskNoMore over:
                    await waiting.RemoveAsync(session, key, row.Id, Slot, over.To.Value);
                    await SayAsync(OutboxKind.Edit, over.To);
                    break;
                case AuditEffect.GiveAction give:
                    await followUps.GiveAsync(session, program, give.Action, give.What, give.By);
                    break;
                case AuditEffect.WriteDown write:
                    await artifacts.WriteAsync(session, key, ArtifactKind.Audit, audit.Name, AuditText.Of(audit, program), write.By);
                    break;
                default:
                    throw new InvalidOperationException($"Nothing carries out {effect.GetType().Name}.");
            }
        }

        async ValueTask SayAsync(OutboxKind kind, UserId to) => await outbox.EnqueueAsync(
            session, key, new OutgoingMessage { Kind = kind, Message = AuditMessage.Name, SubjectId = row.Id, Destination = to.Value, Slot = Slot });
    }
}
