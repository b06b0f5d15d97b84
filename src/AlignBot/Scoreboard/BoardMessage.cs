using System.Globalization;
using AlignBot.Domain.Scoreboard.Readings;
using AlignBot.Domain.Scoreboard.Verdicts;
using AlignBot.Engine.Interaction;
using AlignBot.Engine.Outbox;
using AlignBot.Engine.Programs;
using AlignBot.Engine.Storage;
using AlignBot.Engine.Wording;
using AlignBot.Scoreboard.Storage;
using AlignBot.Slack.Blocks;
using Microsoft.EntityFrameworkCore;

namespace AlignBot.Scoreboard;

/// <summary>What the channel is told of a reading: a measure that crossed its line, or a quarter that is closed.</summary>
sealed class BoardMessage : IMessageRenderer
{
    public const string Name = "scoreboard";

    const string Quarter = "quarter-";
    const string Point = "point-";

    string IMessageRenderer.Message => Name;

    /// <summary>Of the message about a quarter, which lives: what is corrected later stands in it.</summary>
    public static string OfQuarter(ReadingPeriod period) => Quarter + BoardTables.Text(period.From);

    /// <summary>Of the message about a reading with which measures crossed their lines.</summary>
    public static string OfPoint(Guid reading) => Point + reading.ToString("N");

    public async Task<Rendering> RenderAsync(RenderContext context)
    {
        var (program, slot) = (context.Program, context.Row.Slot!.Split('/')[0]);
        List<Mrkdwn> lines;
        if (slot.StartsWith(Quarter, StringComparison.Ordinal))
        {
            var begins = slot[Quarter.Length..];
            lines = await QuarterAsync(context.Db, program, await BoardTables.Newest(context.Db, program.Key).FirstAsync(row => row.Begins == begins && row.IsQuarter));
        }
        else
        {
            var id = Guid.ParseExact(slot[Point.Length..], "N");
            var kept = BoardTables.Kept.Read(await BoardTables.Readings(context.Db, program.Key).SingleAsync(row => row.Id == id));
            lines = [.. kept.Crossed.Select(crossing => Say(crossing, kept.Figures))];
        }

        var text = Lines.Fit(lines);
        return new Rendering.Send(text, [new SectionBlock(text) { Accessory = MeantCommand.Run("Scoreboard", "scoreboard", program) }]);
    }

    static async Task<List<Mrkdwn>> QuarterAsync(AlignBotContext db, ProgramInfo program, ReadingRow row)
    {
        var (view, figures) = (await BoardView.ReadAsync(db, program), BoardTables.Kept.Read(row).Figures);
        return
        [
            Mrkdwn.Of($"*{figures.Period.Quarter.Name} is on the scoreboard*{(figures.EnteredBy is { } by ? $", as {Names.Of(program.Roster, by)} entered it" : "")}"),
            .. figures.Measures.Select(measure => Mrkdwn.Of($"{BoardWords.Name(measure.Measure)}: {BoardCard.Figure(measure, figures)}")),
            .. view.Verdict is { After: { } after } verdict && after.Quarter == figures.Period.Quarter.Name ? new[] { BoardCard.Say(verdict) } : [],
        ];
    }

    /// <summary>'Coverage is at its line of 80 %: 81.3 % (13 of 16), 75.0 % before.'</summary>
    static Mrkdwn Say(Crossing crossing, Reading figures)
    {
        var line = crossing.Target.Percent.ToString("0.##", CultureInfo.InvariantCulture);
        var measure = figures.Of(crossing.Target.Measure);
        return Mrkdwn.Of($"*{BoardWords.Name(measure.Measure)}* {(crossing.IsReached ? "has come to" : "fell below")} its line of {line} %: {BoardCard.Figure(measure, figures)}, {BoardWords.Percent(crossing.Before)} before.");
    }
}
