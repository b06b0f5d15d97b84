using System.Globalization;
using AlignBot.Domain;
using AlignBot.Domain.Scoreboard;
using AlignBot.Domain.Scoreboard.Boards;
using AlignBot.Domain.Scoreboard.Readings;
using AlignBot.Domain.Scoreboard.Settings;
using AlignBot.Domain.Scoreboard.Verdicts;
using AlignBot.Engine.Interaction;
using AlignBot.Engine.Pages;
using AlignBot.Engine.Programs;
using AlignBot.Engine.Wording;
using AlignBot.Scoreboard.Web;
using AlignBot.Slack.Blocks;

namespace AlignBot.Scoreboard;

/// <summary>The scoreboard as a card: five lines, what two quarters say, and a way to what is behind each figure.</summary>
static class BoardCard
{
    public static (Mrkdwn Text, IReadOnlyList<Block> Blocks) Of(BoardView view, ProgramInfo program, UserId reader, RuleContext context, bool onTheWeb)
    {
        var keeps = BoardWorkflow.WhyNotKeep(reader, context) is null;
        if (view.Board?.Settings is not { } settings)
        {
            return Empty(program, keeps);
        }

        if (view.Newest is not { Kept: var kept } newest)
        {
            var soon = view.IsBeingRead
                ? Mrkdwn.Of($"*Scoreboard*: it is being read for the first time. `/align scoreboard` shows it in a moment.")
                : Mrkdwn.Of($"*Scoreboard*: it is read first on {When.Written(view.Board.NextReading ?? context.Now, settings.Zone)}.");
            return (soon, [new SectionBlock(soon), new ActionsBlock([.. Buttons(program, reader, keeps, context, onTheWeb: false, quarters: false)])]);
        }

        var reading = kept.Figures;
        var title = Mrkdwn.Of($"*Scoreboard, {BoardWords.Period(reading.Period)}{(reading.Period.IsQuarter && !reading.IsClosed ? ", not closed yet" : "")}*");
        List<Block> blocks = [new SectionBlock(title + Mrkdwn.Of($"\n{Ground(reading, program)}"))];
        foreach (var measure in reading.Measures)
        {
            blocks.Add(new SectionBlock(Say(view, kept, measure, settings).Shortened(1500))
            {
                Accessory = reading.EnteredBy is null && measure.State is not MeasureState.Unknown ? BoardButtons.Behind(program, newest.Id, measure.Measure) : null,
            });
        }

        if (view.Verdict is { } verdict)
        {
            blocks.Add(new SectionBlock(Say(verdict)));
        }

        if (Odd(reading, settings) is { } odd)
        {
            blocks.Add(new ContextBlock(odd));
        }

        blocks.Add(new ActionsBlock([.. Buttons(program, reader, keeps, context, onTheWeb, view.Quarters.Length > 0)]));
        return (title, blocks);
    }

    /// <summary>'2026 Q2 and 2026 Q3 together: all four moved the same way (up).'</summary>
    public static Mrkdwn Say(Verdict verdict) => verdict is { Before: { } before, After: { } after }
        ? Mrkdwn.Of($"*{before.Quarter} and {after.Quarter} together:* {verdict.ToWords()}")
        : Mrkdwn.Of($"*Two quarters together:* {verdict.ToWords()}");

    /// <summary>'60.0 % (3 of 5)', or why not.</summary>
    public static string Figure(MeasureReading measure, Reading reading) => BoardWords.Total(measure) is { } total
        ? $"{BoardWords.Percent(total)} ({BoardWords.Of(total, BoardWords.Currency(measure.Measure, reading))})"
        : BoardWords.Share(measure);

    static Mrkdwn Say(BoardView view, KeptReading kept, MeasureReading measure, MeasureSettings settings)
    {
        var (kind, reading, behind) = (measure.Measure, kept.Figures, kept.Of(measure.Measure));
        var name = BoardWords.Name(kind);
        if (measure.State is MeasureState.Unknown or MeasureState.NotApplicable || measure.Total is null)
        {
            return Mrkdwn.Of($"*{name}*  {BoardWords.Doubt(measure, behind)}");
        }

        var first = Mrkdwn.Of($"*{name}*  {Figure(measure, reading)}") + Moved(view, kind) + Line(view, measure);
        List<Mrkdwn> lines = [first, Mrkdwn.Of($"{Tiers(measure)}")];
        if (measure.Lag is { Total: { Count: > 0 } lag })
        {
            lines.Add(Mrkdwn.Of(
                $"Median {BoardWords.Hours(lag.Median)}, nine of ten within {BoardWords.Hours(lag.NinetyPercent)}; {lag.Unanswered:N0} of {lag.Count:N0} not acted on."));
        }
        else if (BesideOf(measure) is { Length: > 0 } beside)
        {
            lines.Add(Mrkdwn.Of($"{beside}"));
        }

        if (BoardWords.Doubt(measure, behind) is { } doubt)
        {
            lines.Add(Mrkdwn.Of($"{doubt}"));
        }
        else if (LeftOut(behind) is { Length: > 0 } left)
        {
            lines.Add(Mrkdwn.Of($"Left out: {left}."));
        }

        return Lines.Fit([.. lines.Where(line => line.Length > 0)]);
    }

