using AlignBot.Domain.Cadence;
using AlignBot.Outbox;
using AlignBot.Slack.Blocks;
using AlignBot.Wording;

namespace AlignBot.Cadence;

/// <summary>Asks a leader who has given none for agenda items. Dropped when they have, or when it has begun.</summary>
sealed class MeetingAskMessage : IMessageRenderer
{
    public const string Name = "meeting.ask";

    string IMessageRenderer.Message => Name;

    public async Task<Rendering> RenderAsync(RenderContext context)
    {
        var meeting = await context.MeetingAsync();
        if (meeting.Status is not MeetingStatus.Scheduled || meeting.Items.Any(item => item.AddedBy?.Value == context.Row.Destination))
        {
            return new Rendering.Drop("They have given one, or it has begun.");
        }

        var text = Mrkdwn.Of($"What should *{meeting.Terms.Name}* settle? It is {When.At(meeting.StartsAt, meeting.Terms.Zone)}, {MeetingWords.Length(meeting.Terms.Minutes)}; you have put nothing on its agenda yet.");
        var about = MeetingCard.About(meeting, context.Program);
        return new Rendering.Send(
            text,
            [
                new SectionBlock(text),
                new ActionsBlock(
                    new Button(MeetingButtons.AddAction, "Add an item") { Value = about, Style = ButtonStyle.Primary },
                    new Button(MeetingButtons.AgendaAction, "Agenda") { Value = about }),
            ]);
    }
}
