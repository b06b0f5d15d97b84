using System.Globalization;
using AlignBot.Domain.Scoreboard.Readings;
using AlignBot.Domain.Scoreboard.Verdicts;
using AlignBot.Engine.Interaction;
using AlignBot.Engine.Programs;
using AlignBot.Engine.Wording;
using AlignBot.Slack.Blocks;

namespace AlignBot.Scoreboard;

/// <summary>The quarters beside each other, and what the two newest say together and why.</summary>
static class QuartersPage
{
    const int Shown = 4;

    public static (Mrkdwn Text, IReadOnlyList<Block> Blocks) Of(ProgramInfo program, BoardView view)
    {
        if (view.Verdict is not { } verdict)
        {
            var none = Mrkdwn.Of($"*Quarters*: none is over yet that was read. One is read on the day after its end.");
            return (none, [new SectionBlock(none)]);
        }

        var title = BoardCard.Say(verdict);
        List<Block> blocks = [new SectionBlock(title)];
        if (verdict.Moves.Length > 0)
        {
            blocks.Add(new SectionBlock(Lines.Fit([.. verdict.Moves.Select(Say)])));
        }

        foreach (var one in view.Quarters.Take(Shown))
        {
            var figures = one.Kept.Figures;
            var state = figures.EnteredBy is not null ? "entered" : figures.IsClosed ? "closed" : "not closed: a source was read before its end";
            blocks.Add(new SectionBlock(Lines.Fit(
            [
                Mrkdwn.Of($"*{figures.Period.Quarter.Name}* ({state}{(figures.Version > 1 ? $", version {figures.Version}" : "")})"),
                .. figures.Measures.Select(measure => Mrkdwn.Of($"{BoardWords.Name(measure.Measure)}: {BoardCard.Figure(measure, figures)}")),
            ]))
            {
                Accessory = MeantCommand.Run("Open", $"scoreboard {figures.Period.Quarter.Name}", program),
            });
        }

        return (title, blocks);
    }

    /// <summary>'Coverage up 10.0, from 50.0 % to 60.0 %; 4.0 over the accounts of both quarters'.</summary>
    public static Mrkdwn Say(Move move)
    {
        var name = BoardWords.Name(move.Measure);
        if (move is not { Direction: { } direction, Points: { } points })
        {
            return Mrkdwn.Of($"{name}: {(move.Before is MeasureState.Known ? "can't be read now" : "could not be read before")}");
        }

        var cohort = move.CohortPoints is { } of ? string.Create(CultureInfo.InvariantCulture, $"; {Signed(of)} over the accounts of both quarters") : "";
        return Mrkdwn.Of($"{name}: {direction switch { Direction.Up => "up", Direction.Down => "down", _ => "flat" }} ({Signed(points)}), from {BoardWords.Percent(move.From)} to {BoardWords.Percent(move.To)}{cohort}");
    }

    /// <summary>'+4.0', '-1.2', '0.0'.</summary>
    public static string Signed(decimal points) => decimal.Round(points, 1, MidpointRounding.AwayFromZero).ToString("+0.0;-0.0;0.0", CultureInfo.InvariantCulture);
}
