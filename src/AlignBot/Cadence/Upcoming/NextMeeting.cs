using AlignBot.Domain.Cadence;
using AlignBot.Engine.Programs;
using AlignBot.Engine.Wording;
using AlignBot.Slack.Blocks;
using NodaTime;

namespace AlignBot.Cadence.Upcoming;

/// <summary>What <c>/meeting</c> answers: the next one with what can be done, then those after it.</summary>
static class NextMeeting
{
    public static Mrkdwn Summary(Meeting meeting) => Mrkdwn.Of($"Next: {meeting.Terms.Name}, {When.At(meeting.StartsAt, meeting.Terms.Zone)}");

    public static IReadOnlyList<Block> Blocks(IReadOnlyList<Meeting> ahead, ProgramInfo program, Instant now)
    {
        var next = ahead[0];
        var about = MeetingCard.About(next, program);
        var mayStart = next.Status is MeetingStatus.Prompted || (next.Status is MeetingStatus.Scheduled && now >= next.StartsAt - MeetingWorkflow.StartEarly);
        var blocks = new List<Block>
        {
            new SectionBlock(Mrkdwn.Of($"*{next.Terms.Name}*   {State(next)}, {MeetingWords.Length(next.Terms.Minutes)}. {(next.Items.IsEmpty ? "The agenda is empty." : MeetingWords.Count(next.Items.Length, "item") + " on the agenda.")}")),
            new ActionsBlock(
            [
                .. mayStart ? new[] { new Button(MeetingButtons.StartAction, "Start") { Value = about, Style = ButtonStyle.Primary } } : [],
                new Button(MeetingButtons.AddAction, "Add an item") { Value = about, Style = mayStart ? ButtonStyle.Default : ButtonStyle.Primary },
                new Button(MeetingButtons.AgendaAction, "Agenda") { Value = about },
                Menu(next, program),
            ]),
        };
        if (ahead.Count > 1)
        {
            blocks.Add(new ContextBlock(Mrkdwn.Of($"After that")));
        }

        foreach (var later in ahead.Skip(1))
        {
            blocks.Add(new SectionBlock(Mrkdwn.Of($"{later.Terms.Name}, {When.At(later.StartsAt, later.Terms.Zone)}")) { Accessory = Menu(later, program, withAgenda: true) });
        }

        return blocks;
    }

    static Mrkdwn State(Meeting meeting) => meeting.Status switch
    {
        MeetingStatus.Running => Mrkdwn.Of($"running until {When.Clock(meeting.EndsAt, meeting.Terms.Zone)}"),
        MeetingStatus.Prompted => Mrkdwn.Of($"now"),
        _ => Mrkdwn.Of($"{When.At(meeting.StartsAt, meeting.Terms.Zone)} ({When.Left(meeting.StartsAt, meeting.Terms.Zone)})"),
    };

    static OverflowMenu Menu(Meeting meeting, ProgramInfo program, bool withAgenda = false)
    {
        var about = MeetingCard.About(meeting, program);
        List<Option> entries = withAgenda ? [new($"add:{about}", (PlainText)"Add an item"), new($"{MeetingButtons.Agenda}:{about}", (PlainText)"Agenda")] : [];
        entries.Add(new($"move:{about}", (PlainText)"Move it"));
        entries.Add(new($"skip:{about}", (PlainText)"Call it off"));
        return new OverflowMenu(MeetingButtons.MoreAction, entries);
    }
}