    static Mrkdwn Moved(BoardView view, MeasureKind kind) => view.Moved(kind) is not { } points ? Mrkdwn.Empty
        : decimal.Abs(points) < 0.05m ? Mrkdwn.Of($", as before")
        : Mrkdwn.Of($", {(points > 0 ? "up" : "down")} {decimal.Abs(decimal.Round(points, 1, MidpointRounding.AwayFromZero)).ToString("0.0", CultureInfo.InvariantCulture)} since {Since(view)}");

    static string Since(BoardView view) => view.Before!.Kept.Figures.Period is { IsQuarter: true } quarter ? quarter.Quarter.Name : When.Date(view.Before.Kept.Figures.Period.Until.PlusDays(-1));

    static Mrkdwn Line(BoardView view, MeasureReading measure)
    {
        if (view.Target(measure.Measure) is not { } target || measure is not { State: MeasureState.Known, Total.Value: { } value })
        {
            return Mrkdwn.Empty;
        }

        var line = target.Percent.ToString("0.##", CultureInfo.InvariantCulture);
        return value * 100 >= target.Percent ? Mrkdwn.Of($". At its line of {line} %") : Mrkdwn.Of($". *Below its line of {line} %*");
    }

    /// <summary>'tier 1: 2 of 2, tier 2: 1 of 2'; empty where nobody knows.</summary>
    static string Tiers(MeasureReading measure) => string.Join(
        ", ", measure.Tiers.Where(tier => tier.Ratio.Denominator > 0).Select(tier => $"{BoardWords.Tier(tier.Tier)}: {BoardWords.Percent(tier.Ratio)} ({BoardWords.Of(tier.Ratio)})"));

    static string BesideOf(MeasureReading measure) => string.Join(
        ", ", measure.Beside.Where(beside => beside.Ratio.Denominator > 0).Select(beside => $"{BoardWords.Beside(beside.Kind)} {BoardWords.Percent(beside.Ratio)}"));

    /// <summary>'2 without an amount, 1 without a time'.</summary>
    public static string LeftOut(BehindCounts behind) => string.Join(
        ", ",
        [
            .. behind.LeftOut.Select(left => string.Create(CultureInfo.InvariantCulture, $"{left.Count:N0} {BoardWords.Why(left.Why)}")),
            .. behind.NoData > 0 ? new[] { string.Create(CultureInfo.InvariantCulture, $"{behind.NoData:N0} accounts without data") } : [],
        ]);

    /// <summary>Against which list, from when, by whom.</summary>
    public static string Ground(Reading reading, ProgramInfo program)
    {
        var zone = reading.Period.Zone;
        if (reading.EnteredBy is { } by)
        {
            return $"Entered by {Names.Of(program.Roster, by)} on {When.Date(reading.ReadAt.InZone(zone).Date)}.";
        }

        var list = reading.List is { } used ? string.Create(CultureInfo.InvariantCulture, $"Against the {used.Accounts:N0} accounts of {When.Date(used.TakenAt.InZone(zone).Date)}") : "Without an account list";
        var asOf = reading.AsOf is { } oldest ? $", as of {When.Written(oldest, zone)}" : "";
        return $"{list}{asOf}{(reading.Version > 1 && reading.Period.IsQuarter ? $"; version {reading.Version} of its figures" : "")}.";
    }

    /// <summary>Kinds of activities that nothing says about: else a word in the CRM moves a figure and nobody sees why.</summary>
    static Mrkdwn? Odd(Reading reading, MeasureSettings settings) => reading.Ignored.UnnamedKinds is [_, ..] kinds
        ? Mrkdwn.Of($"Not counted, since `settings` say nothing of them: {string.Join(", ", kinds.Take(5).Select(kind => string.Create(CultureInfo.InvariantCulture, $"{kind.Kind} ({kind.Count:N0})")))}{(kinds.Length > 5 ? " and more" : "")}.").Shortened(600)
        : reading.DefinitionVersion != settings.DefinitionVersion && reading.EnteredBy is null
            ? Mrkdwn.Of($"Read by the definition before the present one; the next reading counts by that.")
            : null;

    static (Mrkdwn Text, IReadOnlyList<Block> Blocks) Empty(ProgramInfo program, bool keeps)
    {
        var text = keeps
            ? Mrkdwn.Of($"*Scoreboard*: nobody has said yet what it counts. It begins with what most teams count; both leaders sign it.")
            : Mrkdwn.Of($"*Scoreboard*: nobody has said yet what it counts. Both leaders and whoever runs the program can.");
        return (text, keeps ? [new SectionBlock(text), new ActionsBlock(BoardButtons.Settings(program, "Say what it counts") with { Style = ButtonStyle.Primary })] : [new SectionBlock(text)]);
    }

    static IEnumerable<IActionsElement> Buttons(ProgramInfo program, UserId reader, bool keeps, RuleContext context, bool onTheWeb, bool quarters)
    {
        if (quarters)
        {
            yield return MeantCommand.Run("Quarters", "scoreboard quarters", program);
        }

        if (onTheWeb)
        {
            yield return OpenPage.Button(program, BoardPage.Address);
        }

        if (keeps)
        {
            yield return BoardButtons.Settings(program, "What it counts");
            yield return BoardButtons.Read(program);
        }

        if (BoardWorkflow.WhyNotEnter(reader, context) is null)
        {
            yield return BoardButtons.Enter(program);
        }
    }
}
