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

namespace AlignBot.Scoreboard;

/// <summary>What the channel is told of a reading: a measure that crossed its line, or a quarter that is closed.</summary>
sealed class BoardMessage : IMessageRenderer
{
    public const string Name = "scoreboard";

    /// <summary>Of the one message of a reading.</summary>
    public const string Slot = "reading";

    string IMessageRenderer.Message => Name;

    public async Task<Rendering> RenderAsync(RenderContext context)
    {
        var kept = BoardTables.Kept.Read(await context.SubjectAsync<ReadingRow>());
        var figures = kept.Figures;
        List<Mrkdwn> lines = figures.IsClosed
            ? await QuarterAsync(context.Db, context.Program, figures)
            : [.. kept.Crossed.Select(crossing => Say(crossing, figures))];
        var text = Lines.Fit(lines);
        return new Rendering.Send(text, [new SectionBlock(text) { Accessory = MeantCommand.Run("Scoreboard", "scoreboard", context.Program) }]);
    }

    static async Task<List<Mrkdwn>> QuarterAsync(AlignBotContext db, ProgramInfo program, Reading figures)
    {
        var view = await BoardView.ReadAsync(db, program);
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
