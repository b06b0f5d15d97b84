using AlignBot.Cadence.NotHeld;
using AlignBot.Cadence.Running;
using AlignBot.Contracts;
using AlignBot.Domain;
using AlignBot.Domain.Cadence;
using AlignBot.Domain.Cadence.Series;
using AlignBot.Domain.People;
using AlignBot.Engine.Outbox;
using AlignBot.Engine.Programs;
using AlignBot.Engine.Storage;
using AlignBot.Engine.Wording;
using AlignBot.Slack.Blocks;
using NodaTime;

namespace AlignBot.Cadence;

/// <summary>The one living card of a meeting: asks to start it, leads through it, and says in the end what came of it.</summary>
sealed class MeetingCard(MeetingDesk desk, IEnumerable<IMeetingPart> parts, IEnumerable<ISectionPart> lines, IClock clock) : IMessageRenderer
{
    public const string Name = "meeting.card";
    public const string Slot = "card";

    string IMessageRenderer.Message => Name;

    public async Task<Rendering> RenderAsync(RenderContext context)
    {
        var meeting = await context.MeetingAsync();
        var left = await LeftOver.SayAsync(context.Db, context.Program.Key, meeting);
        var hasNextBegun = !meeting.IsAhead && await MeetingQueries.HasNextBegunAsync(context.Db.Meetings, context.Program.Key, meeting);
        var isTimeUp = clock.GetCurrentInstant() >= meeting.EndsAt;
        return new Rendering.Send(Summary(meeting, context.Program), Blocks(
            meeting, context.Program, mention: !context.IsEdit, left, hasNextBegun, isTimeUp, await PartsAsync(context, meeting), await LinesAsync(context, meeting)));
    }

    async Task<IReadOnlyList<Block>> LinesAsync(RenderContext context, Meeting meeting)
    {
        List<Block> shown = [];
        if (meeting.Status is MeetingStatus.Running)
        {
            foreach (var part in lines)
            {
                shown.AddRange(await part.ShowAsync(context.Db, context.Program, meeting));
            }
        }

        return shown;
    }

