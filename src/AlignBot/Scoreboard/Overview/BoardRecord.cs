using System.Text.Json;
using AlignBot.Domain.Scoreboard.Boards;
using AlignBot.Domain.Scoreboard.Readings;
using AlignBot.Engine.Exports;
using AlignBot.Engine.History;
using AlignBot.Engine.Storage;
using AlignBot.Scoreboard.Storage;
using Microsoft.EntityFrameworkCore;

namespace AlignBot.Scoreboard.Overview;

/// <summary>The scoreboard in the record that is handed out: every reading, in total and by tier.</summary>
sealed class BoardRecord : IRecordTables
{
    static readonly string[] Measures = ["coverage", "engagement", "influence", "conversion", "lag"];
    static readonly string[] States = ["known", "not_reliable", "not_applicable", "unknown"];

    public int Order => 24;

    public IReadOnlyList<RecordTable> Tables { get; } =
    [
        new RecordTable<Reading>("scoreboard_readings", "A reading of the scoreboard; a correction is one of its own.", ReadingsAsync, counts: true)
            .Day("from", "The first day of its quarter.", it => it.Period.From)
            .Day("until", "Its last day.", it => it.Period.Until.PlusDays(-1))
            .Number("version", "1 for the first of its period.", it => it.Version)
            .Moment("read", "When it was read or entered.", it => it.ReadAt)
            .Person("entered_by", "Who entered it; empty where it was counted.", it => it.EnteredBy)
            .YesNo("closed", "Only a correction changes it.", it => it.IsClosed)
            .Text("definition", "The version of what is counted.", it => it.DefinitionVersion)
            .Number("accounts", "On the list that it is against.", it => it.List?.Accounts)
            .Moment("as_of", "When the oldest of its sources was read.", it => it.AsOf),
        new RecordTable<Figure>("scoreboard_figures", "A figure of a reading.", FiguresAsync)
            .Day("from", "The first day of its quarter.", it => it.Of.Period.From)
            .Day("until", "Its last day.", it => it.Of.Period.Until.PlusDays(-1))
            .Number("version", "Of its reading.", it => it.Of.Version)
            .Word("measure", "Which.", Measures, it => Measures[(int)it.Measure.Measure])
            .Number("tier", "1 to 3; empty for the whole list.", it => it.Tier)
            .Word("state", "Whether it can be read.", States, it => States[(int)it.Measure.State])
            .Number("numerator", "Empty where it is unknown.", it => it.Ratio?.Numerator)
            .Number("denominator", "Empty where it is unknown.", it => it.Ratio?.Denominator)
            .Text("why", "Why it is unknown.", it => it.Measure.Unknown.IsEmpty ? null : string.Join("; ", it.Measure.Unknown.Select(BoardWords.Why))),
    ];

    public Task<long> CountAsync(AlignBotContext db, ProgramKey key) => BoardTables.Readings(db, key).LongCountAsync();

    public ValueTask<string?> SayAsync(HistoryRow row, string who, RecordContext record) => ValueTask.FromResult(
        row.Kind.StartsWith("scoreboard.", StringComparison.Ordinal) && JsonSerializer.Deserialize(row.Body!, BoardJson.Default.BoardFact) is { } fact
            ? Say(fact, who)
            : null);

    static string Say(BoardFact fact, string who) => fact switch
    {
        BoardFact.SetUp it => $"{who} said what the scoreboard counts: definition {it.Definition}",
        BoardFact.QuarterRead it => $"{it.Quarter} was {(it.Version == 1 ? "read" : $"corrected (version {it.Version})")}: {string.Join("; ", it.Figures)}",
        BoardFact.Entered it => $"{who} entered {it.Quarter}{(it.Version == 1 ? "" : $" (version {it.Version})")}: {string.Join("; ", it.Figures)}",
        _ => throw new InvalidOperationException($"No words for the fact {fact.GetType().Name}."),
    };

    public async Task WriteAsync(MarkdownText text, RecordContext record)
    {
        await text.WriteAsync("## Scoreboard\n");
        await foreach (var reading in ReadingsAsync(record))
        {
            var figures = string.Join("; ", reading.Measures.Select(measure => $"{BoardWords.Name(measure.Measure)} {BoardCard.Figure(measure, reading)}"));
            var by = reading.EnteredBy is { } person ? $", entered by {MarkdownText.Line(record.Name(person))}" : "";
            await text.WriteAsync($"- {BoardWords.Period(reading.Period)}{(reading.Version > 1 ? $", version {reading.Version}" : "")}{by}: {MarkdownText.Line(figures)}");
            await record.CountAsync();
        }

        await text.WriteAsync();
    }

    static async IAsyncEnumerable<Reading> ReadingsAsync(RecordContext record)
    {
        await foreach (var row in record.ReadAsync(db => BoardTables.Readings(db, record.Key).OrderBy(row => row.Until).ThenBy(row => row.Begins).ThenBy(row => row.Number)))
        {
            yield return BoardTables.Kept.Read(row).Figures;
        }
    }

    static async IAsyncEnumerable<Figure> FiguresAsync(RecordContext record)
    {
        await foreach (var reading in ReadingsAsync(record))
        {
            foreach (var measure in reading.Measures)
            {
                yield return new Figure(reading, measure, Tier: null, measure.Total);
                foreach (var tier in measure.Tiers.Where(tier => tier.Tier is not null))
                {
                    yield return new Figure(reading, measure, tier.Tier, tier.Ratio);
                }
            }
        }
    }

    sealed record Figure(Reading Of, MeasureReading Measure, int? Tier, Ratio? Ratio);
}
