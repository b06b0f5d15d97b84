using AlignBot.Cadence.Upcoming;
using AlignBot.Contracts;
using AlignBot.Domain;
using AlignBot.Domain.Cadence;
using AlignBot.Engine.Outbox;
using AlignBot.Engine.Programs;
using AlignBot.Engine.Wording;
using AlignBot.Slack.Blocks;

namespace AlignBot.Cadence.Running;

/// <summary>Asks a leader who has given none for agenda items, and says so when there is nothing to add any more. Dropped where they have given one by
/// then, or it has begun.</summary>
sealed class MeetingAskMessage(IRoleAsks roles) : IMessageRenderer
{
    public const string Name = "meeting.ask";

    string IMessageRenderer.Message => Name;

    public static string SlotOf(UserId asked) => $"ask/{asked.Value}";

    public async Task<Rendering> RenderAsync(RenderContext context)
    {
        var meeting = await context.MeetingAsync();
        var given = meeting.Items.Count(item => item.AddedBy?.Value == context.Row.Destination);
        if (context.IsEdit && meeting.Status is MeetingStatus.Scheduled && given == 0 && meeting.Asked.All(user => user.Value != context.Row.Destination))
        {
            var over = Mrkdwn.Of($"*{meeting.Terms.Name}*: {Names.List(context.Program.Roster, meeting.Asked)} {(meeting.Asked.Length == 1 ? "is" : "are")} asked for items now. Nothing for you to do.");
            return new Rendering.Send(over, [new ContextBlock(over.Shortened(1900))]);
        }

        if (!context.IsEdit && FirstMeetings.IsTold(meeting, context.Program, roles.NamedAt(context.Program, new UserId(context.Row.Destination))))
        {
            return new Rendering.Drop("It stands in the message that asks them to accept their role.");
        }

        return meeting.Status is MeetingStatus.Scheduled && given == 0
            ? Ask(meeting, context.Program)
            : context.IsEdit ? Answered(meeting, given, context.Program)
            : new Rendering.Drop("They have given one, or it has begun.");
    }

    static Rendering.Send Ask(Meeting meeting, ProgramInfo program)
    {
        var text = Mrkdwn.Of($"What should *{meeting.Terms.Name}* settle? It is {When.At(meeting.StartsAt, meeting.Terms.Zone)}, {MeetingWords.Length(meeting.Terms.Minutes)}; you have put nothing on its agenda yet.");
        var about = MeetingCard.About(meeting, program);
        return new Rendering.Send(
            text,
            [
                new SectionBlock(text),
                new ActionsBlock(
                    new Button(MeetingButtons.AddAction, "Add an item") { Value = about, Style = ButtonStyle.Primary },
                    new Button(MeetingButtons.AgendaAction, "Agenda") { Value = about }),
            ]);
    }

    static Rendering.Send Answered(Meeting meeting, int given, ProgramInfo program)
    {
        var (name, zone) = (meeting.Terms.Name, meeting.Terms.Zone);
        var text = meeting.Status switch
        {
            MeetingStatus.Scheduled => Mrkdwn.Of($"Thank you: {MeetingWords.Count(given, "item")} of yours on the agenda of *{name}*, {When.At(meeting.StartsAt, zone)}."),
            MeetingStatus.Prompted or MeetingStatus.Running => Mrkdwn.Of($"*{name}* is on now, in {Mention.Channel(program.ChannelId)}."),
            _ => MeetingWords.Ended(meeting, program),
        };
        IReadOnlyList<Block> blocks = meeting.Status is MeetingStatus.Scheduled
            ? [new SectionBlock(text), new ActionsBlock(new Button(MeetingButtons.AgendaAction, "Agenda") { Value = MeetingCard.About(meeting, program) })]
            : [new SectionBlock(text.Shortened(3000))];
        return new Rendering.Send(text.Shortened(3000), blocks);
    }
}