    async Task<IReadOnlyList<Block>> PartsAsync(RenderContext context, Meeting meeting)
    {
        List<Block> shown = [];
        if (meeting.Status is MeetingStatus.Prompted or MeetingStatus.Running)
        {
            foreach (var part in parts)
            {
                shown.AddRange(await part.ShowAsync(context.Db, context.Program, meeting));
            }
        }

        return shown;
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
    /// <param name="left">Where what it did not settle has gone, once it is over.</param>
    /// <param name="hasNextBegun">The next of its series has begun, so that it is not taken up again.</param>
    /// <param name="isTimeUp">It runs, and its time is over.</param>
    /// <param name="parts">What other features have on it while it is ahead or runs.</param>
    /// <param name="lines">What they have for the section that it is at.</param>
    public static IReadOnlyList<Block> Blocks(
        Meeting meeting, ProgramInfo program, bool mention = false, Mrkdwn left = default, bool hasNextBegun = false, bool isTimeUp = false, IReadOnlyList<Block>? parts = null,
        IReadOnlyList<Block>? lines = null) => meeting.Status switch
        {
            MeetingStatus.Scheduled => Moved(meeting),
            MeetingStatus.Prompted => Prompt(meeting, program, mention, parts ?? []),
            MeetingStatus.Running => RunningCard.Blocks(meeting, program, isTimeUp, parts ?? [], lines ?? []),
            _ => Over(meeting, program, left, hasNextBegun),
        };

    static List<Block> Moved(Meeting meeting) =>
        [new SectionBlock(Mrkdwn.Of($"*{meeting.Terms.Name}* was moved to {When.At(meeting.StartsAt, meeting.Terms.Zone)}."))];

    static List<Block> Prompt(Meeting meeting, ProgramInfo program, bool mention, IReadOnlyList<Block> parts)
    {
        var (terms, at, zone) = (meeting.Terms, meeting.StartsAt, meeting.Terms.Zone);
        var acting = terms.RequiredRoles.Select(role => program.Roster.Acting(role, at)).OfType<UserId>().Distinct().ToList();
        var who = acting.Count == 0 ? Mrkdwn.Of($"Nobody who must be there is there today")
            : mention ? Mrkdwn.Join(" and ", acting.Select(user => Mrkdwn.Of($"{Mention.User(user.Value)}")))
            : Mrkdwn.Of($"{Names.List(program.Roster, acting)}");

        var until = When.Clock(meeting.LatestStart, zone);
        var absent = RequiredPeople.Absent(terms.RequiredRoles, program.Roster, at);
        var asked = acting.Count == 0 ? Mrkdwn.Of($". It can be started until {until}.")
            : !absent.IsEmpty ? Mrkdwn.Of($": start it by {until}.")
            : Mrkdwn.Of($": start it by {until}, or it counts as missed.") + WhoIsMissed.StandIns(meeting, program.Roster);
        return
        [
            new SectionBlock(Mrkdwn.Of($"*{terms.Name}*   {MeetingWords.Length(terms.Minutes)}") + Places(terms) + Mrkdwn.Of($"\n") + who + asked + (absent.IsEmpty ? Mrkdwn.Empty : Mrkdwn.Of($"\n") + WhoIsMissed.Say(meeting, program.Roster))),
            new SectionBlock(MeetingWords.Agenda(meeting, program.Roster)),
            .. parts,
            new ContextBlock(Here(meeting, program.Roster)),
            new ActionsBlock(
            [
                new Button(MeetingButtons.StartAction, "Start") { Value = About(meeting, program), Style = ButtonStyle.Primary },
                new Button(MeetingButtons.CheckInAction, HereLabel(meeting)) { Value = About(meeting, program) },
                More(meeting, program, ("add", "Add an item"), (MeetingButtons.Agenda, "Agenda"), ("move", "Move it"), ("skip", "Call it off")),
            ]),
        ];
    }

    static List<Block> Over(Meeting meeting, ProgramInfo program, Mrkdwn left, bool hasNextBegun)
    {
        var blocks = new List<Block>
        {
            new SectionBlock(Mrkdwn.Of($"*{meeting.Terms.Name}*   {When.Day(meeting.StartsAt, meeting.Terms.Zone)}\n") + MeetingWords.Outcome(meeting, program)),
        };
        if (!meeting.Here.IsEmpty)
        {
            blocks.Add(new ContextBlock(Mrkdwn.Of($"There: {Names.List(program.Roster, meeting.Here.Select(here => here.User))}.").Shortened(1500)));
        }

        if (left.Length > 0)
        {
            blocks.Add(new ContextBlock(left));
        }

        if (HoldItNow.Ways(meeting, program, hasNextBegun) is { } ways)
        {
            blocks.Add(ways);
        }

        return blocks;
    }

    /// <summary>Whoever is there already has nothing to press.</summary>
    public static string HereLabel(Meeting meeting) => meeting.Here.IsEmpty ? "I am here" : "I am here too";

    public static Mrkdwn Here(Meeting meeting, Roster roster) => meeting.Here.IsEmpty
        ? Mrkdwn.Of($"Here: nobody yet")
        : Mrkdwn.Of($"Here: {Names.List(roster, meeting.Here.Select(here => here.User))}").Shortened(800);

    public static string About(Meeting meeting, ProgramInfo program, AgendaItem? item = null) =>
        new MeetingRef(program.Key.ProgramId, meeting.Id.Value, meeting.Section, item?.Id.Value).ToString();

    /// <summary>Where it is held and what it looks at, for whoever comes late: links, since the buttons are for what is to be settled.</summary>
    public static Mrkdwn Places(MeetingTerms terms)
    {
        Mrkdwn[] links =
        [
            .. terms.VideoLink is { } video ? new[] { Mrkdwn.Of($"{Link.To(video, "Join")}") } : [],
            .. terms.DashboardLink is { } dashboard ? new[] { Mrkdwn.Of($"{Link.To(dashboard, "Scoreboard")}") } : [],
        ];
        return links.Length == 0 ? Mrkdwn.Empty : Mrkdwn.Of($"   ") + Mrkdwn.Join("  ·  ", links);
    }

    public static OverflowMenu More(Meeting meeting, ProgramInfo program, params IEnumerable<(string Deed, string Label)> entries) => new(
        MeetingButtons.MoreAction,
        [.. entries.Select(entry => new Option($"{entry.Deed}:{About(meeting, program)}", (PlainText)entry.Label))]);
}
