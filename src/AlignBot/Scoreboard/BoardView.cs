using System.Collections.Immutable;
using AlignBot.Domain.Scoreboard;
using AlignBot.Domain.Scoreboard.Boards;
using AlignBot.Domain.Scoreboard.Readings;
using AlignBot.Domain.Scoreboard.Verdicts;
using AlignBot.Domain.Time;
using AlignBot.Engine.Programs;
using AlignBot.Engine.Storage;
using AlignBot.Scoreboard.Storage;
using Microsoft.EntityFrameworkCore;

namespace AlignBot.Scoreboard;

/// <summary>The scoreboard as it is shown anywhere: the newest reading, what it is compared with, and what two quarters say together.</summary>
/// <param name="Board">What is counted; null before anybody said so.</param>
/// <param name="IsBeingRead">A reading is due and not there yet.</param>
/// <param name="Newest">The newest reading; null before the first.</param>
/// <param name="Before">What the newest is compared with: the point before it in its quarter, or the quarter before; null where there is none.</param>
/// <param name="Quarters">The newest reading of each quarter that is over, the newest first.</param>
/// <param name="Points">The points of the newest reading's quarter, the oldest first.</param>
sealed record BoardView(
    Board? Board, bool IsBeingRead, ShownReading? Newest, ShownReading? Before, ImmutableArray<ShownReading> Quarters, ImmutableArray<ShownReading> Points)
{
    /// <summary>As many quarters as a trend shows.</summary>
    const int MostQuarters = 8;

    /// <summary>As many points as a quarter has weeks, with some that were asked for.</summary>
    public const int MostPoints = 40;

    /// <summary>What the two newest quarters say together; null before the first is over.</summary>
    public Verdict? Verdict => Quarters is [var after, ..]
        ? TwoQuarters.Read(
            Quarters.FirstOrDefault(one => one.Kept.Figures.Period.Quarter == after.Kept.Figures.Period.Quarter.Previous)?.Kept.Figures, after.Kept.Figures,
            Board?.Settings?.Epsilon ?? 1, after.Kept.CohortBefore)
        : null;

    /// <summary>How much a measure moved since <see cref="Before"/>, in percentage points; null where that can't be told.</summary>
    public decimal? Moved(MeasureKind kind)
    {
        if (Newest is not { Kept.Figures: var now } || Before is not { Kept.Figures: var was } || now.DefinitionVersion != was.DefinitionVersion)
        {
            return null;
        }

        var (from, to) = (was.Of(kind), now.Of(kind));
        return from.State is MeasureState.Known && to.State is MeasureState.Known ? (to.Total?.Value - from.Total?.Value) * 100 : null;
    }

    /// <summary>The line that a measure is to be at; null where there is none.</summary>
    public Target? Target(MeasureKind kind) => Board?.Targets.FirstOrDefault(target => target.Measure == kind);

    /// <summary>As it stands; or, of a quarter that was asked for and is there, as that stood.</summary>
    /// <param name="db">Does not track.</param>
    /// <param name="program">The program.</param>
    /// <param name="quarter">'2026 Q3', or 'Q3' for the newest of that name; null for the newest reading.</param>
    /// <param name="points">How many points are read, the newest first: two say what moved, a trend wants all.</param>
    public static async Task<BoardView> ReadAsync(AlignBotContext db, ProgramInfo program, string? quarter = null, int points = 2)
    {
        var key = program.Key;
        if (await BoardTables.RowAsync(db, key) is not { } row)
        {
            return new BoardView(Board: null, IsBeingRead: false, Newest: null, Before: null, [], []);
        }

        var all = BoardTables.Newest(db, key);
        var over = await all.Where(one => one.IsQuarter).Take(MostQuarters).ToListAsync();
        var quarters = Shown(over);
        var asked = quarter is null ? -1 : quarters.ToList().FindIndex(one => IsCalled(one.Kept.Figures.Period.Quarter.Name, quarter));
        var newest = asked >= 0 ? over[asked] : await all.FirstOrDefaultAsync();
        var newestPoints = newest is null ? [] : Shown(await all.Where(one => one.Begins == newest.Begins).Take(points).ToListAsync());
        var shown = newest is null ? null : new ShownReading(newest.Id, BoardTables.Kept.Read(newest));
        var before = shown is null ? null
            : shown.Kept.Figures.Period.IsQuarter
                ? quarters.FirstOrDefault(one => one.Kept.Figures.Period.Quarter == shown.Kept.Figures.Period.Quarter.Previous)
                : newestPoints.Skip(1).FirstOrDefault();
        return new BoardView(BoardDesk.State.Read(row), row.ReadDue is not null, shown, before, quarters, [.. newestPoints.Reverse()]);
    }

    /// <summary>A quarter that is over, beside those before it: what came after it is in none of it. Without a newest reading where it was not read.</summary>
    /// <param name="db">Does not track.</param>
    /// <param name="program">The program.</param>
    /// <param name="quarter">Which.</param>
    public static async Task<BoardView> OfQuarterAsync(AlignBotContext db, ProgramInfo program, FiscalQuarter quarter)
    {
        var (key, begins, until) = (program.Key, BoardTables.Text(quarter.First), BoardTables.Text(quarter.End));
        var all = BoardTables.Newest(db, key);
        var quarters = Shown(await all.Where(one => one.IsQuarter && string.Compare(one.Until, until) <= 0).Take(MostQuarters).ToListAsync());
        var points = Shown(await all.Where(one => one.Begins == begins).Take(MostPoints).ToListAsync());
        var shown = quarters.FirstOrDefault(one => one.Kept.Figures.Period.Quarter.First == quarter.First);
        return new BoardView(
            await BoardTables.BoardAsync(db, key), IsBeingRead: false, shown,
            quarters.FirstOrDefault(one => one.Kept.Figures.Period.Quarter == quarter.Previous), quarters, [.. points.Reverse()]);
    }

    /// <summary>Whether a quarter's name was typed, whole or from its 'Q' on.</summary>
    public static bool IsCalled(string name, string typed) => name.Equals(typed, StringComparison.OrdinalIgnoreCase)
        || name[(name.LastIndexOf(' ') + 1)..].Equals(typed, StringComparison.OrdinalIgnoreCase);

    static ImmutableArray<ShownReading> Shown(List<ReadingRow> rows) => [.. rows.Select(row => new ShownReading(row.Id, BoardTables.Kept.Read(row)))];
}

/// <param name="Id">Of its row.</param>
/// <param name="Kept">As it is at hand.</param>
sealed record ShownReading(Guid Id, KeptReading Kept);
