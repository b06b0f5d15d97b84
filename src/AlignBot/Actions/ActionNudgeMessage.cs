using AlignBot.Domain.Actions;
using AlignBot.Engine.Outbox;
using AlignBot.Slack.Blocks;
using NodaTime;

namespace AlignBot.Actions;

/// <summary>A reminder to the owner of an open follow-up: before its day, on it, and once after it. The newest has the button; it says what became of it.</summary>
sealed class ActionNudgeMessage(IClock clock) : IMessageRenderer
{
    public const string Name = "action.nudge";

    string IMessageRenderer.Message => Name;

    public async Task<Rendering> RenderAsync(RenderContext context)
    {
        var row = await context.SubjectAsync<ActionRow>();
        var ask = ActionAskMessage.AskOf(context.Row);
        var action = ActionDesk.StateOf(row);
        var today = ActionWords.Today(context.Program, clock.GetCurrentInstant());
        if (action.Owner.Value == ask.User && ask.Moment != action.LastReminder)
        {
            return context.IsEdit ? ActionAskMessage.Below(action) : new Rendering.Drop("A later reminder is on its way.");
        }

        if (!action.IsOpen || action.Owner.Value != ask.User || action.HandOverAsked is not null)
        {
            return context.IsEdit ? ActionAskMessage.Ended(action, ask, context.Program, today) : new Rendering.Drop("It is done, or somebody else's now.");
        }

        var text = ask.Moment == ActionMoment.Overdue
            ? Mrkdwn.Of($"This is {ActionWords.Due(action, today)}, and comes up in the next review: {action.Text}").Shortened(1500)
            : Mrkdwn.Of($"Yours to do{ActionWords.DueBehind(action, today)}: {action.Text}").Shortened(1500);
        return new Rendering.Send(text, [new SectionBlock(text), ActionButtons.For(action, context.Program, ActionAskKind.Do)]);
    }
}
