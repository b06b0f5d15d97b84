using System.Globalization;
using System.Text.Json;
using AlignBot.Cadence.Minutes;
using AlignBot.Cadence.Series;
using AlignBot.Domain.Cadence;
using AlignBot.Domain.Cadence.Series;
using AlignBot.Engine.Exports;
using AlignBot.Engine.History;
using AlignBot.Engine.Storage;
using AlignBot.Engine.Wording;
using AlignBot.Slack.Blocks;
using Microsoft.EntityFrameworkCore;

namespace AlignBot.Cadence;

/// <summary>The cadence as tables: the series, their meetings, who was there, and what became of each thing to settle. They are joined by 'meeting_id'.</summary>
sealed class CadenceRecord : IRecordTables
{
    public int Order => 40;

    public IReadOnlyList<RecordTable> Tables { get; } = [Series(), Meetings(), Attendance(), Agenda()];

    public async Task<long> CountAsync(AlignBotContext db, ProgramKey key) =>
        await SeriesDesk.Of(db, key).LongCountAsync() + await MeetingQueries.Of(db.Meetings, key).LongCountAsync();

    /// <summary>'Pipeline review, 2026-12-01': a meeting has no number.</summary>
    public async Task<IReadOnlyDictionary<Guid, string>> KeysAsync(AlignBotContext db, ProgramKey key)
    {
        var keys = new Dictionary<Guid, string>();
        await foreach (var row in MeetingQueries.Of(db.Meetings, key).AsAsyncEnumerable())
        {
            var meeting = MeetingDesk.StateOf(row);
            keys[row.Id] = $"{meeting.Terms.Name}, {meeting.StartsAt.InZone(meeting.Terms.Zone).Date.ToString("uuuu'-'MM'-'dd", CultureInfo.InvariantCulture)}";
        }

        foreach (var row in await SeriesDesk.Of(db, key).ToListAsync())
        {
            keys[row.Id] = SeriesDesk.StateOf(row).Name;
        }

        return keys;
    }

    public ValueTask<string?> SayAsync(HistoryRow row, string who, RecordContext record)
    {
        // In this order: what the channel was told too is a fact of its own kind.
        MeetingFact? fact = row.Kind switch
        {
            "meeting.moved" or "meeting.skipped" or "meeting.missed" or "meeting.restored" or "meeting.held-now" or "meeting.rescheduled" or "meeting.ended" or "meeting.started" or "meeting.checked-in"
                or "meeting.item-added" or "meeting.item-disposed" or "meeting.left-open" or "meeting.away-asked" or "meeting.away-left" => JsonSerializer.Deserialize(row.Body!, CadenceJson.Default.MeetingFact),
            _ => null,
        };
        return ValueTask.FromResult(fact switch
        {
            MeetingNotice.Moved moved => $"{record.Name(moved.By)} moved it from {record.Local(moved.From)[..16]} to {record.Local(moved.To)[..16]}: {moved.Reason}",
            MeetingNotice.Skipped { Ending: var off } => $"It was called off{(off.By is { } by ? $" by {record.Name(by)}" : "")}{(off.Reason is { } why ? $": {why}" : "")}",
            MeetingNotice.Missed => "It was not held",
            MeetingNotice.HeldNow => $"{who} took it up again: it is held now",
            MeetingNotice.Restored => $"{who} took the call-off back: it takes place after all",
            MeetingFact.Rescheduled moved => $"It follows its series: {record.Local(moved.To)[..16]} instead of {record.Local(moved.From)[..16]}",
            MeetingFact.Ended ended => $"It ended; there: {Names.Everybody(record.Program.Roster, ended.Present)}",
            MeetingFact.Started => $"{who} started it",
            MeetingFact.CheckedIn => $"{who} came",
            MeetingFact.ItemAdded item => $"{who} put on the agenda: {item.Text}",
            MeetingFact.LeftOpen item => $"Nobody said what becomes of it, and {record.Name(item.Executive)} was told: {item.Text}",
            MeetingFact.AwayAsked asked => $"{record.Name(asked.To)} was asked to arrange it: nobody is there as {Names.Join([.. asked.Roles.Select(Names.Of)])}",
            MeetingFact.AwayLeft left => $"{who} left it as it is, without anybody as {Names.Join([.. left.Roles.Select(Names.Of)])}",
            MeetingFact.ItemDisposed item => $"{item.Text}: {SlackText.Plain(MeetingWords.How(item.As, record.Program.Roster).Text)}",
            _ => null,
        });
    }

