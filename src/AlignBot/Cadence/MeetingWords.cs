using System.Collections.Immutable;
using System.Globalization;
using AlignBot.Domain;
using AlignBot.Domain.Cadence;
using AlignBot.Domain.People;
using AlignBot.Engine.Programs;
using AlignBot.Engine.Wording;
using AlignBot.Slack.Blocks;
using NodaTime;

namespace AlignBot.Cadence;

/// <summary>Phrases that several of a meeting's messages share.</summary>
static class MeetingWords
{
    /// <summary>'15 minutes', '4 hours', '1 hour 30 minutes'.</summary>
    public static string Length(int minutes) => minutes switch
    {
        < 60 => Count(minutes, "minute"),
        _ when minutes % 60 == 0 => Count(minutes / 60, "hour"),
        _ => $"{Count(minutes / 60, "hour")} {Count(minutes % 60, "minute")}",
    };

    /// <summary>'1 item', '3 items'.</summary>
    public static string Count(int count, string noun) => string.Create(CultureInfo.InvariantCulture, $"{count} {noun}{(count == 1 ? "" : "s")}");

    /// <summary>Full minutes, at least one where there was any time at all.</summary>
    public static int Minutes(Duration duration) => (int)Math.Ceiling(duration.TotalMinutes);

    /// <summary>An item as it stands in a list: its words, its account, who brings it.</summary>
    public static Mrkdwn Item(AgendaItem item, Roster roster, int max = 300)
    {
        var account = item.Account is { } name ? Mrkdwn.Of($" _{name}_") : Mrkdwn.Empty;
        var by = (item.Owner ?? item.AddedBy) is { } owner ? Mrkdwn.Of($" ({Names.Of(roster, owner)})") : Mrkdwn.Empty;
        return Mrkdwn.Of($"{item.Text.ReplaceLineEndings(" ")}").Shortened(max) + account + by;
    }

    /// <summary>'Decided: DEC-32', 'Parked: no numbers yet', with its person and date.</summary>
    public static Mrkdwn How(Disposition how, Roster roster) => how switch
    {
        Disposition.Decided { Dispute: { } dispute } decided => Mrkdwn.Of($"Decided: DSP-{dispute}, DEC-{decided.Number}"),
        Disposition.Decided decided => Mrkdwn.Of($"Decided: DEC-{decided.Number}"),
        Disposition.StaysDispute => Mrkdwn.Of($"Stays a dispute"),
        Disposition.Escalated escalated => Mrkdwn.Of($"Escalated: DSP-{escalated.Number}"),
        Disposition.Parked { WaitingOn: { } person, Until: { } until } parked =>
            Mrkdwn.Of($"Parked, waiting on {Names.Of(roster, person)} until {When.Date(until)}: {parked.Reason}").Shortened(300),
        Disposition.Parked parked => Mrkdwn.Of($"Parked: {parked.Reason}").Shortened(300),
        Disposition.Dropped dropped => Mrkdwn.Of($"Dropped: {dropped.Reason}").Shortened(300),
        Disposition.Asked asked => Mrkdwn.Of($"Parked before: {Names.List(roster, asked.Of)} {(asked.Executive is null ? "say" : "did not say")} what becomes of it"),
        Disposition.Discussed => Mrkdwn.Of($"Discussed: nothing to decide"),
        _ => throw new InvalidOperationException($"No words for {how.GetType().Name}."),
    };

    /// <summary>'Parked once. Again: a dispute, or a dated owner.' for items that came before; empty for new ones.</summary>
    public static string Past(AgendaItem item) => item switch
    {
        { TimesParked: 1 } => "Parked once. Again: a dispute, or a person and a date.",
        { TimesParked: > 1 } => $"Parked {item.TimesParked} times. Again: a dispute, or a person and a date.",
        { TimesCarried: > 0 } => "Carried over: there was no time for it.",
        _ => "",
    };

    /// <summary>What is to be known of an open item besides its words: who decides a dispute, and by when; that it came before.</summary>
    public static Mrkdwn Note(AgendaItem item, Roster roster, DateTimeZone zone) => item switch
    {
        { Disposition: not null } => Mrkdwn.Empty,
        { Dispute: { DueAt: { } due, Deciders: { IsEmpty: false } deciders } } =>
            Mrkdwn.Of($"{Names.List(roster, deciders)} {(deciders.Length == 1 ? "decides" : "decide")} ") + When.By(due, zone),
        { Dispute: not null } => Mrkdwn.Of($"it is decided by its own rules"),
        _ => Mrkdwn.Of($"{Past(item)}"),
    };

