using AlignBot.Contracts;
using AlignBot.Domain;
using AlignBot.Domain.Artifacts;
using AlignBot.Domain.Audits;
using AlignBot.Domain.Scoreboard.Readings;
using AlignBot.Domain.Scoreboard.Verdicts;
using NodaTime;

namespace AlignBot.Scoreboard.Overview;

/// <summary>What the record shows to be wrong with the scoreboard, once it says what it counts: before that the artifact itself is missing.</summary>
sealed class BoardFindings : IFindings
{
    /// <summary>Read each Monday, it has missed one.</summary>
    static readonly Duration Old = Duration.FromDays(10);

    public async Task<IReadOnlyList<Finding>> FindAsync(FindingsOf of)
    {
        var view = await BoardView.ReadAsync(of.Db, of.Program);
        if (view.Board is not { IsSetUp: true })
        {
            return [];
        }

        if (view.Newest is not { Kept: var kept })
        {
            return [Found("none", "The scoreboard was never read: there is no account list to count against.")];
        }

        List<Finding> found = [];
        var (figures, days) = (kept.Figures, (int)(of.Now - kept.Figures.ReadAt).TotalDays);
        if (of.Now - figures.ReadAt > Old)
        {
            found.Add(Found("old", $"The scoreboard was read {days} days ago."));
        }

        foreach (var measure in figures.Measures)
        {
            var name = BoardWords.Name(measure.Measure);
            if (measure.State is MeasureState.Unknown or MeasureState.NotReliable && BoardWords.Doubt(measure, kept.Of(measure.Measure)) is { } doubt)
            {
                found.Add(Found($"doubt/{measure.Measure}", $"{name} can't be read. {doubt}"));
            }
            else if (view.Target(measure.Measure) is { } line && BoardWords.Total(measure) is { Percent: { } percent } total && percent < line.Percent)
            {
                found.Add(Found($"below/{measure.Measure}", $"{name} is below its line of {line.Percent:0.##} %: {BoardWords.Percent(total)}."));
            }
        }

        if (view.Verdict is { Kind: VerdictKind.DifferentStories } verdict)
        {
            found.Add(Found("stories", $"{verdict.Before?.Quarter} and {verdict.After?.Quarter}: {verdict.ToWords()}"));
        }

        return found;
    }

    static Finding Found(string key, string text) => new($"scoreboard/{key}", ArtifactKind.Scoreboard, TextLimits.Cut(text, Finding.LongestText));
}
