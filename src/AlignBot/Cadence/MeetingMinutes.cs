using System.Globalization;
using System.Text;
using AlignBot.Domain.Cadence;
using AlignBot.Domain.People;
using AlignBot.Programs;
using AlignBot.Slack.Blocks;
using AlignBot.Wording;

namespace AlignBot.Cadence;

/// <summary>What came of a meeting, for the thread and as Markdown to keep elsewhere.</summary>
static class MeetingMinutes
{
    public static Mrkdwn Text(Meeting meeting, ProgramInfo program)
    {
        var roster = program.Roster;
        var parts = new List<Mrkdwn> { Mrkdwn.Of($"*Minutes: {meeting.Terms.Name}*   ") + MeetingWords.Outcome(meeting, program) };
        parts.Add(Mrkdwn.Of($"There: {Names.List(roster, meeting.Here.Select(here => here.User))}.").Shortened(500));
        if (!meeting.Decisions.IsEmpty)
        {
            parts.Add(List("Decisions", [.. meeting.Decisions.Select(decision => Mrkdwn.Of($"DEC-{decision.Number}: {decision.Text}").Shortened(300))]));
        }

        foreach (var (title, items) in Groups(meeting))
        {
            parts.Add(List(title, [.. items.Select(item => Mrkdwn.Of($"{item.Text.ReplaceLineEndings(" ")}").Shortened(160) + How(item, roster))]));
        }

        return Mrkdwn.Join("\n", parts).Shortened(2900);
    }

    /// <summary>The same as a Markdown document. Text of people is escaped, so that it stays text.</summary>
    public static string Markdown(Meeting meeting, ProgramInfo program)
    {
        var zone = meeting.Terms.Zone;
        var began = (meeting.StartedAt ?? meeting.StartsAt).InZone(zone);
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"# {Plain(meeting.Terms.Name)}, {began.Date.ToString("d MMMM uuuu", CultureInfo.InvariantCulture)}\n\n");
        text.Append(CultureInfo.InvariantCulture, $"{Plain(SlackText.Plain(MeetingWords.Outcome(meeting, program).Text))}\n\n");
        text.Append(CultureInfo.InvariantCulture, $"Began {began.TimeOfDay.ToString("HH:mm", CultureInfo.InvariantCulture)} ({meeting.Terms.ZoneId}). There: {Plain(Names.List(program.Roster, meeting.Here.Select(here => here.User)))}.\n");
        if (!meeting.Decisions.IsEmpty)
        {
            text.Append("\n## Decisions\n\n");
            foreach (var decision in meeting.Decisions)
            {
                text.Append(CultureInfo.InvariantCulture, $"- DEC-{decision.Number}: {Plain(decision.Text)}\n");
            }
        }

        foreach (var (title, items) in Groups(meeting))
        {
            text.Append(CultureInfo.InvariantCulture, $"\n## {title}\n\n");
            foreach (var item in items)
            {
                text.Append(CultureInfo.InvariantCulture, $"- {Plain(item.Text)}{Plain(SlackText.Plain(How(item, program.Roster).Text))}\n");
            }
        }

        return text.ToString();
    }

    static IEnumerable<(string Title, List<AgendaItem> Items)> Groups(Meeting meeting)
    {
        (string, Func<AgendaItem, bool>)[] groups =
        [
            ("Went to a dispute", item => item.Disposition is Disposition.Escalated),
            ("Parked", item => item.Disposition is Disposition.Parked),
            ("Dropped", item => item.Disposition is Disposition.Dropped),
            ("Carried to the next", item => item.Disposition is null),
        ];
        return groups.Select(group => (group.Item1, meeting.Items.Where(group.Item2).ToList())).Where(group => group.Item2.Count > 0);
    }

    static Mrkdwn How(AgendaItem item, Roster roster) => item.Disposition is { } how ? Mrkdwn.Of($" - ") + MeetingWords.How(how, roster) : Mrkdwn.Empty;

    static Mrkdwn List(string title, IReadOnlyList<Mrkdwn> lines)
    {
        const int most = 10;
        var shown = Mrkdwn.Join("", lines.Take(most).Select(line => Mrkdwn.Of($"\n•  ") + line));
        return Mrkdwn.Of($"*{title}*") + shown + (lines.Count > most ? Mrkdwn.Of($"\nand {lines.Count - most} more, all in the Markdown.") : Mrkdwn.Empty);
    }

    /// <summary>One line, with what Markdown would take for its own escaped.</summary>
    static string Plain(string text)
    {
        var plain = new StringBuilder(text.Length + 8);
        foreach (var letter in text.ReplaceLineEndings(" "))
        {
            if (letter is '\\' or '`' or '*' or '_' or '[' or ']' or '<' or '>' or '#' or '|')
            {
                plain.Append('\\');
            }

            plain.Append(letter);
        }

        return plain.ToString();
    }
}