    /// <summary>'Acme - Decided: DEC-32'. An item that is a dispute begins with its number, and has it once.</summary>
    public static Mrkdwn Settled(AgendaItem item, Roster roster, int most) =>
        Mrkdwn.Of($"{item.Text.ReplaceLineEndings(" ").TrimEnd()}").Shortened(most) + Mrkdwn.Of($" - ")
        + How(item.Disposition is Disposition.Decided { Dispute: { } dispute } decided && item.Text.StartsWith($"DSP-{dispute}:", StringComparison.Ordinal)
            ? decided with { Dispute = null }
            : item.Disposition!, roster).Shortened(120);

    /// <summary>'Acme; who pays?': as the end of a sentence, which needs no full stop after a question.</summary>
    public static Mrkdwn Titles(IEnumerable<AgendaItem> items, int most = 6)
    {
        var all = items.Select(item => item.Text.ReplaceLineEndings(" ").TrimEnd('.', ' ')).ToList();
        var list = Mrkdwn.Join("; ", all.Take(most).Select(text => Mrkdwn.Of($"{text}").Shortened(100)));
        return all.Count > most ? list + Mrkdwn.Of($"; and {all.Count - most} more.")
            : all.Count > 0 && EndsItself(all[^1]) ? list
            : list + Mrkdwn.Of($".");
    }

    static bool EndsItself(string text) => text.Length > 0 && text[^1] is '?' or '!' or '.' or ':' or '…';

    /// <summary>Whom it was not held without: 'Priya', 'the marketing leader'; 'somebody else as marketing leader' where its holder stands for another role.</summary>
    public static string Missing(IEnumerable<Role> roles, Roster roster, IEnumerable<UserId>? here = null)
    {
        var named = (here ?? []).ToHashSet();
        return Names.Join([.. roles.Select(role => roster.Holder(role) is not { } holder ? $"the {Names.Of(role)}"
            : named.Add(holder) ? Names.Of(roster, holder)
            : $"somebody besides {Names.Of(roster, holder)} as {Names.Of(role)}")]);
    }

    /// <summary>Where it stands in a word or two, as tables have it.</summary>
    public static string Status(Meeting meeting) => meeting switch
    {
        { Status: MeetingStatus.Scheduled } => "planned",
        { Status: MeetingStatus.Prompted } => "to be started",
        { Status: MeetingStatus.Running } => "running",
        { Status: MeetingStatus.Held } => "held",
        { Status: MeetingStatus.HeldUndecided } => "held, undecided",
        { Status: MeetingStatus.Missed } => "missed",
        { Ending.IsWithdrawn: true } => "taken off",
        { Ending.IsDayOff: true } => "day off",
        { Ending.IsOutage: true } => "not prompted",
        { Ending.Away: not null } => "people away",
        _ => "called off",
    };

    /// <summary>'Held. 3 decisions, 4 actions, 1 dispute, 2 minutes on reconciling numbers.'</summary>
    public static Mrkdwn Outcome(Meeting meeting, ProgramInfo program) => meeting.Status switch
    {
        MeetingStatus.Held or MeetingStatus.HeldUndecided => Mrkdwn.Of($"{Held(meeting)}{Tally(meeting)}"),
        MeetingStatus.Missed => Missed(meeting.Ending!, program.Roster, meeting.Here.Select(here => here.User)),
        MeetingStatus.Scheduled => Mrkdwn.Of($"It takes place {When.At(meeting.StartsAt, meeting.Terms.Zone)}."),
        MeetingStatus.Prompted or MeetingStatus.Running => Mrkdwn.Of($"It is on now, in {Mention.Channel(program.ChannelId)}."),
        _ => Skipped(meeting.Ending!, program.Roster),
    };

    /// <summary>'*Pipeline review* of Dec 1, 2026. Held. 3 decisions.': what is left of a message that asked for something before it.</summary>
    public static Mrkdwn Ended(Meeting meeting, ProgramInfo program) =>
        Mrkdwn.Of($"*{meeting.Terms.Name}* of {When.Day(meeting.StartsAt, meeting.Terms.Zone)}. ") + Outcome(meeting, program);

    public static Mrkdwn Missed(MeetingEnding ending, Roster roster, IEnumerable<UserId>? here = null)
    {
        var who = ending.Missing.IsEmpty ? "nobody started it" : $"{Missing(ending.Missing, roster, here)} did not check in";
        var count = ending.MissesInARow > 1
            ? $"{Ordinal(ending.MissesInARow)} miss in a row."
            : $"{Ordinal(Math.Max(1, ending.MissesThisQuarter))} miss of this series this quarter.";
        return Mrkdwn.Of($"Not held: {who}. {count}");
    }

