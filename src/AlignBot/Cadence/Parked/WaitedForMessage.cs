using AlignBot.Cadence.Overview;
using AlignBot.Engine.Outbox;
using AlignBot.Engine.Wording;
using AlignBot.Slack.Blocks;

namespace AlignBot.Cadence.Parked;

/// <summary>Tells somebody that a parked item waits for them, and until when. Asks for no click: they bring it to the meeting.</summary>
sealed class WaitedForMessage : IMessageRenderer
{
    public const string Name = "meeting.waited-for";

    string IMessageRenderer.Message => Name;

    public async Task<Rendering> RenderAsync(RenderContext context)
    {
        var (key, row) = (context.Program.Key, context.Row);
        var (series, item) = await MeetingWaiting.FindAsync(context.Db, key, row.SubjectId, row.Slot ?? "");
        if (item is not { NotBefore: { } until, WaitingOn: { } user } || user.Value != row.Destination)
        {
            var over = Mrkdwn.Of($"*{series}* does not wait for you any more.");
            return context.IsEdit ? new Rendering.Send(over, [new ContextBlock(over)]) : new Rendering.Drop("It does not wait for them any more.");
        }

        var text = Mrkdwn.Of($"*{series}* waits for you on '{item.Text.ReplaceLineEndings(" ")}'").Shortened(700) + Mrkdwn.Of($" until {When.Date(until)}: it is on the agenda of the first one on or after that day.");
        return new Rendering.Send(text, [new SectionBlock(text)]);
    }
}
