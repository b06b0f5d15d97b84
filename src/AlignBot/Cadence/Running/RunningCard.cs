using AlignBot.Domain.Cadence;
using AlignBot.Domain.People;
using AlignBot.Engine.Programs;
using AlignBot.Engine.Wording;
using AlignBot.Slack.Blocks;

namespace AlignBot.Cadence.Running;

/// <summary>The card of a meeting that is going on: who is missed, what is talked about now with the one thing to do about it, then the way on, 'Add' and the rest.</summary>
static class RunningCard
{
    /// <summary>How many open items of a section are shown with what can be done with them; the rest is counted.</summary>
    const int ItemsShown = 8;

    /// <summary>How many settled ones are shown: what came last.</summary>
    const int SettledShown = 8;

    /// <summary>As many entries as a menu takes.</summary>
    const int MenuHolds = 5;

    /// <param name="meeting">As it stands.</param>
    /// <param name="program">Whose it is.</param>
    /// <param name="isTimeUp">What is left of it is to end it.</param>
    /// <param name="parts">What other features have on it.</param>
    /// <param name="lines">What they have for the section that it is at.</param>
    public static List<Block> Blocks(Meeting meeting, ProgramInfo program, bool isTimeUp, IReadOnlyList<Block> parts, IReadOnlyList<Block> lines)
    {
        var (terms, zone, section) = (meeting.Terms, meeting.Terms.Zone, meeting.Terms.Sections[meeting.Section]);
        var isLast = meeting.Section == terms.Sections.Length - 1;
        var sectionEnds = meeting.SectionEndsAt ?? meeting.EndsAt;
        var missed = WhoIsMissed.Say(meeting, program.Roster);
        var blocks = new List<Block>
        {
            new SectionBlock(Mrkdwn.Of($"*{terms.Name}*   until {When.Clock(meeting.EndsAt, zone)} ({When.Left(meeting.EndsAt, zone)})") + MeetingCard.Places(terms) + Mrkdwn.Of($"\n")
                + MeetingCard.Here(meeting, program.Roster) + (missed.Length > 0 ? Mrkdwn.Of($"\n") + missed : Mrkdwn.Empty)),
            new SectionBlock(isLast
                ? Mrkdwn.Of($"*Now: {section.Name}*, to the end")
                : Mrkdwn.Of($"*Now: {section.Name}*, until {When.Clock(sectionEnds, zone)} ({When.Left(sectionEnds, zone)})")),
        };
        blocks.AddRange(Items(meeting, program, isTimeUp, hasLines: lines.Any(line => line is SectionBlock)));
        blocks.AddRange(lines);
        if (Settled(meeting, program.Roster) is { } settled)
        {
            blocks.Add(new ContextBlock(settled));
        }

        if (LeftOver.NotReached(meeting) is { Length: > 0 } left)
        {
            blocks.Add(new ContextBlock(left));
        }

        if (!isLast)
        {
            blocks.Add(new ContextBlock(Mrkdwn.Of($"Then: {string.Join(", ", terms.Sections.Skip(meeting.Section + 1).Select(next => next.Name))}").Shortened(1000)));
        }

        if (meeting.ReconcilingSince is { } since)
        {
            blocks.Add(new SectionBlock(Mrkdwn.Of($"Reconciling numbers since {When.Clock(since, zone)}."))
            {
                Accessory = new Button(MeetingButtons.ReconcileAction, "Numbers are reconciled") { Value = MeetingCard.About(meeting, program) },
            });
        }

        blocks.AddRange(parts);
        blocks.Add(Deeds(meeting, program, isLast, isTimeUp));
        return blocks;
    }

    /// <summary>What has to be settled now, with the button that does it; everything else about an item is in its menu.</summary>
    static IEnumerable<Block> Items(Meeting meeting, ProgramInfo program, bool isTimeUp, bool hasLines)
    {
        var open = meeting.Items.Where(item => item.MustBeDisposed)
            .Concat(meeting.ItemsOf(meeting.Section).Where(item => item is { Disposition: null, ReachedAt: null }))
            .ToList();
        foreach (var (index, item) in open.Take(ItemsShown).Index())
        {
            var note = MeetingWords.Note(item, program.Roster, meeting.Terms.Zone);
            var text = MeetingWords.Item(item, program.Roster, 500) + (note.Length > 0 ? Mrkdwn.Of($"\n_") + note + Mrkdwn.Of($"_") : Mrkdwn.Empty);
            if (index == 0 && item.MustBeDisposed)
            {
                yield return new SectionBlock(text);
                yield return new ActionsBlock(
                    new Button(MeetingButtons.DecideAction, "Decide")
                    {
                        Value = MeetingCard.About(meeting, program, item),
                        Style = isTimeUp ? ButtonStyle.Default : ButtonStyle.Primary,
                    },
                    item.Dispute is null
                        ? Menu(meeting, program, item, withDecide: false)
                        : new Button(MeetingButtons.StaysAction, "It stays a dispute") { Value = MeetingCard.About(meeting, program, item) });
            }
            else
            {
                yield return new SectionBlock(text) { Accessory = Menu(meeting, program, item, withDecide: true) };
            }
        }

        if (open.Count > ItemsShown)
        {
            yield return new ContextBlock(Mrkdwn.Of($"and {open.Count - ItemsShown} more: `/meeting agenda` shows all of them."));
        }

        if (open.Count == 0 && !hasLines)
        {
            yield return new ContextBlock(meeting.ItemsOf(meeting.Section).Any() ? Mrkdwn.Of($"Everything here is settled.") : Mrkdwn.Of($"Nothing on the agenda here."));
        }
    }

