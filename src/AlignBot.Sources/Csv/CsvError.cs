namespace AlignBot.Sources.Csv;

/// <summary>A place in a file that keeps it from being read.</summary>
/// <param name="Line">The line of the file, from 1; line breaks within quotes are counted. 0: the file as a whole.</param>
/// <param name="Column">The fixed column; null where the line as a whole is meant.</param>
/// <param name="What">The end of a sentence about it, without the cell's content: 'is blank, and is needed'.</param>
public sealed record CsvError(long Line, string? Column, string What)
{
    /// <summary>The key that stands on the line, where one does.</summary>
    public string? Key { get; init; }

    /// <summary>What is written there, cut when long; for the person whose file it is, never for a log.</summary>
    public string? Cell { get; init; }

    /// <summary>Whether it is a cell that is needed and blank.</summary>
    public bool IsBlank { get; init; }

    /// <summary>Whether it is a key that only looks as if a spreadsheet had spoiled it: whoever handed it in may know better.</summary>
    public bool LooksDamaged { get; init; }

    /// <summary>With the place, the key, and nothing of the row's content.</summary>
    public string Sentence => Place + (Column is null ? "" : $", {Column}" + (Key is null ? "" : $" of {Key}")) + $": {What}.";

    /// <summary>With what is written there, for the person whose file it is.</summary>
    public string SentenceWithCell => Cell is null
        ? Sentence
        : Place + (Column is null ? "" : $", {Column}" + (Key is null || Key == Cell ? "" : $" of {Key}")) + $": '{Cell}' {What}.";

    string Place => Line == 0 ? "The file" : $"Line {Line}";
}
