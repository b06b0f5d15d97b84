using System.Collections.Immutable;

namespace AlignBot.Sources.Csv;

/// <summary>The first errors of a file, and how many there are.</summary>
sealed class CsvErrors
{
    const int Kept = 100;
    const int LongestCell = 60;

    readonly List<CsvError> first = [];

    public int Count { get; private set; }

    /// <summary>In the order of the file.</summary>
    public ImmutableArray<CsvError> First => [.. first.OrderBy(one => one.Line)];

    public void Add(CsvError error)
    {
        Count++;
        if (first.Count < Kept)
        {
            first.Add(error.Cell is { Length: > LongestCell } cell ? error with { Cell = cell[..LongestCell] + "…" } : error);
        }
    }
}