    /// <summary>The series in a line each; the minutes of every meeting that was to be, and the agenda of those to come.</summary>
    public async Task WriteAsync(MarkdownText text, RecordContext record)
    {
        await text.WriteAsync("## Meeting series\n");
        await foreach (var series in SeriesAsync(record))
        {
            var status = series.Status switch { SeriesStatus.Paused => " (paused)", SeriesStatus.Ended => " (ended)", _ => "" };
            await text.WriteAsync($"- {MarkdownText.Line(series.Name)}{status}: {MarkdownText.Line(SeriesWords.When(series))}");
            await record.CountAsync();
        }

        await text.WriteAsync("\n## Meetings\n");
        await foreach (var meeting in MeetingsAsync(record))
        {
            if (meeting.Ending is { IsWithdrawn: false } || (meeting.IsAhead && !meeting.Items.IsEmpty))
            {
                await text.WriteAsync(MeetingMinutes.Markdown(meeting, record.Program, [], level: 3));
            }

            await record.CountAsync();
        }
    }

    static RecordTable<MeetingSeries> Series() => new RecordTable<MeetingSeries>("series", "A recurring meeting, ended ones too.", SeriesAsync, counts: true)
        .Key("series_id", "Its id.", (it, _) => it.Id.Value.ToString())
        .Text("series", "Its name.", it => it.Name)
        .Word("status", "Whether it takes place.", ["active", "paused", "ended"], it => it.Status switch { SeriesStatus.Paused => "paused", SeriesStatus.Ended => "ended", _ => "active" })
        .Text("takes_place", "How it recurs.", it => RecurrenceText.Say(it.Recurrence))
        .Text("at", "The time of the day at which it starts, in its zone.", it => it.At.ToString("HH:mm", CultureInfo.InvariantCulture))
        .Text("zone", "Its IANA zone.", it => it.ZoneId)
        .Number("minutes", "How long it is.", it => it.Minutes)
        .Keys("sections", "Its sections, each with its minutes.", (it, _) => it.Sections.Select(section => $"{section.Name}, {section.Minutes}"))
        .Keys("must_be_there", "The roles for which somebody must come.", (it, _) => it.RequiredRoles.Select(Names.Of))
        .Text("when_the_day_is_off", "What becomes of a date that is off.", it => SeriesWords.Say(it.HolidayRule))
        .Number("grace_minutes", "How long it waits for those who must come.", it => it.GraceMinutes)
        .Day("starts_on", "Its first day.", it => it.StartsOn)
        .Day("ends_on", "Its last day.", it => it.EndsOn)
        .Text("video_link", "Where they meet.", it => it.VideoLink)
        .Text("scoreboard_link", "What they look at.", it => it.DashboardLink);

    static RecordTable<Meeting> Meetings() => new RecordTable<Meeting>("meetings", "A meeting, planned ones too, in order of their start.", MeetingsAsync, counts: true)
        .Key("meeting_id", "Its id.", (it, _) => it.Id.Value.ToString())
        .Key("series_id", "Its series.", (it, _) => it.Series.Value.ToString())
        .Text("meeting", "Its name.", it => it.Terms.Name)
        .Day("date_in_series", "The date that its series gives it, also where it was moved.", it => it.Nominal)
        .Moment("starts", "When it starts, or was to.", it => it.StartsAt)
        .Word(
            "status", "What became of it.",
            ["planned", "to be started", "running", "held", "held, undecided", "missed", "taken off", "day off", "not prompted", "people away", "called off"],
            MeetingWords.Status)
        .YesNo("moved", "Somebody moved it.", it => it.IsMovedByHand)
        .Moment("started", "When it was started.", it => it.StartedAt)
        .Person("started_by", "Who started it.", it => it.StartedBy)
        .Number("minutes_late", "How late it began, where that counts.", it => it.IsLate ? MeetingWords.Minutes(it.StartedAt!.Value - it.StartsAt) : null)
        .Moment("ended", "When it ended, or was called off.", it => it.Ending?.At)
        .Person("ended_by", "Who ended it or called it off; empty for the clock.", it => it.Ending?.By)
        .People("there", "Who came.", it => it.Here.Select(here => here.User))
        .Keys("missing", "The roles for which nobody came.", (it, _) => (it.Ending?.Missing ?? []).Select(Names.Of))
        .People("away", "Whose days away kept it from being held.", it => it.Ending?.AwayPeople ?? [])
        .YesNo("away_at_short_notice", "Their days away were not on record two working days before.", it => it.Ending?.AwayAtShortNotice is true)
        .Text("reason", "Why it was called off or moved.", it => it.Ending?.Reason ?? it.Ending?.Holiday ?? it.MovedForHoliday)
        .Keys("decisions", "What was decided in it.", (it, _) => it.Decisions.Select(decision => $"DEC-{decision.Number}"))
        .Keys("disputes", "What went to a dispute.", (it, _) => it.Items.Select(item => item.Disposition).OfType<Disposition.Escalated>().Select(one => $"DSP-{one.Number}"))
        .Number("actions", "How many actions its decisions led to.", it => it.Decisions.Sum(decision => decision.Actions))
        .YesNo("nothing_to_decide", "Somebody said that nothing was to be decided.", it => it.NothingToDecide)
        .Number("minutes_on_reconciling_numbers", "How long they reconciled numbers.", it => MeetingWords.Minutes(it.Reconciled));

