using AlignBot.Domain;
using AlignBot.Domain.Cadence;
using AlignBot.Engine.Outbox;
using AlignBot.Engine.Programs;
using AlignBot.Engine.Wording;
using AlignBot.Slack.Blocks;

namespace AlignBot.Cadence.Upcoming;

/// <summary>The call for agenda items in the channel, the day before; it keeps up with what is added, and falls silent when the meeting begins.</summary>
sealed class MeetingCallMessage : IMessageRenderer
{
    public const string Name = "meeting.call";
    public const string Slot = "call";

    string IMessageRenderer.Message => Name;

    public async Task<Rendering> RenderAsync(RenderContext context)
    {
        var meeting = await context.MeetingAsync();
        return new Rendering.Send(Text(meeting, context.Program), Blocks(meeting, context.Program));
    }

    public static IReadOnlyList<Block> Blocks(Meeting meeting, ProgramInfo program)
    {
        var blocks = new List<Block> { new SectionBlock(Text(meeting, program)) };
        if (meeting.Status is MeetingStatus.Scheduled)
        {
            var about = MeetingCard.About(meeting, program);
            var warning = MeetingWords.Warning(meeting, program.Roster);
            if (warning.Length > 0)
            {
                blocks.Add(new SectionBlock(Mrkdwn.Of($"{warning}")));
                blocks.Add(new ActionsBlock(
                    new Button(MeetingButtons.MoveAction, "Move it") { Value = about, Style = ButtonStyle.Primary },
                    new Button(MeetingButtons.SkipAction, "Call it off") { Value = about }));
            }

            blocks.Add(new ActionsBlock(
                new Button(MeetingButtons.AddAction, "Add an item") { Value = about, Style = warning.Length > 0 ? ButtonStyle.Default : ButtonStyle.Primary },
                new Button(MeetingButtons.AgendaAction, "Agenda") { Value = about },
                new OverflowMenu(
                    MeetingButtons.MoreAction,
                    new Option($"move:{about}", (PlainText)"Move it"),
                    new Option($"skip:{about}", (PlainText)"Call it off"))));
        }

        return blocks;
    }

    static Mrkdwn Text(Meeting meeting, ProgramInfo program)
    {
        var title = Mrkdwn.Of($"*{meeting.Terms.Name}* {When.At(meeting.StartsAt, meeting.Terms.Zone)}, {MeetingWords.Length(meeting.Terms.Minutes)}. ");
        return meeting.Status switch
        {
            MeetingStatus.Scheduled => title + Mrkdwn.Of($"{State(meeting, program)}") + Holiday(meeting),
            MeetingStatus.Prompted or MeetingStatus.Running => title + Mrkdwn.Of($"It is on now."),
            MeetingStatus.Held or MeetingStatus.HeldUndecided => title + Mrkdwn.Of($"It is over."), // what came of it stands on its card
            MeetingStatus.Missed or MeetingStatus.Skipped when meeting.PromptedAt is not null => title + Mrkdwn.Of($"It was not held."), // and why
            _ => title + MeetingWords.Outcome(meeting, program),
        };
    }

    static Mrkdwn Holiday(Meeting meeting) => meeting.MovedForHoliday switch
    {
        null => Mrkdwn.Empty,
        "" => Mrkdwn.Of($" Moved here because its own day is off."),
        var holiday => Mrkdwn.Of($" Moved here because of {holiday}."),
    };

    /// <summary>'3 items on the agenda; nothing yet from Priya.'</summary>
    static string State(Meeting meeting, ProgramInfo program)
    {
        var silent = meeting.Terms.RequiredRoles.Select(role => program.Roster.Acting(role, meeting.StartsAt)).OfType<UserId>().Distinct()
            .Where(user => meeting.Items.All(item => item.AddedBy != user)).ToList();
        var items = meeting.Items.IsEmpty ? "What has to be settled? The agenda is empty" : $"{MeetingWords.Count(meeting.Items.Length, "item")} on the agenda";
        return silent.Count == 0 ? $"{items}." : $"{items}; nothing yet from {Names.List(program.Roster, silent, " or ")}.";
    }
}
