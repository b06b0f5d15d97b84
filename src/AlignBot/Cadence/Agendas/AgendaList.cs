using AlignBot.Cadence.Running;
using AlignBot.Domain.Cadence;
using AlignBot.Engine.Programs;
using AlignBot.Engine.Wording;
using AlignBot.Slack.Blocks;
using NodaTime;

namespace AlignBot.Cadence.Agendas;

/// <summary>The whole agenda, for one reader: by section, each item with its menu.</summary>
static class AgendaList
{
    /// <summary>How many items have a menu of their own; those after them are listed in plain lines. A message takes fifty blocks.</summary>
    const int WithMenu = 24;

    public static IReadOnlyList<Block> Blocks(Meeting meeting, ProgramInfo program)
    {
        var blocks = new List<Block>
        {
            new SectionBlock(Mrkdwn.Of($"*Agenda of {meeting.Terms.Name}*, {When.At(meeting.StartsAt, meeting.Terms.Zone)}")),
        };
        var shown = 0;
        for (var section = 0; section < meeting.Terms.Sections.Length; section++)
        {
            blocks.Add(new ContextBlock(Mrkdwn.Of($"*{meeting.Terms.Sections[section].Name}*, {meeting.Terms.Sections[section].Minutes} min")));
            var (items, rest) = (meeting.ItemsOf(section).ToList(), new List<Mrkdwn>());
            foreach (var item in items)
            {
                var line = Line(item, program, meeting.Terms.Zone);
                if (item.Disposition is null && meeting.IsAhead && shown++ < WithMenu)
                {
                    blocks.Add(new SectionBlock(line) { Accessory = Menu(meeting, program, item) });
                }
                else
                {
                    rest.Add(Mrkdwn.Of($"•  ") + line.Shortened(180));
                }
            }

            if (rest.Count > 0)
            {
                blocks.Add(new SectionBlock(Mrkdwn.Join("\n", rest).Shortened(3000)));
            }
        }

        if (meeting.IsAhead)
        {
            blocks.Add(new ActionsBlock(new Button(MeetingButtons.AddAction, "Add an item") { Value = MeetingCard.About(meeting, program) }));
        }

        return blocks;
    }

    static Mrkdwn Line(AgendaItem item, ProgramInfo program, DateTimeZone zone)
    {
        var text = MeetingWords.Item(item, program.Roster, 500);
        var note = item.Disposition is { } how ? MeetingWords.How(how, program.Roster) : MeetingWords.Note(item, program.Roster, zone);
        return note.Length == 0 ? text : text + Mrkdwn.Of($"\n_") + note + Mrkdwn.Of($"_");
    }

    static OverflowMenu Menu(Meeting meeting, ProgramInfo program, AgendaItem item)
    {
        var about = MeetingCard.About(meeting, program, item);
        if (meeting.Status is MeetingStatus.Running && (item.MustBeDisposed || item.Dispute is not null))
        {
            return RunningCard.Menu(meeting, program, item, withDecide: true);
        }

        var up = new Option($"{MeetingButtons.Up}:{about}", (PlainText)"Move up");
        return new OverflowMenu(
            MeetingButtons.ItemAction,
            meeting.Status is MeetingStatus.Running
                ? [
                    up,
                    new($"{MeetingButtons.Decide}:{about}", (PlainText)"Decide"),
                    new($"{MeetingButtons.Escalate}:{about}", (PlainText)"Escalate"),
                    new($"{MeetingButtons.Park}:{about}", (PlainText)"Park"),
                    new($"{MeetingButtons.Drop}:{about}", (PlainText)"Drop"),
                ]
                : [
                    up,
                    new($"{MeetingButtons.Change}:{about}", (PlainText)"Change"),
                    .. item.TimesParked == 0 ? new[] { new Option($"{MeetingButtons.Remove}:{about}", (PlainText)"Remove") } : [],
                ]);
    }
}
