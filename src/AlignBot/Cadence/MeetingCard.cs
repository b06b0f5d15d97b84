using AlignBot.Domain;
using AlignBot.Domain.Cadence;
using AlignBot.Domain.People;
using AlignBot.Engine.Outbox;
using AlignBot.Engine.Programs;
using AlignBot.Engine.Storage;
using AlignBot.Engine.Wording;
using AlignBot.Slack.Blocks;

namespace AlignBot.Cadence;

/// <summary>The one living card of a meeting: asks to start it, leads through it, and says in the end what came of it.</summary>
sealed class MeetingCard(MeetingDesk desk) : IMessageRenderer
{
    public const string Name = "meeting.card";
    public const string Slot = "card";

    /// <summary>How many open items of a section are shown with what can be done with them; the rest is counted.</summary>
    const int ItemsShown = 8;

    string IMessageRenderer.Message => Name;

    public async Task<Rendering> RenderAsync(RenderContext context)
    {
        var meeting = await context.MeetingAsync();
        return new Rendering.Send(Summary(meeting, context.Program), Blocks(meeting, context.Program, mention: !context.IsEdit));
    }

    /// <summary>From now on people can start it: whoever comes late has had their time from here.</summary>
    public async ValueTask DeliveredAsync(Session session, OutboxRow row)
    {
        // Slack says how it went; what that no longer bears on is ignored.
        _ = await desk.ApplyAsync(session, new ProgramKey(row.InstallationId, row.ProgramId), row.SubjectId, new MeetingCommand.PromptDelivered());
    }

    /// <summary>The card in one line, for notifications.</summary>
    public static Mrkdwn Summary(Meeting meeting, ProgramInfo program) => meeting.Status switch
    {
        MeetingStatus.Prompted or MeetingStatus.Scheduled => Mrkdwn.Of($"{meeting.Terms.Name}: start it now."),
        MeetingStatus.Running => Mrkdwn.Of($"{meeting.Terms.Name} is running: {meeting.Terms.Sections[meeting.Section].Name}."),
        _ => Mrkdwn.Of($"{meeting.Terms.Name}: ") + MeetingWords.Outcome(meeting, program),
    };

    /// <param name="meeting">As it stands.</param>
    /// <param name="program">Whose it is.</param>
    /// <param name="mention">Mention who must start it: in the first post alone.</param>
    public static IReadOnlyList<Block> Blocks(Meeting meeting, ProgramInfo program, bool mention = false) => meeting.Status switch
    {
        MeetingStatus.Scheduled => Moved(meeting),
        MeetingStatus.Prompted => Prompt(meeting, program, mention),
        MeetingStatus.Running => Running(meeting, program),
        _ => Over(meeting, program),
    };

    static List<Block> Moved(Meeting meeting) =>
        [new SectionBlock(Mrkdwn.Of($"*{meeting.Terms.Name}* was moved to {When.At(meeting.StartsAt, meeting.Terms.Zone)}."))];

    static List<Block> Prompt(Meeting meeting, ProgramInfo program, bool mention)
    {
        var (terms, at, zone) = (meeting.Terms, meeting.StartsAt, meeting.Terms.Zone);
        var acting = terms.RequiredRoles.Select(role => program.Roster.Acting(role, at)).OfType<UserId>().Distinct().ToList();
        var who = acting.Count == 0 ? Mrkdwn.Of($"Nobody who must be there is there today")
            : mention ? Mrkdwn.Join(" and ", acting.Select(user => Mrkdwn.Of($"{Mention.User(user.Value)}")))
            : Mrkdwn.Of($"{Names.List(program.Roster, acting)}");

        return
        [
            new SectionBlock(Mrkdwn.Of($"*{terms.Name}*   {MeetingWords.Length(terms.Minutes)}\n") + who + Mrkdwn.Of($": start it by {When.Clock(meeting.LatestStart, zone)}. It is held with the {Names.Join([.. terms.RequiredRoles.Select(Names.Of)])} there, or their deputies.")),
            new SectionBlock(MeetingWords.Agenda(meeting, program.Roster)),
            new ContextBlock(Here(meeting, program.Roster)),
            new ActionsBlock(
            [
                new Button(MeetingButtons.StartAction, "Start") { Value = About(meeting, program), Style = ButtonStyle.Primary },
                new Button(MeetingButtons.CheckInAction, "I am here") { Value = About(meeting, program) },
                .. Links(terms),
                More(meeting, program, ("add", "Add an item"), (MeetingButtons.Agenda, "Agenda"), ("move", "Move it"), ("skip", "Call it off")),
            ]),
        ];
    }

