using System.Globalization;
using AlignBot.Cadence;
using AlignBot.Domain.Cadence;
using AlignBot.Engine.Programs;
using AlignBot.Engine.Wording;

namespace AlignBot.Exports;

/// <summary>The cadence as tables: the series, their meetings, who was there, and what became of each thing to settle. They are joined by 'meeting id'.</summary>
static class CadenceTables
{
    public static async Task SeriesAsync(RecordReader reader, CsvTable table, Func<Task> count)
    {
        await table.RowAsync(
            "series id", "series", "status", "takes place", "at", "time zone", "minutes", "sections", "must be there", "when the day is off", "grace minutes",
            "calls for items before", "reminds before", "starts on", "ends on", "video link", "scoreboard link");
        await foreach (var row in reader.SeriesAsync())
        {
            var series = SeriesDesk.StateOf(row);
            await table.RowAsync(
                series.Id.Value, series.Name, series.Status.ToString(), RecurrenceText.Say(series.Recurrence), series.At.ToString("HH:mm", CultureInfo.InvariantCulture),
                series.ZoneId, series.Minutes, string.Join("; ", series.Sections.Select(section => $"{section.Name}, {section.Minutes}")),
                string.Join("; ", series.RequiredRoles.Select(Names.Of)), SeriesWords.Say(series.HolidayRule), series.GraceMinutes, series.CallBefore, series.RemindBefore,
                CsvExport.Day(series.StartsOn), CsvExport.Day(series.EndsOn), series.VideoLink, series.DashboardLink);
            await count();
        }
    }

    public static async Task MeetingsAsync(ProgramInfo program, RecordReader reader, CsvTable table, Func<Task> count)
    {
        await table.RowAsync(
            "meeting id", "series id", "meeting", "date in the series", "starts at", "status", "started at", "started by", "minutes late", "ended at", "ended by", "there",
            "missing", "reason", "decisions", "disputes", "actions", "nothing to decide", "minutes on reconciling numbers");
        await foreach (var row in reader.MeetingsAsync())
        {
            var meeting = MeetingDesk.StateOf(row);
            var ending = meeting.Ending;
            await table.RowAsync(
                meeting.Id.Value, meeting.Series.Value, meeting.Terms.Name, CsvExport.Day(meeting.Nominal), CsvExport.At(meeting.StartsAt), MeetingWords.Status(meeting),
                meeting.StartedAt is { } started ? CsvExport.At(started) : null, CsvExport.Who(program, meeting.StartedBy),
                meeting.IsLate ? MeetingWords.Minutes(meeting.StartedAt!.Value - meeting.StartsAt) : null,
                ending is null ? null : CsvExport.At(ending.At), CsvExport.Who(program, ending?.By),
                string.Join("; ", meeting.Here.Select(here => Names.Of(program.Roster, here.User))),
                string.Join("; ", (ending?.Missing ?? []).Select(Names.Of)), ending?.Reason ?? ending?.Holiday ?? meeting.MovedForHoliday,
                string.Join("; ", meeting.Decisions.Select(decision => $"DEC-{decision.Number}")),
                string.Join("; ", meeting.Items.Select(item => item.Disposition).OfType<Disposition.Escalated>().Select(escalated => $"DSP-{escalated.Number}")),
                meeting.Decisions.Sum(decision => decision.Actions), meeting.NothingToDecide ? "yes" : null, MeetingWords.Minutes(meeting.Reconciled));
            await count();
        }
    }

    public static async Task AttendanceAsync(ProgramInfo program, RecordReader reader, CsvTable table)
    {
        await table.RowAsync("meeting id", "meeting", "starts at", "person", "came at");
        await foreach (var row in reader.MeetingsAsync())
        {
            var meeting = MeetingDesk.StateOf(row);
            foreach (var here in meeting.Here)
            {
                await table.RowAsync(
                    meeting.Id.Value, meeting.Terms.Name, CsvExport.At(meeting.StartsAt), Names.Of(program.Roster, here.User), CsvExport.At(here.At));
            }
        }
    }

    public static async Task AgendaAsync(ProgramInfo program, RecordReader reader, CsvTable table)
    {
        await table.RowAsync(
            "meeting id", "meeting", "starts at", "section", "item", "account", "brought by", "came of it", "reason", "entry", "waiting on", "until", "said by", "said at",
            "times parked before", "times carried over before", "item id");
        await foreach (var row in reader.MeetingsAsync())
        {
            var meeting = MeetingDesk.StateOf(row);
            foreach (var item in meeting.Items)
            {
                await ItemAsync(program, table, meeting, item);
            }
        }
    }

    static Task ItemAsync(ProgramInfo program, CsvTable table, Meeting meeting, AgendaItem item)
    {
        var (how, parked) = (item.Disposition, item.Disposition as Disposition.Parked);
        return table.RowAsync(
            meeting.Id.Value, meeting.Terms.Name, CsvExport.At(meeting.StartsAt),
            meeting.Terms.Sections[Math.Clamp(item.Section, 0, meeting.Terms.Sections.Length - 1)].Name, item.Text, item.Account,
            CsvExport.Who(program, item.Owner ?? item.AddedBy),
            how is null ? (meeting.IsAhead ? null : "Carried") : how.GetType().Name,
            parked?.Reason ?? (how as Disposition.Dropped)?.Reason,
            how switch { Disposition.Decided decided => $"DEC-{decided.Number}", Disposition.Escalated escalated => $"DSP-{escalated.Number}", _ => null },
            CsvExport.Who(program, parked?.WaitingOn), CsvExport.Day(parked?.Until), CsvExport.Who(program, how?.By), how is null ? null : CsvExport.At(how.At),
            item.TimesParked, item.TimesCarried, item.Id.Value);
    }
}
