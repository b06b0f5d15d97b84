using System.Collections.Immutable;

namespace AlignBot.Sources.Csv;

/// <summary>What is the case on several lines, said once each.</summary>
sealed class CsvNotes
{
    const int Kept = 5;

    readonly Dictionary<string, (List<string> Places, int Count)> found = new(StringComparer.Ordinal);

    /// <param name="what">The end of a sentence that begins with places: 'amount is negative'.</param>
    public void Add(string what, long line, string? key)
    {
        var (places, count) = found.TryGetValue(what, out var before) ? before : ([], 0);
        if (places.Count < Kept)
        {
            places.Add(key is null ? $"line {line}" : $"line {line} ({key})");
        }

        found[what] = (places, count + 1);
    }

    public ImmutableArray<string> Sentences =>
    [
        .. found.Select(one => $"{one.Key} on {one.Value.Count} {(one.Value.Count == 1 ? "line" : "lines")}: "
            + $"{string.Join(", ", one.Value.Places)}"
            + (one.Value.Count > one.Value.Places.Count ? ", ..." : ".")),
    ];
}
