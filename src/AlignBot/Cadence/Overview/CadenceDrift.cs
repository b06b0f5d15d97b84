using AlignBot.Cadence.Series;
using AlignBot.Contracts;
using AlignBot.Domain;
using AlignBot.Domain.Cadence;
using AlignBot.Domain.Cadence.Series;
using AlignBot.Domain.Drift;
using AlignBot.Engine.Programs;
using AlignBot.Engine.Storage;
using AlignBot.Engine.Web;
using AlignBot.Engine.Wording;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace AlignBot.Cadence.Overview;

/// <summary>Minutes of meetings that went into reconciling numbers, by the meetings' own stopwatch.</summary>
sealed class ReconcilingDrift : IDriftPoints
{
    public DriftSign Sign => DriftSign.Reconciling;

    public Task<IReadOnlyList<CountedSign>> OfAsync(AlignBotContext db, ProgramInfo program, LocalDate from, CancellationToken stop) =>
        HeldMeetings.CountAsync(db, program, from, meeting => ((decimal)Math.Round(meeting.Reconciled.TotalMinutes), 0), stop);
}

/// <summary>Meetings that were held and ended without a decision, of those that were held.</summary>
sealed class UndecidedDrift : IDriftPoints
{
    public DriftSign Sign => DriftSign.UndecidedMeetings;

    public Task<IReadOnlyList<CountedSign>> OfAsync(AlignBotContext db, ProgramInfo program, LocalDate from, CancellationToken stop) =>
        HeldMeetings.CountAsync(db, program, from, meeting => (meeting.Status is MeetingStatus.HeldUndecided ? 1 : 0, 1), stop);
}

/// <summary>Items that a meeting parked.</summary>
sealed class ParkedDrift : IDriftPoints
{
    public DriftSign Sign => DriftSign.ParkedItems;

    public Task<IReadOnlyList<CountedSign>> OfAsync(AlignBotContext db, ProgramInfo program, LocalDate from, CancellationToken stop) =>
        HeldMeetings.CountAsync(db, program, from, meeting => (meeting.Items.Count(item => item.Disposition is Disposition.Parked), 0),
            stop);
}

/// <summary>The meetings that were held, each a point of its day with its name as evidence.</summary>
static class HeldMeetings
{
    public static async Task<IReadOnlyList<CountedSign>> CountAsync(
        AlignBotContext db, ProgramInfo program, LocalDate from, Func<Meeting, (decimal Amount, decimal OutOf)> count,
            CancellationToken stop)
    {
        var (since, zone) = (from.AtStartOfDayInZone(program.Calendar.Zone).ToInstant(), program.Calendar.Zone);
        var rows = await MeetingQueries.Of(db.Meetings, program.Key)
            .Where(row => (row.Status == MeetingStatus.Held || row.Status == MeetingStatus.HeldUndecided) && row.StartsAt >= since)
                .ToListAsync(stop);
        return rows.Count == 0 ? [] : [new CountedSign(Of: null, [.. rows.Select(MeetingDesk.StateOf).Select(Point)])];

        DriftPoint Point(Meeting meeting)
        {
            var ((amount, outOf), day) = (count(meeting), meeting.StartsAt.InZone(zone).Date);
            return new DriftPoint(day, amount, outOf) { Evidence = [$"{TextLimits.Cut(meeting.Terms.Name, 60)} of {When.Date(day)}"] };
        }
    }
}

/// <summary>How long meetings are, who was missing at them, and which scoreboards they look at.</summary>
sealed class CadencePitfalls(WebOptions web) : IPitfallFacts
{
    public async Task<PitfallFacts> AddAsync(PitfallFacts facts, FindingsOf of)
    {
        var series = (await SeriesDesk.Of(of.Db, of.Program.Key).Where(row => row.Status == SeriesStatus.Active).ToListAsync())
            .ConvertAll(SeriesDesk.StateOf);
        var meetings = (await MeetingQueries.Past(of.Db.Meetings, of.Program.Key).Where(row => row.StartsAt >= of.Since
            && row.StartsAt <= of.Now).ToListAsync())
            .ConvertAll(MeetingDesk.StateOf);
        var links = series.Select(one => one.DashboardLink).OfType<string>().Where(link => !IsOurs(link))
            .Distinct(StringComparer.OrdinalIgnoreCase);
        return facts with
        {
            Scoreboards = facts.Scoreboards + links.Count(),
            MeetingMinutes = [.. series.Where(one => one.Recurrence is Recurrence.Weekly or Recurrence.Monthly && !one.IsOnce)
                .Select(one => one.Minutes)],
            MeetingsDue = CadenceHealth.Of(meetings).Due,
            MeetingsWithoutDeciders = meetings.Count(meeting => meeting is { Status: MeetingStatus.Missed, Ending.Missing.IsEmpty: false }),
        };
    }

    /// <summary>A link to the program's own page is no second scoreboard.</summary>
    bool IsOurs(string link) => web.PublicUrl is { } ours && link.StartsWith(ours.ToString(), StringComparison.OrdinalIgnoreCase);
}