    public static Mrkdwn Skipped(MeetingEnding ending, Roster roster) => ending switch
    {
        { IsOutage: true } => Mrkdwn.Of($"Not prompted: AlignBot was not running. This is no miss. If you met, record it."),
        { Away: { } away } => Mrkdwn.Of($"Not held: {AwayOf(ending, away, roster)}. This is no miss. If you met, record it."),
        { Holiday: { } holiday } => Mrkdwn.Of($"Does not take place: {holiday}."),
        { IsDayOff: true } => Mrkdwn.Of($"Does not take place: nobody works that day."),
        { IsWithdrawn: true } => Mrkdwn.Of($"Does not take place: the series was changed."),
        { By: { } by, Reason: { } reason } => Mrkdwn.Of($"Called off by {Names.Of(roster, by)}: {reason.TrimEnd('.')}.").Shortened(700),
        _ => Mrkdwn.Of($"Called off."),
    };

    /// <summary>Whoever held the roles then, whoever holds them now.</summary>
    static string AwayOf(MeetingEnding ending, ImmutableArray<Role> roles, Roster roster) => ending.AwayPeople is { IsEmpty: false } people
        ? $"{Names.List(roster, people)} {(people.Length == 1 ? "was" : "were")} away, and nobody was there to stand in"
        : $"{Missing(roles, roster)} {(roles.Length == 1 ? "was" : "were")} away, and nobody was there to stand in";

    /// <summary>'Dana and Priya will be away, and nobody stands in: move it, or call it off.' Empty where somebody can hold it.</summary>
    public static string Warning(Meeting meeting, Roster roster) => RequiredPeople.Absent(meeting.Terms.RequiredRoles, roster, meeting.StartsAt) is { IsEmpty: false } away
        ? $"{Missing(away, roster)} will be away, and nobody is there to stand in: move it, call it off, or name a deputy with `/align members`."
        : "";

    static string Held(Meeting meeting) => meeting switch
    {
        { Ending.IsWithoutBot: true } => $"Held without the bot, recorded afterwards. ",
        { Status: MeetingStatus.HeldUndecided } => "Held, undecided. ",
        { EarlierEndings: not null } => "Held, though not at first. ",
        { NothingToDecide: true, Decisions.IsEmpty: true } => "Held; there was nothing to decide. ",
        { IsLate: true } => $"Held, begun {Count(Minutes(meeting.StartedAt!.Value - meeting.StartsAt), "minute")} late. ",
        _ => "Held. ",
    };

    static string Tally(Meeting meeting)
    {
        var disputes = meeting.Items.Count(item => item.Disposition is Disposition.Escalated);
        string[] parts =
        [
            .. meeting.Decisions.IsEmpty ? [] : new[] { Count(meeting.Decisions.Length, "decision") },
            .. meeting.Decisions.Sum(decision => decision.Actions) is > 0 and var actions ? new[] { Count(actions, "action") } : [],
            .. disputes > 0 ? new[] { Count(disputes, "dispute") } : [],
            .. meeting.Reconciled > Duration.Zero ? new[] { $"{Count(Minutes(meeting.Reconciled), "minute")} on reconciling numbers" } : [],
        ];
        return parts.Length == 0 ? "" : string.Join(", ", parts) + ".";
    }

    public static string Ordinal(int number) => number switch
    {
        1 => "First",
        2 => "Second",
        3 => "Third",
        _ => string.Create(CultureInfo.InvariantCulture, $"{number}th"),
    };

    /// <summary>The sections with their items, one line each; what does not fit is counted.</summary>
    public static Mrkdwn Agenda(Meeting meeting, Roster roster, int most = 12)
    {
        var (lines, shown) = (new List<Mrkdwn>(), 0);
        for (var section = 0; section < meeting.Terms.Sections.Length; section++)
        {
            var part = meeting.Terms.Sections[section];
            lines.Add(Mrkdwn.Of($"*{part.Name}* ({part.Minutes} min)"));
            foreach (var item in meeting.ItemsOf(section))
            {
                if (shown++ < most)
                {
                    var note = Note(item, roster, meeting.Terms.Zone);
                    lines.Add(Mrkdwn.Of($"•  ") + Item(item, roster, 150) + (item.Dispute is null || note.Length == 0 ? Mrkdwn.Empty : Mrkdwn.Of($" - ") + note));
                }
            }
        }

        if (shown > most)
        {
            lines.Add(Mrkdwn.Of($"and {shown - most} more: press Agenda for all of them."));
        }

        return Mrkdwn.Join("\n", lines).Shortened(3000);
    }
}