    static RecordTable<(Meeting Of, CheckIn It)> Attendance() =>
        new RecordTable<(Meeting Of, CheckIn It)>("attendance", "Somebody who came to a meeting.", record => EachAsync(record, it => it.Here))
            .Key("meeting_id", "The meeting.", (it, _) => it.Of.Id.Value.ToString())
            .Text("meeting", "Its name.", it => it.Of.Terms.Name)
            .Moment("starts", "When it starts.", it => it.Of.StartsAt)
            .Person("person", "Who.", it => it.It.User)
            .Moment("came", "When they came.", it => it.It.At);

    static RecordTable<(Meeting Of, AgendaItem It)> Agenda() =>
        new RecordTable<(Meeting Of, AgendaItem It)>("agenda", "A thing to settle in a meeting, and what came of it there.", record => EachAsync(record, it => it.Items))
            .Key("meeting_id", "The meeting.", (it, _) => it.Of.Id.Value.ToString())
            .Text("meeting", "Its name.", it => it.Of.Terms.Name)
            .Moment("starts", "When it starts.", it => it.Of.StartsAt)
            .Text("section", "The section in which it stands.", it => it.Of.Terms.Sections[Math.Clamp(it.It.Section, 0, it.Of.Terms.Sections.Length - 1)].Name)
            .Text("item", "What is to be settled.", it => it.It.Text)
            .Text("account", "The account concerned.", it => it.It.Account)
            .Person("brought_by", "Who brings it; empty where the bot proposed it.", it => it.It.Owner ?? it.It.AddedBy)
            .Word("came_of_it", "How it ended; empty while that is open.", ["decided", "escalated", "parked", "dropped", "discussed", "asked", "stays a dispute", "carried over"], it => Became(it.Of, it.It))
            .Text("reason", "Why it was parked or dropped.", it => (it.It.Disposition as Disposition.Parked)?.Reason ?? (it.It.Disposition as Disposition.Dropped)?.Reason)
            .Key("entry", "The decision or dispute that it became.", (it, _) => Entry(it.It))
            .Person("waiting_on", "Who is waited for.", it => (it.It.Disposition as Disposition.Parked)?.WaitingOn)
            .Day("until", "Until when.", it => (it.It.Disposition as Disposition.Parked)?.Until)
            .Person("said_by", "Who said how it ended.", it => it.It.Disposition?.By)
            .Moment("said", "When.", it => it.It.Disposition?.At)
            .Number("times_parked_before", "How many meetings had parked it.", it => it.It.TimesParked)
            .Number("times_carried_before", "How many meetings had not come to it.", it => it.It.TimesCarried)
            .Key("item_id", "The same in every meeting that it is carried to.", (it, _) => it.It.Id.Value.ToString());

    static string? Became(Meeting meeting, AgendaItem item) => item.Disposition switch
    {
        Disposition.Decided => "decided",
        Disposition.Escalated => "escalated",
        Disposition.Parked => "parked",
        Disposition.Dropped => "dropped",
        Disposition.Discussed => "discussed",
        Disposition.Asked => "asked",
        Disposition.StaysDispute => "stays a dispute",
        _ => meeting.IsAhead ? null : "carried over",
    };

    static string? Entry(AgendaItem item) => item.Disposition switch
    {
        Disposition.Decided decided => $"DEC-{decided.Number}",
        Disposition.Escalated escalated => $"DSP-{escalated.Number}",
        Disposition.StaysDispute stays => $"DSP-{stays.Number}",
        _ => null,
    };

    static async IAsyncEnumerable<MeetingSeries> SeriesAsync(RecordContext record)
    {
        await foreach (var row in record.ReadAsync(db => SeriesDesk.Of(db, record.Key).OrderBy(row => row.Id)))
        {
            yield return SeriesDesk.StateOf(row);
        }
    }

    static async IAsyncEnumerable<Meeting> MeetingsAsync(RecordContext record)
    {
        await foreach (var row in record.ReadAsync(db => MeetingQueries.Of(db.Meetings, record.Key).OrderBy(row => row.StartsAt).ThenBy(row => row.Id)))
        {
            yield return MeetingDesk.StateOf(row);
        }
    }

    static async IAsyncEnumerable<(Meeting Of, T It)> EachAsync<T>(RecordContext record, Func<Meeting, IEnumerable<T>> parts)
    {
        await foreach (var meeting in MeetingsAsync(record))
        {
            foreach (var part in parts(meeting))
            {
                yield return (meeting, part);
            }
        }
    }
}
