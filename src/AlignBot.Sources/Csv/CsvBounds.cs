namespace AlignBot.Sources.Csv;

/// <summary>How large a file may be. Held while reading too: what a file says of its length is not believed.</summary>
public sealed record CsvBounds
{
    public static CsvBounds Default { get; } = new();

    public long MaximumBytes { get; init; } = 100L * 1024 * 1024;

    /// <summary>Lines below the header.</summary>
    public int MaximumLines { get; init; } = 250_000;

    /// <summary>Letters of one cell; a spreadsheet holds 32,767.</summary>
    public int MaximumCell { get; init; } = 32_767;

    /// <summary>Bytes of one line, line breaks within quotes included.</summary>
    public int MaximumLine { get; init; } = 1024 * 1024;

    public int MaximumColumns { get; init; } = 1_000;
}
