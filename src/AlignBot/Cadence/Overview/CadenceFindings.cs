using AlignBot.Cadence.Series;
using AlignBot.Contracts;
using AlignBot.Domain;
using AlignBot.Domain.Artifacts;
using AlignBot.Domain.Audits;
using AlignBot.Domain.Cadence;
using AlignBot.Domain.Cadence.Series;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace AlignBot.Cadence.Overview;

/// <summary>Which meetings were missed, undecided or late, which rhythm is lacking, and what reconciling numbers cost.</summary>
sealed class CadenceFindings : IFindings
{
    /// <summary>A weekly review that is planned longer than this is a long meeting in place of a short one.</summary>
    const int LongestWeekly = 30;

    /// <summary>Less is no sign of two sets of numbers.</summary>
    static readonly Duration Reconciled = Duration.FromMinutes(30);

    public async Task<IReadOnlyList<Finding>> FindAsync(FindingsOf of)
    {
        var found = new List<Finding>();
        var active = (await SeriesDesk.Of(of.Db, of.Program.Key).Where(row => row.Status == SeriesStatus.Active).OrderBy(row => row.Name).ToListAsync()).ConvertAll(SeriesDesk.StateOf);
        var over = (await MeetingQueries.Past(of.Db.Meetings, of.Program.Key).Where(row => row.StartsAt >= of.Since && row.StartsAt <= of.Now).ToListAsync()).ConvertAll(MeetingDesk.StateOf);
        foreach (var (kind, what) in Rhythms.Where(rhythm => !active.Exists(series => series.Kind == rhythm.Kind || (rhythm.Kind is SeriesKind.WeeklyReview && series.Kind is SeriesKind.ShortReview))))
        {
            found.Add(new Finding($"cadence/none/{kind}", ArtifactKind.Cadence, $"There is no {what}."));
        }

        foreach (var series in active.Where(series => series.Kind is SeriesKind.WeeklyReview && series.Minutes > LongestWeekly))
        {
            found.Add(new Finding($"cadence/long/{series.Id.Value:N}", ArtifactKind.Cadence, $"{series.Name} takes {series.Minutes} minutes: one long meeting in place of a short one every week."));
        }

        foreach (var meetings in over.GroupBy(meeting => meeting.Series))
        {
            var (health, name) = (CadenceHealth.Of(meetings), TextLimits.Cut(meetings.MaxBy(meeting => meeting.StartsAt)!.Terms.Name, 80));
            found.AddRange(Of(meetings.Key, "missed", health.Missed, health.Due, name, "not held"));
            found.AddRange(Of(meetings.Key, "undecided", health.Undecided, health.Due, name, "held without a decision"));
            found.AddRange(Of(meetings.Key, "late", health.Late > 1 ? health.Late : 0, health.Due, name, "begun late"));
        }

        var reconciled = CadenceHealth.Of(over).Reconciled;
        return reconciled < Reconciled ? found
            : [.. found, new Finding("cadence/reconciled", ArtifactKind.Scoreboard, $"{MeetingWords.Count(MeetingWords.Minutes(reconciled), "minute")} of the meetings went into reconciling numbers.")];
    }

    static (SeriesKind Kind, string What)[] Rhythms { get; } =
    [
        (SeriesKind.WeeklyReview, "weekly pipeline review"), (SeriesKind.StrategyReview, "monthly strategy review"), (SeriesKind.QuarterlyPlanning, "quarterly planning"),
    ];

    static IEnumerable<Finding> Of(SeriesId series, string key, int count, int due, string name, string how) => count == 0
        ? []
        : [new Finding($"cadence/{key}/{series.Value:N}", ArtifactKind.Cadence, $"{name}: {count} of {MeetingWords.Count(due, "meeting")} {(count == 1 ? "was" : "were")} {how}.")];
}
