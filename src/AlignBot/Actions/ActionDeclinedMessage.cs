using AlignBot.Domain;
using AlignBot.Engine.Outbox;
using AlignBot.Engine.Wording;
using AlignBot.Slack.Blocks;

namespace AlignBot.Actions;

/// <summary>Tells its owner, and whoever asked, that an action was not taken over: it stays where it is. The owner's own message has the buttons.</summary>
sealed class ActionDeclinedMessage : IMessageRenderer
{
    public const string Name = "action.declined";

    string IMessageRenderer.Message => Name;

    public async Task<Rendering> RenderAsync(RenderContext context)
    {
        var action = ActionDesk.StateOf(await context.SubjectAsync<ActionRow>());
        if (!action.IsOpen)
        {
            return new Rendering.Drop("It is closed by now.");
        }

        var roster = context.Program.Roster;
        var by = new UserId(ActionAskMessage.AskOf(context.Row).User);
        var has = action.Owner.Value == context.Row.Destination ? Mrkdwn.Of($"it stays yours") : Mrkdwn.Of($"it stays {Names.Of(roster, action.Owner)}'s");
        var text = Mrkdwn.Of($"{Names.Of(roster, by)} does not take this over, ") + has + Mrkdwn.Of($", by {When.Date(action.DueOn)}: {action.Text}").Shortened(1200);
        return new Rendering.Send(text, [new SectionBlock(text)]);
    }
}
