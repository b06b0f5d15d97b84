using System.Globalization;
using AlignBot.Domain.Cadence;
using AlignBot.Engine.Exports;
using AlignBot.Engine.Storage;
using AlignBot.Engine.Wording;
using Microsoft.EntityFrameworkCore;

namespace AlignBot.Cadence;

/// <summary>The cadence as tables: the series, their meetings, who was there, and what became of each thing to settle. They are joined by 'meeting id'.</summary>
sealed class CadenceRecord : IRecordTables
{
    public int Order => 40;

    public IReadOnlyList<RecordTable> Tables { get; } =
    [
        new("series.csv", SeriesAsync), new("meetings.csv", MeetingsAsync), new("attendance.csv", AttendanceAsync), new("agenda.csv", AgendaAsync),
    ];

    public IReadOnlyList<RecordStates> States { get; } = [new("series", Series), new("meetings", Meetings)];

    public async Task<long> CountAsync(AlignBotContext db, ProgramKey key) =>
        await SeriesDesk.Of(db, key).LongCountAsync() + await MeetingQueries.Of(db.Meetings, key).LongCountAsync();

    /// <summary>The series in a line each; the minutes of every meeting that was to be, and the agenda of those to come.</summary>
    public async Task WriteAsync(MarkdownText text, RecordContext record)
    {
        await text.WriteAsync("## Meeting series\n");
        await foreach (var row in Series(record))
        {
            var series = SeriesDesk.StateOf(row);
            var status = series.Status switch { SeriesStatus.Paused => " (paused)", SeriesStatus.Ended => " (ended)", _ => "" };
            await text.WriteAsync($"- {MarkdownText.Line(series.Name)}{status}: {MarkdownText.Line(SeriesWords.When(series))}");
            await record.CountAsync();
        }

        await text.WriteAsync("\n## Meetings\n");
        await foreach (var row in Meetings(record))
        {
            var meeting = MeetingDesk.StateOf(row);
            if (meeting.Ending is { IsWithdrawn: false } || (meeting.IsAhead && !meeting.Items.IsEmpty))
            {
                await text.WriteAsync(MeetingMinutes.Markdown(meeting, record.Program, [], level: 3));
            }

            await record.CountAsync();
        }
    }

    /// <summary>Every series, ended ones too.</summary>
    static IAsyncEnumerable<SeriesRow> Series(RecordContext record) => record.ReadAsync(db => SeriesDesk.Of(db, record.Key).OrderBy(row => row.Id));

    /// <summary>Every meeting, planned ones too, in order of their start.</summary>
    static IAsyncEnumerable<MeetingRow> Meetings(RecordContext record) =>
        record.ReadAsync(db => MeetingQueries.Of(db.Meetings, record.Key).OrderBy(row => row.StartsAt).ThenBy(row => row.Id));

    static async Task SeriesAsync(CsvTable table, RecordContext record)
    {
        await table.RowAsync(
            "series id", "series", "status", "takes place", "at", "time zone", "minutes", "sections", "must be there", "when the day is off", "grace minutes",
            "calls for items before", "reminds before", "starts on", "ends on", "video link", "scoreboard link");
        await foreach (var row in Series(record))
        {
            var series = SeriesDesk.StateOf(row);
            await table.RowAsync(
                series.Id.Value, series.Name, series.Status.ToString(), RecurrenceText.Say(series.Recurrence), series.At.ToString("HH:mm", CultureInfo.InvariantCulture),
                series.ZoneId, series.Minutes, string.Join("; ", series.Sections.Select(section => $"{section.Name}, {section.Minutes}")),
                string.Join("; ", series.RequiredRoles.Select(Names.Of)), SeriesWords.Say(series.HolidayRule), series.GraceMinutes, series.CallBefore, series.RemindBefore,
                CsvTable.Day(series.StartsOn), CsvTable.Day(series.EndsOn), series.VideoLink, series.DashboardLink);
            await record.CountAsync();
        }
    }

