using System.Text.Json;
using AlignBot.Domain;
using AlignBot.Domain.Actions;
using AlignBot.Engine.Outbox;
using AlignBot.Engine.Programs;
using AlignBot.Engine.Storage;
using AlignBot.Engine.Waiting;
using NodaTime;

namespace AlignBot.Actions;

/// <summary>Turns what the rules ask to be said into direct messages and into what waits on Home.</summary>
sealed class ActionPosts(OutboxQueue outbox, WaitingList waiting)
{
    public async ValueTask SendAsync(Session session, ProgramInfo program, ActionItem action, Effect effect)
    {
        switch (effect)
        {
            case ActionEffect.Give give:
                await AskAsync(session, program, action, new ActionAsk(give.To.Value, ActionAskKind.Do), mayWait: true);
                break;
            case ActionEffect.AskToHandOver ask:
                await AskAsync(session, program, action, new ActionAsk(ask.To.Value, ActionAskKind.HandOver));
                break;
            case ActionEffect.Refresh refresh:
                await outbox.EnqueueAsync(session, program.Key, Message(OutboxKind.Edit, action, new ActionAsk(refresh.To.Value, ActionAskKind.Do)));
                await WaitAsync(session, program, action, new ActionAsk(refresh.To.Value, ActionAskKind.Do));
                break;
            case ActionEffect.Close close:
                await CloseAsync(session, program, action, new ActionAsk(close.To.Value, ActionAskKind.Do));
                break;
            case ActionEffect.CloseHandOver close:
                await CloseAsync(session, program, action, new ActionAsk(close.To.Value, ActionAskKind.HandOver));
                break;
            case ActionEffect.Nudge nudge:
                await outbox.EnqueueAsync(session, program.Key, Message(OutboxKind.Nudge, action, new ActionAsk(nudge.To.Value, ActionAskKind.Do) { Moment = nudge.Moment }) with
                {
                    MayWaitUntil = nudge.Moment is ActionMoment.Overdue ? Instant.MaxValue : EndOfDay(action.DueOn, program.Calendar.Zone),
                });
                break;
            case ActionEffect.TellDeclined tell:
                await outbox.EnqueueAsync(session, program.Key, new OutgoingMessage
                {
                    Kind = OutboxKind.Nudge,
                    Message = ActionDeclinedMessage.Name,
                    SubjectId = action.Id.Value,
                    Destination = tell.To.Value,
                    Body = Body(new ActionAsk(tell.By.Value, ActionAskKind.Do)),
                });
                break;
            case ActionEffect.EditNudge edit:
                await outbox.EnqueueAsync(session, program.Key, Message(OutboxKind.Edit, action, new ActionAsk(edit.To.Value, ActionAskKind.Do) { Moment = edit.Moment }));
                break;
            default:
                throw new InvalidOperationException($"Nothing carries out {effect.GetType().Name}.");
        }
    }

    async ValueTask AskAsync(Session session, ProgramInfo program, ActionItem action, ActionAsk ask, bool mayWait = false)
    {
        var message = Message(OutboxKind.Nudge, action, ask);
        await outbox.EnqueueAsync(session, program.Key, mayWait ? message with { MayWaitUntil = EndOfDay(action.DueOn, program.Calendar.Zone) } : message);
        await WaitAsync(session, program, action, ask);
    }

    async ValueTask CloseAsync(Session session, ProgramInfo program, ActionItem action, ActionAsk ask)
    {
        await outbox.EnqueueAsync(session, program.Key, Message(OutboxKind.Edit, action, ask));
        await waiting.RemoveAsync(session, program.Key, action.Id.Value, ask.Slot, ask.User);
    }

    ValueTask WaitAsync(Session session, ProgramInfo program, ActionItem action, ActionAsk ask) => waiting.AddAsync(
        session, program.Key, ActionWaiting.FeatureName, action.Id.Value, ask.Slot, ask.User, EndOfDay(action.DueOn, program.Calendar.Zone));

    static Instant EndOfDay(LocalDate day, DateTimeZone zone) => day.PlusDays(1).AtStartOfDayInZone(zone).ToInstant();

    static OutgoingMessage Message(OutboxKind kind, ActionItem action, ActionAsk ask) => new()
    {
        Kind = kind,
        Message = ask.Moment is null ? ActionAskMessage.Name : ActionNudgeMessage.Name,
        SubjectId = action.Id.Value,
        Destination = ask.User,
        Slot = ask.Slot,
        Body = Body(ask),
    };

    static string Body(ActionAsk ask) => JsonSerializer.Serialize(ask, ActionAskJson.Default.ActionAsk);
}
