using AlignBot.Contracts;
using AlignBot.Disputes.Lessons;
using AlignBot.Disputes.Raising;
using AlignBot.Disputes.Records;
using AlignBot.Domain;
using AlignBot.Domain.Disputes;
using AlignBot.Engine.Features;
using AlignBot.Engine.Outages;
using AlignBot.Engine.Programs;
using AlignBot.Engine.Records;
using AlignBot.Engine.Storage;
using AlignBot.Engine.Timers;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace AlignBot.Disputes;

/// <summary>Carries commands to disputes: loads the state, asks the rules, and writes the new state with all that follows from it, in
/// the one transaction of its session.</summary>
sealed class DisputeDesk(ProgramDirectory programs, IDecisionLog decisions, DisputePosts posts, LessonsTaken lessons, IPeopleAsked people, Moments moments)
{
    /// <summary>The numbers of disputes: DSP-14.</summary>
    const string Numbers = "DSP";

    const string InsertPerson =
        """
        INSERT INTO dispute_people (installation_id, program_id, user_id, dispute_id) VALUES (@installation, @program, @user, @dispute)
        ON CONFLICT DO NOTHING
        """;

    /// <summary>Raises a dispute; its number is taken only when the rules accept it.</summary>
    public async ValueTask<Outcome<Dispute>> RaiseAsync(Session session, ProgramKey key, RaiseForm form, UserId raiser)
    {
        var program = await programs.CurrentAsync(session, key);
        var head = await session.ProgramAsync(key);
        var raise = form.ToNewDispute(new DisputeId(Guid.CreateVersion7()), head.Last(Numbers) + 1, program, raiser);
        var outcome = DisputeWorkflow.Raise(raise, Context(session, program));
        if (outcome is not Outcome<Dispute>.Changed changed)
        {
            return outcome;
        }

        head.Next(Numbers);
        var dispute = changed.State;
        var row = new DisputeRow
        {
            InstallationId = key.InstallationId,
            ProgramId = key.ProgramId,
            Id = dispute.Id.Value,
            Number = dispute.Number,
            Question = dispute.Question,
            Category = dispute.Category,
            RaisedBy = dispute.RaisedBy.Value,
            RaisedAt = dispute.RaisedAt,
            ChannelId = dispute.Path.Category(dispute.Category)?.Channel ?? program.ChannelId,
            State = "",
        };
        session.Db.Disputes.Add(row);
        dispute = await KeepAsync(session, key, row, changed, before: null);
        await moments.TellAsync(session, new DisputeRaised(key, dispute, form.From));
        return new Outcome<Dispute>.Changed(dispute, changed.Effects);
    }

    /// <summary>Applies a command. Null when there is no such dispute in the program.</summary>
    public async ValueTask<Outcome<Dispute>?> ApplyAsync(Session session, ProgramKey key, Guid id, DisputeCommand command)
    {
        var program = await programs.CurrentAsync(session, key);
        if (await Kept.FindAsync(session, key, id) is not { } row)
        {
            return null;
        }

        var before = await CreditAsync(session, key, row, program);
        var outcome = DisputeWorkflow.Apply(before, command, Context(session, program));
        switch (outcome)
        {
            case Outcome<Dispute>.Changed changed:
                return new Outcome<Dispute>.Changed(await KeepAsync(session, key, row, changed, before), changed.Effects);
            case Outcome<Dispute>.Refused { Kept: { } kept } refused:
                // What came too late is refused, and kept as advice all the same.
                await KeepAsync(session, key, row, kept, before);
                return refused;
            default:
                return outcome;
        }
    }

    /// <summary>Gives a dispute back what it lost while no bot process was alive.</summary>
    public async ValueTask CreditAsync(Session session, ProgramKey key, Guid id)
    {
        var program = await programs.CurrentAsync(session, key);
        if (await Kept.FindAsync(session, key, id) is { } row)
        {
            await CreditAsync(session, key, row, program);
        }
    }

    /// <summary>Sets the open level's deadline as if it had never been taken; null when no level is open.</summary>
    public async ValueTask<Instant?> SetDeadlineAgainAsync(Session session, ProgramKey key, Guid id)
    {
        var program = await programs.CurrentAsync(session, key);
        if (await Kept.FindAsync(session, key, id) is not { } row || await CreditAsync(session, key, row, program) is not { IsOpen: true, DueAt: { } dueAt } state)
        {
            return null;
        }

        await session.SetTimerAsync(key, DisputeTimers.FeatureName, id, new DisputeTimer(DisputeTimerKind.Deadline, state.Round, state.Level).Key, dueAt);
        return dueAt;
    }

