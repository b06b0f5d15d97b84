using AlignBot.Contracts;
using AlignBot.Domain;
using AlignBot.Domain.Removal;
using AlignBot.Engine.Outbox;
using AlignBot.Engine.Programs;
using AlignBot.Engine.Storage;
using AlignBot.Engine.Wording;
using Microsoft.EntityFrameworkCore;

namespace AlignBot.Removal;

/// <summary>Carries commands to a program's removal, in the transaction of its session.</summary>
sealed class RemovalDesk(ProgramDirectory programs, IHandOut handOut, OutboxQueue outbox)
{
    public async ValueTask<Outcome<RemovalRequest>> AskAsync(Session session, ProgramKey key, UserId actor) =>
        await ApplyAsync(session, key, _ => ValueTask.FromResult<RemovalCommand>(new RemovalCommand.Ask(actor)));

    public async ValueTask<Outcome<RemovalRequest>> KeepAsync(Session session, ProgramKey key, UserId actor) =>
        await ApplyAsync(session, key, _ => ValueTask.FromResult<RemovalCommand>(new RemovalCommand.Keep(actor)));

    public async ValueTask<Outcome<RemovalRequest>> ConfirmAsync(Session session, ProgramKey key, UserId actor) =>
        await ApplyAsync(session, key, async removal => new RemovalCommand.Confirm(
            actor, removal is { AskedAt: { } since, AskedBy: { } other } && await handOut.IsDeliveredAsync(session.Db, key, actor, since)
                && await handOut.IsDeliveredAsync(session.Db, key, other, since)));

    async ValueTask<Outcome<RemovalRequest>> ApplyAsync(Session session, ProgramKey key, Func<RemovalRequest, ValueTask<RemovalCommand>> make)
    {
        var program = await programs.CurrentAsync(session, key);
        var removal = program.Settings.Of(RemovalPart.Part);
        var outcome = RemovalWorkflow.Apply(removal, await make(removal), new RuleContext(session.Now, program.Roster, program.Calendar));
        if (outcome is Outcome<RemovalRequest>.Changed changed)
        {
            foreach (var effect in changed.Effects)
            {
                await CarryOutAsync(session, program, changed.State, (RemovalEffect)effect);
            }
        }

        return outcome;
    }

    async ValueTask CarryOutAsync(Session session, ProgramInfo program, RemovalRequest state, RemovalEffect effect)
    {
        var key = program.Key;
        switch (effect)
        {
            case RemovalEffect.Asked asked:
                await KeepAsync(session, program, state);
                await ProgramLedger.RecordAsync(session, key, new ProgramFact.RemovalAsked(), asked.By);
                handOut.Ask(session, key, asked.By);
                handOut.Ask(session, key, asked.Other);
                await outbox.EnqueueAsync(session, key, RemovalAskMessage.To(asked.Other));
                break;
            case RemovalEffect.Kept kept:
                await KeepAsync(session, program, state);
                await ProgramLedger.RecordAsync(session, key, new ProgramFact.RemovalDropped(), kept.By);
                await outbox.EnqueueAsync(session, key, RemovalKeptMessage.To(kept.Other, kept.By));
                break;
            case RemovalEffect.Removed removed:
                await ProgramRemoval.RemoveAsync(session, key);
                await outbox.EnqueueAsync(session, ProgramKey.None(key.InstallationId), RemovedMessage.In(program.ChannelId, new RemovedNews(
                    program.Name, Names.Of(program.Roster, removed.AskedBy), Names.Of(program.Roster, removed.ConfirmedBy))));
                session.AfterCommit(() => programs.Forget(key));
                break;
        }
    }

    static async ValueTask KeepAsync(Session session, ProgramInfo program, RemovalRequest state)
    {
        var row = await session.Db.Programs.SingleAsync(row => row.Id == program.Key.ProgramId && row.InstallationId == program.Key.InstallationId);
        row.Settings = program.Settings.With(RemovalPart.Part, state).Write();
        await session.SaveAsync();
        (await session.ProgramAsync(program.Key)).RosterChanged();
    }
}
