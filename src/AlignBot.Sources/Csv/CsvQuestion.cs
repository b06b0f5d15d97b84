namespace AlignBot.Sources.Csv;

/// <summary>Something that the file alone can't decide, and nobody has.</summary>
/// <param name="Kind">Which choice answers it.</param>
/// <param name="Column">The fixed column it came up in.</param>
/// <param name="Line">Where in the file.</param>
/// <param name="Sentence">The question, with the readings that are possible.</param>
public sealed record CsvQuestion(CsvQuestionKind Kind, string Column, long Line, string Sentence);

/// <summary>What is asked.</summary>
public enum CsvQuestionKind
{
    Decimal,
    DayOrder,
    Zone,
}
