using System.Globalization;
using AlignBot.Contracts;
using AlignBot.Domain;
using AlignBot.Domain.BusinessReviews;
using AlignBot.Domain.Cadence;
using AlignBot.Domain.Time;
using AlignBot.Engine.Programs;
using AlignBot.Engine.Storage;
using AlignBot.Engine.Wording;
using NodaTime;

namespace AlignBot.BusinessReviews;

/// <summary>Writes a business review from the record as it is at a moment. Nothing is counted here: each figure is the one that stands
/// elsewhere, too.</summary>
sealed class ReviewMaking(
    IArtifactParts parts, ICadenceRecord cadence, IDisputeTimes disputes, IAuditOfQuarter audits, IQuarterFigures scoreboard)
{
    /// <summary>A page has room for so many findings; the rest is counted.</summary>
    const int Findings = 6;

    /// <summary>What the review of a quarter says.</summary>
    /// <param name="db">The record.</param>
    /// <param name="program">The program.</param>
    /// <param name="quarter">A quarter that is over.</param>
    /// <param name="zone">Whose midnights begin and end it.</param>
    /// <param name="cost">As it was entered.</param>
    /// <param name="version">The version's number, who has it made, and the history's head.</param>
    /// <param name="now">Business time.</param>
    public async Task<ReviewContent> ReadAsync(
        AlignBotContext db, ProgramInfo program, FiscalQuarter quarter, DateTimeZone zone, ProgramCost? cost,
        (int Number, UserId By, string Head) version, Instant now)
    {
        var within = new Interval(zone.AtStartOfDay(quarter.First).ToInstant(), zone.AtStartOfDay(quarter.End).ToInstant());
        var board = await scoreboard.OfAsync(db, program, quarter);
        var kept = await cadence.SinceAsync(db, program, within.Start, within.End - Duration.FromMilliseconds(1));
        var found = await audits.FindAsync(db, program, quarter.First, quarter.End, now);
        return new ReviewContent
        {
            Quarter = quarter.Name,
            Program = program.Name,
            Days = $"{When.Date(quarter.First)} to {When.Date(quarter.End.PlusDays(-1))}",
            Made = $"Version {version.Number}, made by {Names.Of(program.Roster, version.By)} on {When.Written(now, zone)} ({zone.Id}).",
            Head = version.Head,
            Verdict = board.Verdict,
            Ground = board.Ground,
            Measures =
            [
                .. board.Measures.Select(measure => new ReviewMeasure(
                    measure.Name, measure.Figure, measure.Of, measure.Since, measure.Doubt, measure.Trend) { Percent = measure.Percent }),
            ],
            Parts = [.. (await parts.OfAsync(db, program)).Select(part => new ReviewPart(part.Title, part.State, part.IsCurrent))],
            Cadence = Say(kept),
            Disputes = Say(await disputes.OfAsync(db, program, within)),
            FoundIn = found.Where is { } where
                ? $"From {where}."
                : $"There was no audit in {quarter.Name}: this is what the record shows by itself.",
            Findings =
            [
                .. found.Findings.Take(Findings)
                    .Select(one => new ReviewFinding(one.Finding.Text, one.How ?? Owner(one.Finding.Owner, program))),
            ],
            MoreFindings = Math.Max(0, found.Findings.Length - Findings),
            Return = ReviewWords.Say(ProgramReturn.Of(board.Reading, board.Conversion, cost), board),
        };
    }

    static string Owner(UserId? proposed, ProgramInfo program) =>
        proposed is { } owner ? $"nobody mends it yet; {Names.Of(program.Roster, owner)} answers for it" : "nobody mends it yet";

    /// <summary>'11 of 12 meetings were held, 1 missed; 14 decisions; 12 minutes on reconciling numbers.'</summary>
    static string Say(CadenceHealth health)
    {
        if (health.Due == 0)
        {
            return $"No meeting was due{(health.Skipped > 0 ? $"; {health.Skipped} were called off" : "")}.";
        }

        string[] said =
        [
            $"{health.Held} of {health.Due} meetings were held with a result",
            .. health.Undecided > 0 ? new[] { $"{health.Undecided} without a decision" } : [],
            .. health.Missed > 0 ? new[] { $"{health.Missed} missed" } : [],
            .. health.Skipped > 0 ? new[] { $"{health.Skipped} called off" } : [],
            .. health.Away > 0 ? new[] { $"{health.Away} not held while people were away" } : [],
        ];
        var minutes = (int)Math.Ceiling(health.Reconciled.TotalMinutes);
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{string.Join(", ", said)}; {health.Decisions} {(health.Decisions == 1 ? "decision" : "decisions")}{(minutes > 0 ? $"; {minutes} {(minutes == 1 ? "minute" : "minutes")} on reconciling numbers" : "")}.");
    }

    /// <summary>'3 raised; 2 decided, 1 ended by the clock; 0 open at the end; median 1.4 days to a decision. Disputes kept among few are
    /// in no count.'</summary>
    static string Say(DisputeTimes times)
    {
        var ended = times.Decided + times.ByTheClock;
        var median = times.Median is { } of ? $"; {of}" : ended > 0 ? "; too few ended to tell a middle time to a decision" : "";
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{times.Raised} raised; {times.Decided} decided, {times.ByTheClock} left to the default; {times.Open} open at the quarter's end{median}. Disputes kept among few are in no count.");
    }
}