    /// <summary>How a dispute is kept in its row.</summary>
    /// <remarks>Schema 2: who is asked what would have prevented it. An older build would lose it.</remarks>
    public static StateColumn<Dispute> State { get; } = new("dispute", DisputeJson.Default.Dispute, older => older);

    public static Dispute StateOf(DisputeRow row) => State.Read(row);

    static readonly Aggregate<Dispute, DisputeRow, DisputeFact> Kept = new(State, DisputeJson.Default.DisputeFact, DisputeFacts.KindOf, DisputeTimers.FeatureName);

    DisputeContext Context(Session session, ProgramInfo program) =>
        new(session.Now, program.Roster, program.Calendar, new DecisionId(Guid.CreateVersion7()), people.AskedAt(program.Key));

    /// <summary>Comes before every command: a deadline that passed while nobody was alive has not passed.</summary>
    async ValueTask<Dispute> CreditAsync(Session session, ProgramKey key, DisputeRow row, ProgramInfo program)
    {
        var state = StateOf(row);
        if (!state.IsOpen)
        {
            return state;
        }

        foreach (var outage in await session.OutagesSinceAsync(Instant.Max(state.LevelOpenedAt, state.CreditedUntil ?? Instant.MinValue)))
        {
            // What the outage did not touch gets nothing back.
            if (DisputeWorkflow.Apply(state, new DisputeCommand.CreditOutage(outage.From, outage.To), Context(session, program)) is Outcome<Dispute>.Changed credited)
            {
                state = await KeepAsync(session, key, row, credited, state);
            }
        }

        return state;
    }

    async ValueTask<Dispute> KeepAsync(Session session, ProgramKey key, DisputeRow row, Outcome<Dispute>.Changed changed, Dispute? before)
    {
        var dispute = changed.State;
        foreach (var effect in changed.Effects.OfType<DisputeEffect>())
        {
            if (await Kept.CarryOutAsync(session, key, row.Id, effect))
            {
                continue;
            }

            switch (effect)
            {
                case DisputeEffect.RecordDecision record:
                    var number = await decisions.EnterAsync(session, key, record.Decision, row.ChannelId);
                    dispute = dispute with { Closing = dispute.Closing! with { DecisionNumber = number } };
                    break;
                case DisputeEffect.TellDecision tell:
                    if (await decisions.ApplyAsync(session, key, tell.Decision.Value, tell.Command) is Outcome<Domain.Decisions.Decision>.Refused refused)
                    {
                        throw new InvalidOperationException($"DSP-{dispute.Number} tells its decision what it refuses: {refused.Why}.");
                    }

                    break;
                case DisputeEffect.TakeLesson:
                    dispute = await lessons.TakeAsync(session, await programs.CurrentAsync(session, key), dispute);
                    break;
                case DisputeEffect.AskWhoIsThere:
                    session.AfterCommit(() => people.AskSoon(key));
                    break;
                default:
                    await posts.SendAsync(session, key, row, dispute, effect);
                    break;
            }
        }

        row.Status = dispute.Status;
        row.DueAt = dispute.DueAt;
        row.ClosedAt = dispute.IsOpen ? null : dispute.Closing?.At;
        foreach (var newcomer in DisputePeople.In(dispute).Except(before is null ? [] : DisputePeople.In(before)))
        {
            await session.Statement(InsertPerson, "@installation", "@program", "@user", "@dispute")
                .Set(0, key.InstallationId).Set(1, key.ProgramId).Set(2, newcomer.Value).Set(3, row.Id)
                .DeferAsync();
        }

        Kept.Keep(row, dispute);
        if (before is not null && !StandsAlike(before, dispute))
        {
            await moments.TellAsync(session, new DisputeChanged(key, dispute));
        }

        return dispute;
    }

    /// <summary>Nothing that others show of it is another.</summary>
    static bool StandsAlike(Dispute before, Dispute after) =>
        before.Status == after.Status && before.AnswerBy == after.AnswerBy && before.Deciders.SequenceEqual(after.Deciders);
}