    /// <summary>What can become of an item; 'Discussed' not for what was parked before, since there something is to be decided. A dispute is decided, or stays one.</summary>
    public static OverflowMenu Menu(Meeting meeting, ProgramInfo program, AgendaItem item, bool withDecide)
    {
        var about = MeetingCard.About(meeting, program, item);
        (string Deed, string Label)[] entries =
        [
            .. withDecide ? new[] { (MeetingButtons.Decide, "Decide") } : [],
            .. item.Dispute is not null ? new[] { (MeetingButtons.Stays, "It stays a dispute") } : OfItsOwn(item),
        ];
        return new OverflowMenu(MeetingButtons.ItemAction, [.. entries.Select(entry => new Option($"{entry.Deed}:{about}", (PlainText)entry.Label))]);

        static (string, string)[] OfItsOwn(AgendaItem item) =>
        [
            .. item.TimesParked == 0 ? new[] { (MeetingButtons.Discussed, "Discussed, nothing to decide") } : [],
            (MeetingButtons.Escalate, "Escalate"), (MeetingButtons.Park, "Park"), (MeetingButtons.Drop, "Drop"),
        ];
    }

    /// <summary>What is settled, in the order of the agenda; where it is too much, what came last, and that there is more.</summary>
    static Mrkdwn? Settled(Meeting meeting, Roster roster)
    {
        var lines = meeting.Items.Where(item => item.Disposition is not null).OrderBy(item => item.Section)
            .Select(item => MeetingWords.Settled(item, roster, 80))
            .Concat(meeting.Decisions.Where(decision => meeting.Items.All(item => (item.Disposition as Disposition.Decided)?.Decision != decision.Decision))
                .Select(decision => Mrkdwn.Of($"DEC-{decision.Number}: {decision.Text}").Shortened(160)))
            .ToList();
        var before = lines.Count > SettledShown ? Mrkdwn.Of($"{lines.Count - SettledShown} more, settled before: `/meeting agenda` shows them.\n") : Mrkdwn.Empty;
        return lines.Count == 0 ? null : (before + Mrkdwn.Join("\n", lines.TakeLast(SettledShown))).Shortened(1900);
    }

    /// <summary>The way on where nothing is to be settled first, and to the end once its time is up or all items are settled; 'I am here' as long as somebody
    /// is missed; 'Add'; and the rest by how often it is wanted.</summary>
    static ActionsBlock Deeds(Meeting meeting, ProgramInfo program, bool isLast, bool isTimeUp)
    {
        var about = MeetingCard.About(meeting, program);
        var isSettled = !meeting.Items.Any(item => item.MustBeDisposed);
        var isDone = isTimeUp || (!meeting.Items.IsEmpty && meeting.Items.All(item => item.Disposition is not null));
        var lacksDecision = isLast && meeting.Decisions.IsEmpty && !meeting.IsPressed;
        var isComplete = RequiredPeople.Missing(meeting.Terms.RequiredRoles, [.. meeting.Here.Select(here => here.User)], program.Roster, meeting.StartsAt).IsEmpty;

        (string Deed, string Label)[] all =
        [
            .. isLast ? [] : new[] { (MeetingButtons.NextAction, "Next section") },
            .. isSettled ? new[] { (MeetingButtons.RecordAction, "Record a decision") } : [],
            .. meeting.ReconcilingSince is null ? new[] { (MeetingButtons.ReconcileAction, "We are reconciling numbers") } : [],
            (MeetingButtons.EndAction, "End the meeting"),
            .. isComplete ? new[] { (MeetingButtons.CheckInAction, MeetingCard.HereLabel(meeting)) } : [],
            (MeetingButtons.Agenda, "Agenda"),

            // While an item is talked about it is that which is decided; others find room for it, or `/decision`.
            .. isSettled ? [] : new[] { (MeetingButtons.RecordAction, "Record a decision") },
        ];
        var next = isDone ? MeetingButtons.EndAction : !isSettled ? null : !isLast ? MeetingButtons.NextAction : lacksDecision ? MeetingButtons.RecordAction : MeetingButtons.EndAction;
        return new ActionsBlock(
        [
            .. all.Where(deed => deed.Deed == next).Select(deed => new Button(deed.Deed, deed.Label) { Value = about, Style = ButtonStyle.Primary }),
            .. isComplete ? [] : new[] { new Button(MeetingButtons.CheckInAction, MeetingCard.HereLabel(meeting)) { Value = about } },
            new Button(MeetingButtons.AddAction, "Add") { Value = about },
            MeetingCard.More(meeting, program, all.Where(deed => deed.Deed != next).Take(MenuHolds)),
        ]);
    }
}
