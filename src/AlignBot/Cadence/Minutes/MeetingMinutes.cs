using System.Globalization;
using System.Text;
using AlignBot.Domain.Actions;
using AlignBot.Domain.Cadence;
using AlignBot.Domain.People;
using AlignBot.Engine.Programs;
using AlignBot.Engine.Wording;
using AlignBot.Slack.Blocks;

namespace AlignBot.Cadence.Minutes;

/// <summary>What came of a meeting, for the thread and as Markdown to keep elsewhere.</summary>
static class MeetingMinutes
{
    /// <param name="meeting">As it ended.</param>
    /// <param name="program">Whose it is.</param>
    /// <param name="actions">What its decisions gave people to do.</param>
    public static Mrkdwn Text(Meeting meeting, ProgramInfo program, IReadOnlyList<ActionItem> actions)
    {
        var roster = program.Roster;
        var parts = new List<Mrkdwn> { Mrkdwn.Of($"*Minutes: {meeting.Terms.Name}*   ") + MeetingWords.Outcome(meeting, program) };
        parts.Add(Mrkdwn.Of($"There: {Names.List(roster, meeting.Here.Select(here => here.User))}.").Shortened(500));
        if (!meeting.Decisions.IsEmpty)
        {
            parts.Add(List("Decisions", [.. meeting.Decisions.Select(decision => Mrkdwn.Of($"DEC-{decision.Number}: {decision.Text}").Shortened(300))]));
        }

        if (actions.Count > 0)
        {
            parts.Add(List("Actions", [.. actions.Select(action => Mrkdwn.Of($"{action.Text.ReplaceLineEndings(" ")}").Shortened(200) + Mrkdwn.Of($" ({By(action, roster)})"))]));
        }

        foreach (var (title, items) in Groups(meeting))
        {
            parts.Add(List(title, [.. items.Select(item => Mrkdwn.Of($"{item.Text.ReplaceLineEndings(" ")}").Shortened(160) + How(item, roster))]));
        }

        return Mrkdwn.Join("\n", parts).Shortened(2900);
    }

    /// <summary>The same as a Markdown document; of a meeting to come, its agenda. Text of people is escaped, so that it stays text.</summary>
    /// <param name="meeting">As it stands.</param>
    /// <param name="program">Whose it is.</param>
    /// <param name="actions">What its decisions gave people to do.</param>
    /// <param name="level">Of its heading.</param>
    public static string Markdown(Meeting meeting, ProgramInfo program, IReadOnlyList<ActionItem> actions, int level = 1)
    {
        var part = new string('#', level + 1);
        var zone = meeting.Terms.Zone;
        var began = (meeting.StartedAt ?? meeting.StartsAt).InZone(zone);
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"{part[1..]} {Plain(meeting.Terms.Name)}, {When.Date(began.Date)}\n\n");
        if (meeting.IsAhead)
        {
            text.Append(CultureInfo.InvariantCulture, $"{char.ToUpperInvariant(MeetingWords.Status(meeting)[0])}{MeetingWords.Status(meeting)[1..]}, {When.Time(began.TimeOfDay)} ({meeting.Terms.ZoneId}).\n");
        }
        else
        {
            text.Append(CultureInfo.InvariantCulture, $"{Plain(SlackText.Plain(MeetingWords.Outcome(meeting, program).Text))}\n");
        }

        if (meeting.StartedAt is not null || !meeting.Here.IsEmpty)
        {
            text.Append(CultureInfo.InvariantCulture, $"\nBegan {When.Time(began.TimeOfDay)} ({meeting.Terms.ZoneId}). There: {Plain(Names.Everybody(program.Roster, meeting.Here.Select(here => here.User)))}.\n");
        }

        if (!meeting.Decisions.IsEmpty)
        {
            text.Append(CultureInfo.InvariantCulture, $"\n{part} Decisions\n\n");
            foreach (var decision in meeting.Decisions)
            {
                text.Append(CultureInfo.InvariantCulture, $"- DEC-{decision.Number}: {Plain(decision.Text)}\n");
            }
        }

        if (actions.Count > 0)
        {
            text.Append(CultureInfo.InvariantCulture, $"\n{part} Actions\n\n");
            foreach (var action in actions)
            {
                text.Append(CultureInfo.InvariantCulture, $"- {Plain(action.Text)} ({Plain(By(action, program.Roster))})\n");
            }
        }

        foreach (var (title, items) in Groups(meeting))
        {
            text.Append(CultureInfo.InvariantCulture, $"\n{part} {title}\n\n");
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
            ("Disputes decided", item => item.Disposition is Disposition.Decided { Dispute: not null }),
            ("Stays a dispute", item => item.Disposition is Disposition.StaysDispute),
            ("Went to a dispute", item => item.Disposition is Disposition.Escalated),
            ("Parked", item => item.Disposition is Disposition.Parked),
            ("Asked of those who must be there", item => item.Disposition is Disposition.Asked),
            ("Discussed, nothing to decide", item => item.Disposition is Disposition.Discussed),
            ("Dropped", item => item.Disposition is Disposition.Dropped),
            (meeting.IsAhead ? "On the agenda" : "Carried to the next", item => item.Disposition is null),
        ];
        return groups.Select(group => (group.Item1, meeting.Items.Where(group.Item2).ToList())).Where(group => group.Item2.Count > 0);
    }

    /// <summary>'Ana, by Tue 8 Dec 2026'.</summary>
    static string By(ActionItem action, Roster roster) => $"{Names.Of(roster, action.Owner)}, by {When.Date(action.DueOn)}";

    /// <summary>What its group's title does not say already.</summary>
    static Mrkdwn How(AgendaItem item, Roster roster) => item.Disposition switch
    {
        null or Disposition.Discussed or Disposition.StaysDispute => Mrkdwn.Empty,
        Disposition.Decided decided => Mrkdwn.Of($" - DEC-{decided.Number}"),
        Disposition.Escalated escalated => Mrkdwn.Of($" - DSP-{escalated.Number}"),
        Disposition.Parked { WaitingOn: { } person, Until: { } until } parked =>
            Mrkdwn.Of($" - waiting on {Names.Of(roster, person)} until {When.Date(until)}: {parked.Reason}").Shortened(300),
        Disposition.Parked parked => Mrkdwn.Of($" - {parked.Reason}").Shortened(300),
        Disposition.Dropped dropped => Mrkdwn.Of($" - {dropped.Reason}").Shortened(300),
        var how => Mrkdwn.Of($" - ") + MeetingWords.How(how, roster),
    };

    static Mrkdwn List(string title, IReadOnlyList<Mrkdwn> lines)
    {
        const int most = 10;
        var shown = Mrkdwn.Join("", lines.Take(most).Select(line => Mrkdwn.Of($"\n•  ") + line));
        return Mrkdwn.Of($"\n*{title}*") + shown + (lines.Count > most ? Mrkdwn.Of($"\nand {lines.Count - most} more, all in the Markdown.") : Mrkdwn.Empty);
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
