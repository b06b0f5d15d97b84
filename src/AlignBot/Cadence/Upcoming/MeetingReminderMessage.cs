using AlignBot.Domain;
using AlignBot.Domain.Cadence;
using AlignBot.Engine.Outbox;
using AlignBot.Engine.Programs;
using AlignBot.Engine.Wording;
using AlignBot.Slack.Blocks;

namespace AlignBot.Cadence.Upcoming;

/// <summary>Reminds somebody who must be there, shortly before; once it has moved or is over, it says so instead and asks nothing. Dropped where it has
/// begun before the reminder goes out.</summary>
sealed class MeetingReminderMessage : IMessageRenderer
{
    public const string Name = "meeting.remind";

    string IMessageRenderer.Message => Name;

    public static string SlotOf(UserId reminded) => $"remind/{reminded.Value}";

    public async Task<Rendering> RenderAsync(RenderContext context)
    {
        var meeting = await context.MeetingAsync();
        return context.IsEdit ? new Rendering.Send(After(meeting, context.Program), [new SectionBlock(After(meeting, context.Program))])
            : meeting.Status is MeetingStatus.Scheduled ? Remind(meeting, context.Program, new UserId(context.Row.Destination))
            : new Rendering.Drop("It has begun, or does not take place.");
    }

    static Rendering.Send Remind(Meeting meeting, ProgramInfo program, UserId reader)
    {
        var (terms, about) = (meeting.Terms, MeetingCard.About(meeting, program));
        var expected = RequiredPeople.All(meeting.Terms.RequiredRoles, program.Roster, meeting.StartsAt).Contains(reader) ? "expected in" : "invited to";
        var text = Mrkdwn.Of($"You are {expected} *{terms.Name}* at {When.Clock(meeting.StartsAt, terms.Zone)} ({When.Left(meeting.StartsAt, terms.Zone)}). {(meeting.Items.IsEmpty ? "The agenda is empty." : $"{MeetingWords.Count(meeting.Items.Length, "item")} on the agenda.")}");
        IEnumerable<IActionsElement> join = terms.VideoLink is { } video ? [new Button(MeetingButtons.VideoAction, "Join") { Url = video, Style = ButtonStyle.Primary }] : [];
        return new Rendering.Send(
            text,
            [new SectionBlock(text), new ActionsBlock([.. join, new Button(MeetingButtons.AgendaAction, "Agenda") { Value = about }])]);
    }

    static Mrkdwn After(Meeting meeting, ProgramInfo program)
    {
        var (name, zone) = (meeting.Terms.Name, meeting.Terms.Zone);
        var text = meeting.Status switch
        {
            MeetingStatus.Scheduled => Mrkdwn.Of($"*{name}* was moved to {When.At(meeting.StartsAt, zone)}. You will be reminded again."),
            MeetingStatus.Prompted or MeetingStatus.Running => Mrkdwn.Of($"*{name}* is on now, in {Mention.Channel(program.ChannelId)}."),
            _ => MeetingWords.Ended(meeting, program),
        };
        return text.Shortened(3000);
    }
}
