using AlignBot.Domain.Cadence;
using AlignBot.Engine.Outbox;
using AlignBot.Engine.Wording;
using AlignBot.Slack.Blocks;

namespace AlignBot.Cadence.Running;

/// <summary>Near the end, in the card's thread: what is still open. Dropped when nothing is.</summary>
sealed class MeetingPressMessage : IMessageRenderer
{
    public const string Name = "meeting.press";

    string IMessageRenderer.Message => Name;

    public async Task<Rendering> RenderAsync(RenderContext context)
    {
        var meeting = await context.MeetingAsync();
        var open = meeting.Items.Where(item => item is { MustBeDisposed: true, Dispute: null }).ToList();
        if (meeting.Status is not MeetingStatus.Running || (open.Count == 0 && !meeting.Decisions.IsEmpty))
        {
            return new Rendering.Drop("Nothing is open.");
        }

        var ends = Mrkdwn.Of($"The meeting ends at {When.Clock(meeting.EndsAt, meeting.Terms.Zone)}. ");
        var text = open.Count > 0
            ? ends + Mrkdwn.Of($"Decide, escalate, park or drop what is still open: ") + MeetingWords.Titles(open, 8)
            : ends + Mrkdwn.Of($"No decision yet: what do you decide? `/decision` and its words record it. If there is nothing to decide, say so when you end it.");
        return new Rendering.Send(text, [new SectionBlock(text.Shortened(3000))]);
    }
}
