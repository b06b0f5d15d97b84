using System.Text.Json;
using AlignBot.Contracts;
using AlignBot.Domain;
using AlignBot.Domain.Actions;
using AlignBot.Engine.Outbox;
using AlignBot.Engine.Programs;
using AlignBot.Engine.Wording;
using AlignBot.Slack.Blocks;
using NodaTime;

namespace AlignBot.Actions;

/// <summary>The direct message to a follow-up's owner, or to whoever must hand it over; edited to 'nothing for you to do' in the end.</summary>
sealed class ActionAskMessage(IDecisionRecord decisions, IClock clock) : IMessageRenderer
{
    public const string Name = "action.ask";

    string IMessageRenderer.Message => Name;

    public async Task<Rendering> RenderAsync(RenderContext context)
    {
        var row = await context.SubjectAsync<ActionRow>();
        var ask = AskOf(context.Row);
        var action = ActionDesk.StateOf(row);
        var me = new UserId(ask.User);
        var stands = action.IsOpen && (ask.Kind == ActionAskKind.Do ? (action.Owner == me && action.HandOverAsked is null) || action.Offered?.To == me : action.HandOverAsked == me);
        if (!stands && !context.IsEdit)
        {
            return new Rendering.Drop("It was done or handed over before it could be said.");
        }

        var program = context.Program;
        var today = ActionWords.Today(program, clock.GetCurrentInstant());
        var origin = await ActionWords.OriginAsync(decisions, context.Db, program.Key, action);
        return action.Offered is { } offer && offer.To == me && ask.Kind is ActionAskKind.Do ? Offer(action, offer, program, today, origin)
            : ask.Kind is ActionAskKind.Do && action.Owner == me && action.LastReminder is not null ? Below(action)
            : !stands ? Ended(action, ask, program, today)
            : Ask(action, ask, program, today, origin);
    }

    public static ActionAsk AskOf(OutboxRow row) => JsonSerializer.Deserialize(row.Body!, ActionAskJson.Default.ActionAsk)
        ?? throw new InvalidOperationException($"Outbox message {row.Id} does not say what it is for.");

    static Rendering.Send Ask(ActionItem action, ActionAsk ask, ProgramInfo program, LocalDate today, Mrkdwn origin)
    {
        var first = ask.Kind == ActionAskKind.Do
            ? Mrkdwn.Of($"Yours to do{ActionWords.DueBehind(action, today)}:\n*{action.Text}*").Shortened(2000)
            : Mrkdwn.Of($"{Names.Of(program.Roster, action.Owner)} is gone and had this to do{ActionWords.DueBehind(action, today)}. Hand it over:\n*{action.Text}*").Shortened(2000);
        if (action.Offered is { } offer)
        {
            first += Mrkdwn.Of($"\n{Names.Of(program.Roster, offer.To)} is asked to take it over; until then it is yours.");
        }

        var giver = action.GivenBy is { } by ? Mrkdwn.Of($"given by {Names.Of(program.Roster, by)}") : Mrkdwn.Of($"given as nobody decided");
        var footer = origin == Mrkdwn.Empty ? giver : origin + Mrkdwn.Of($", ") + giver;
        return new Rendering.Send(first, [new SectionBlock(first), new ContextBlock(footer + Mrkdwn.Of($".")), ActionButtons.For(action, program, ask.Kind)]);
    }

    /// <summary>Asked to take it over: theirs once they say so.</summary>
    static Rendering.Send Offer(ActionItem action, HandOverOffer offer, ProgramInfo program, LocalDate today, Mrkdwn origin)
    {
        var roster = program.Roster;
        var text = Mrkdwn.Of($"{Names.Of(roster, offer.By)} asks you to take this over {ActionWords.Due(action, today)}:\n*{action.Text}*").Shortened(2000)
            + Mrkdwn.Of($"\n_{offer.Reason}_").Shortened(600);
        var has = Mrkdwn.Of($"Until you do, {Names.Of(roster, action.Owner)} has it.");
        return new Rendering.Send(text, [new SectionBlock(text), new ContextBlock(origin == Mrkdwn.Empty ? has : origin + Mrkdwn.Of($". ") + has), ActionButtons.Answers(action, program)]);
    }

    /// <summary>All that is left of a message after a newer one: one line, without a button.</summary>
    public static Rendering.Send Below(ActionItem action)
    {
        var line = Mrkdwn.Of($"_{action.Text}_ (a later message has it)").Shortened(1500);
        return new Rendering.Send(line, [new ContextBlock(line)]);
    }

    public static Rendering.Send Ended(ActionItem action, ActionAsk ask, ProgramInfo program, LocalDate today)
    {
        var roster = program.Roster;
        var how = action switch
        {
            { Status: ActionStatus.NotDoing, DoneBy: { } by, NotDoing: { } why } => Mrkdwn.Of($"Not doing, says {Names.Of(roster, by)}: {why.TrimEnd('.')}. The next review reads it.").Shortened(1200),
            { IsOpen: false, DoneBy: { } by } when by.Value == ask.User => Mrkdwn.Of($"Done, thank you."),
            { IsOpen: false, DoneBy: { } by } => Mrkdwn.Of($"Done: {Names.Of(roster, by)} says so. Nothing for you to do."),
            { HandOverAsked: { } lead } => Mrkdwn.Of($"{Names.Of(roster, lead)} hands it over. Nothing for you to do."),
            _ => Mrkdwn.Of($"{Names.Of(roster, action.Owner)} has it, {ActionWords.Due(action, today)}. Nothing for you to do."),
        };
        var about = new ActionRef(program.Key.ProgramId, action.Id.Value).ToString();
        return new Rendering.Send(
            how,
            [
                new SectionBlock(how + Mrkdwn.Of($"\n_{action.Text}_").Shortened(1500))
                {
                    Accessory = action.IsOpen || action.Owner.Value != ask.User || ask.Moment != action.LastReminder ? null
                        : new Button(ActionButtons.ReopenAction, action.Status is ActionStatus.NotDoing ? "Do it after all" : "Not done after all") { Value = about },
                },
            ]);
    }
}