    static List<Block> Running(Meeting meeting, ProgramInfo program)
    {
        var (terms, zone, section) = (meeting.Terms, meeting.Terms.Zone, meeting.Terms.Sections[meeting.Section]);
        var isLast = meeting.Section == terms.Sections.Length - 1;
        var blocks = new List<Block>
        {
            new SectionBlock(Mrkdwn.Of($"*{terms.Name}*   until {When.Clock(meeting.EndsAt, zone)} ({When.Left(meeting.EndsAt, zone)})\n") + Here(meeting, program.Roster) + Places(terms)),
            new SectionBlock(isLast
                ? Mrkdwn.Of($"*Now: {section.Name}*, to the end")
                : Mrkdwn.Of($"*Now: {section.Name}*, until {When.Clock(meeting.SectionEndsAt ?? meeting.EndsAt, zone)} ({When.Left(meeting.SectionEndsAt ?? meeting.EndsAt, zone)})")),
        };
        blocks.AddRange(Items(meeting, program));
        if (Settled(meeting, program.Roster) is { } settled)
        {
            blocks.Add(new ContextBlock(settled));
        }

        if (!isLast)
        {
            blocks.Add(new ContextBlock(Mrkdwn.Of($"Then: {string.Join(", ", terms.Sections.Skip(meeting.Section + 1).Select(next => next.Name))}").Shortened(1000)));
        }

        if (meeting.ReconcilingSince is { } since)
        {
            blocks.Add(new ContextBlock(Mrkdwn.Of($"Reconciling numbers since {When.Clock(since, zone)}.")));
        }

        blocks.Add(Deeds(meeting, program, isLast));
        return blocks;
    }

    /// <summary>What has to be settled now, with its buttons; what follows in this section, with a menu each.</summary>
    static IEnumerable<Block> Items(Meeting meeting, ProgramInfo program)
    {
        var open = meeting.Items.Where(item => item.MustBeDisposed)
            .Concat(meeting.ItemsOf(meeting.Section).Where(item => item is { Disposition: null, ReachedAt: null }))
            .ToList();
        var isFirst = true;
        foreach (var item in open.Take(ItemsShown))
        {
            var about = About(meeting, program, item);
            var past = MeetingWords.Past(item);
            var text = MeetingWords.Item(item, program.Roster, 500) + (past.Length > 0 ? Mrkdwn.Of($"\n_{past}_") : Mrkdwn.Empty);
            if (isFirst && item.MustBeDisposed)
            {
                yield return new SectionBlock(text);
                yield return new ActionsBlock(
                    new Button(MeetingButtons.DecideAction, "Decide") { Value = about, Style = ButtonStyle.Primary },
                    new Button(MeetingButtons.EscalateAction, "Escalate") { Value = about },
                    new Button(MeetingButtons.ParkAction, "Park") { Value = about },
                    new Button(MeetingButtons.DropAction, "Drop") { Value = about });
            }
            else
            {
                yield return new SectionBlock(text)
                {
                    Accessory = new OverflowMenu(
                        MeetingButtons.ItemAction,
                        new Option($"{MeetingButtons.Decide}:{about}", (PlainText)"Decide"),
                        new Option($"{MeetingButtons.Escalate}:{about}", (PlainText)"Escalate"),
                        new Option($"{MeetingButtons.Park}:{about}", (PlainText)"Park"),
                        new Option($"{MeetingButtons.Drop}:{about}", (PlainText)"Drop")),
                };
            }

            isFirst = false;
        }

        if (open.Count > ItemsShown)
        {
            yield return new ContextBlock(Mrkdwn.Of($"and {open.Count - ItemsShown} more: 'Agenda' under More shows all of them."));
        }

        if (open.Count == 0)
        {
            yield return new ContextBlock(meeting.ItemsOf(meeting.Section).Any() ? Mrkdwn.Of($"Everything here is settled.") : Mrkdwn.Of($"Nothing on the agenda here."));
        }
    }

    static Mrkdwn? Settled(Meeting meeting, Roster roster)
    {
        var lines = meeting.Items.Where(item => item.Disposition is not null)
            .Select(item => Mrkdwn.Of($"{item.Text.ReplaceLineEndings(" ")}").Shortened(80) + Mrkdwn.Of($": ") + MeetingWords.How(item.Disposition!, roster).Shortened(120))
            .Concat(meeting.Decisions.Where(decision => meeting.Items.All(item => (item.Disposition as Disposition.Decided)?.Decision != decision.Decision))
                .Select(decision => Mrkdwn.Of($"DEC-{decision.Number}: {decision.Text}").Shortened(160)))
            .TakeLast(6)
            .ToList();
        return lines.Count == 0 ? null : Mrkdwn.Join("\n", lines).Shortened(1900);
    }

