using AlignBot.Domain.Cadence;
using AlignBot.Outbox;
using AlignBot.Slack.Blocks;
using AlignBot.Wording;

namespace AlignBot.Cadence;

/// <summary>Reminds somebody who must be there, shortly before. Dropped once it has begun.</summary>
sealed class MeetingReminderMessage : IMessageRenderer
{
    public const string Name = "meeting.remind";

    string IMessageRenderer.Message => Name;

    public async Task<Rendering> RenderAsync(RenderContext context)
    {
        var meeting = await context.MeetingAsync();
        if (meeting.Status is not MeetingStatus.Scheduled)
        {
            return new Rendering.Drop("It has begun, or does not take place.");
        }

        var (terms, about) = (meeting.Terms, MeetingCard.About(meeting, context.Program));
        var text = Mrkdwn.Of($"You are expected in *{terms.Name}* at {When.Clock(meeting.StartsAt, terms.Zone)} ({When.Left(meeting.StartsAt, terms.Zone)}). {(meeting.Items.IsEmpty ? "The agenda is empty." : $"{MeetingWords.Count(meeting.Items.Length, "item")} on the agenda.")}");
        IEnumerable<IActionsElement> join = terms.VideoLink is { } video ? [new Button(MeetingButtons.VideoAction, "Join") { Url = video, Style = ButtonStyle.Primary }] : [];
        return new Rendering.Send(
            text,
            [new SectionBlock(text), new ActionsBlock([.. join, new Button(MeetingButtons.AgendaAction, "Agenda") { Value = about }])]);
    }
}