    static async Task MeetingsAsync(CsvTable table, RecordContext record)
    {
        await table.RowAsync(
            "meeting id", "series id", "meeting", "date in the series", "starts at", "status", "started at", "started by", "minutes late", "ended at", "ended by", "there",
            "missing", "reason", "decisions", "disputes", "actions", "nothing to decide", "minutes on reconciling numbers");
        await foreach (var row in Meetings(record))
        {
            var meeting = MeetingDesk.StateOf(row);
            var ending = meeting.Ending;
            await table.RowAsync(
                meeting.Id.Value, meeting.Series.Value, meeting.Terms.Name, CsvTable.Day(meeting.Nominal), CsvTable.At(meeting.StartsAt), MeetingWords.Status(meeting),
                meeting.StartedAt is { } started ? CsvTable.At(started) : null, record.Name(meeting.StartedBy),
                meeting.IsLate ? MeetingWords.Minutes(meeting.StartedAt!.Value - meeting.StartsAt) : null,
                ending is null ? null : CsvTable.At(ending.At), record.Name(ending?.By),
                string.Join("; ", meeting.Here.Select(here => record.Name(here.User))),
                string.Join("; ", (ending?.Missing ?? []).Select(Names.Of)), ending?.Reason ?? ending?.Holiday ?? meeting.MovedForHoliday,
                string.Join("; ", meeting.Decisions.Select(decision => $"DEC-{decision.Number}")),
                string.Join("; ", meeting.Items.Select(item => item.Disposition).OfType<Disposition.Escalated>().Select(escalated => $"DSP-{escalated.Number}")),
                meeting.Decisions.Sum(decision => decision.Actions), meeting.NothingToDecide ? "yes" : null, MeetingWords.Minutes(meeting.Reconciled));
            await record.CountAsync();
        }
    }

    static async Task AttendanceAsync(CsvTable table, RecordContext record)
    {
        await table.RowAsync("meeting id", "meeting", "starts at", "person", "came at");
        await foreach (var row in Meetings(record))
        {
            var meeting = MeetingDesk.StateOf(row);
            foreach (var here in meeting.Here)
            {
                await table.RowAsync(
                    meeting.Id.Value, meeting.Terms.Name, CsvTable.At(meeting.StartsAt), record.Name(here.User), CsvTable.At(here.At));
            }
        }
    }

    static async Task AgendaAsync(CsvTable table, RecordContext record)
    {
        await table.RowAsync(
            "meeting id", "meeting", "starts at", "section", "item", "account", "brought by", "came of it", "reason", "entry", "waiting on", "until", "said by", "said at",
            "times parked before", "times carried over before", "item id");
        await foreach (var row in Meetings(record))
        {
            var meeting = MeetingDesk.StateOf(row);
            foreach (var item in meeting.Items)
            {
                await ItemAsync(record, table, meeting, item);
            }
        }
    }

    static Task ItemAsync(RecordContext record, CsvTable table, Meeting meeting, AgendaItem item)
    {
        var (how, parked) = (item.Disposition, item.Disposition as Disposition.Parked);
        return table.RowAsync(
            meeting.Id.Value, meeting.Terms.Name, CsvTable.At(meeting.StartsAt),
            meeting.Terms.Sections[Math.Clamp(item.Section, 0, meeting.Terms.Sections.Length - 1)].Name, item.Text, item.Account,
            record.Name(item.Owner ?? item.AddedBy),
            how is null ? (meeting.IsAhead ? null : "Carried") : how.GetType().Name,
            parked?.Reason ?? (how as Disposition.Dropped)?.Reason,
            how switch { Disposition.Decided decided => $"DEC-{decided.Number}", Disposition.Escalated escalated => $"DSP-{escalated.Number}", _ => null },
            record.Name(parked?.WaitingOn), CsvTable.Day(parked?.Until), record.Name(how?.By), how is null ? null : CsvTable.At(how.At),
            item.TimesParked, item.TimesCarried, item.Id.Value);
    }
}