    static ActionsBlock Deeds(Meeting meeting, ProgramInfo program, bool isLast)
    {
        var about = About(meeting, program);
        var reconciling = meeting.ReconcilingSince is null
            ? new Button(MeetingButtons.ReconcileAction, "We are reconciling numbers") { Value = about }
            : new Button(MeetingButtons.ReconcileAction, "Numbers are reconciled") { Value = about };

        // With something to be settled it is 'Decide' that comes next; else the way on, and at the end first a decision.
        var isSettled = !meeting.Items.Any(item => item.MustBeDisposed);
        var lacksDecision = isLast && meeting.Decisions.IsEmpty && !meeting.IsPressed;

        // As long as somebody is missed whom it can't be held without, coming is a button; later it is one of the rarer things.
        var isComplete = RequiredPeople.Missing(meeting.Terms.RequiredRoles, [.. meeting.Here.Select(here => here.User)], program.Roster, meeting.StartsAt).IsEmpty;
        return new ActionsBlock(
        [
            .. isComplete ? [] : new[] { new Button(MeetingButtons.CheckInAction, "I am here") { Value = about } },
            .. isLast ? [] : new[] { new Button(MeetingButtons.NextAction, "Next section") { Value = about, Style = First(isSettled) } },
            new Button(MeetingButtons.RecordAction, "Record a decision") { Value = about, Style = First(isSettled && lacksDecision) },
            reconciling,
            new Button(MeetingButtons.EndAction, "End the meeting") { Value = about, Style = First(isSettled && isLast && !lacksDecision) },
            More(
                meeting, program,
                [.. isComplete ? new[] { (MeetingButtons.CheckInAction, "I am here") } : [], ("add", "Add an item"), (MeetingButtons.Agenda, "Agenda")]),
        ]);

        static ButtonStyle First(bool comesNext) => comesNext ? ButtonStyle.Primary : ButtonStyle.Default;
    }

    static List<Block> Over(Meeting meeting, ProgramInfo program)
    {
        var blocks = new List<Block>
        {
            new SectionBlock(Mrkdwn.Of($"*{meeting.Terms.Name}*   {When.Day(meeting.StartsAt, meeting.Terms.Zone)}\n") + MeetingWords.Outcome(meeting, program)),
        };
        if (!meeting.Here.IsEmpty)
        {
            blocks.Add(new ContextBlock(Mrkdwn.Of($"There: {Names.List(program.Roster, meeting.Here.Select(here => here.User))}.").Shortened(1500)));
        }

        if (MeetingButtons.MayStillBeRecorded(meeting))
        {
            blocks.Add(new ActionsBlock(new Button(MeetingButtons.MetAction, "We met without the bot") { Value = About(meeting, program) }));
        }

        return blocks;
    }

    public static Mrkdwn Here(Meeting meeting, Roster roster) => meeting.Here.IsEmpty
        ? Mrkdwn.Of($"Here: nobody yet")
        : Mrkdwn.Of($"Here: {Names.List(roster, meeting.Here.Select(here => here.User))}").Shortened(800);

    public static string About(Meeting meeting, ProgramInfo program, AgendaItem? item = null) =>
        new MeetingRef(program.Key.ProgramId, meeting.Id.Value, meeting.Section, item?.Id.Value).ToString();

    static IEnumerable<Button> Links(MeetingTerms terms)
    {
        if (terms.VideoLink is { } video)
        {
            yield return new Button(MeetingButtons.VideoAction, "Join") { Url = video };
        }

        if (terms.DashboardLink is { } dashboard)
        {
            yield return new Button(MeetingButtons.DashboardAction, "Scoreboard") { Url = dashboard };
        }
    }

    /// <summary>Where it is held and what it looks at, for whoever comes late: links, since the buttons are for what is to be settled.</summary>
    static Mrkdwn Places(MeetingTerms terms)
    {
        Mrkdwn[] links =
        [
            .. terms.VideoLink is { } video ? new[] { Mrkdwn.Of($"{Link.To(video, "Join")}") } : [],
            .. terms.DashboardLink is { } dashboard ? new[] { Mrkdwn.Of($"{Link.To(dashboard, "Scoreboard")}") } : [],
        ];
        return links.Length == 0 ? Mrkdwn.Empty : Mrkdwn.Of($"   ") + Mrkdwn.Join("  ·  ", links);
    }

    static OverflowMenu More(Meeting meeting, ProgramInfo program, params IEnumerable<(string Deed, string Label)> entries) => new(
        MeetingButtons.MoreAction,
        [.. entries.Select(entry => new Option($"{entry.Deed}:{About(meeting, program)}", (PlainText)entry.Label))]);
}
