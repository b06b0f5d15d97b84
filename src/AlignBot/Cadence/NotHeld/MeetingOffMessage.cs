using AlignBot.Cadence.Running;
using AlignBot.Domain;
using AlignBot.Engine.Outbox;
using AlignBot.Engine.Wording;
using AlignBot.Slack.Blocks;

namespace AlignBot.Cadence.NotHeld;

/// <summary>Tells whoever must be there, directly, that somebody else called it off, and where its items are; taken back, it says that instead.</summary>
sealed class MeetingOffMessage : IMessageRenderer
{
    public const string Name = "meeting.off";

    string IMessageRenderer.Message => Name;

    public static string SlotOf(UserId told) => $"off/{told.Value}";

    public async Task<Rendering> RenderAsync(RenderContext context)
    {
        var meeting = await context.MeetingAsync();
        var (name, zone) = (meeting.Terms.Name, meeting.Terms.Zone);
        if (meeting.Ending is not { By: { } by, Reason: { } reason })
        {
            var after = Mrkdwn.Of($"*{name}* was called off, and the call-off taken back. ") + MeetingWords.Outcome(meeting, context.Program);
            return context.IsEdit ? new Rendering.Send(after, [new SectionBlock(after.Shortened(3000))]) : new Rendering.Drop("It takes place after all.");
        }

        var left = await LeftOver.SayAsync(context.Db, context.Program.Key, meeting);
        var text = Mrkdwn.Of($"{Names.Of(context.Program.Roster, by)} called off *{name}* of {When.Recorded(meeting.StartsAt, zone)}: {reason.TrimEnd('.')}.").Shortened(800)
            + (left.Length > 0 ? Mrkdwn.Of($"\n") + left : Mrkdwn.Empty)
            + Mrkdwn.Of($"\n`/meeting restore` takes that back until it would have begun, {When.Recorded(meeting.StartsAt, zone)}.");
        return new Rendering.Send(text, [new SectionBlock(text.Shortened(3000))]);
    }
}
