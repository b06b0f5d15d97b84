namespace AlignBot.Sources.Csv;

/// <summary>What a cell says once the marks that spreadsheets put around it are gone.</summary>
static class CsvCell
{
    /// <summary>What exports put an apostrophe before, so that no spreadsheet calculates it; our own do.</summary>
    const string Formula = "=+-@\uFF1D\uFF0B\uFF0D\uFF20";

    /// <summary>Null when nothing is left.</summary>
    public static string? Clean(string raw)
    {
        var (from, to) = (0, raw.Length);
        while (from < to && IsSpace(raw[from]))
        {
            from++;
        }

        while (to > from && IsSpace(raw[to - 1]))
        {
            to--;
        }

        var text = from == 0 && to == raw.Length ? raw : raw[from..to];
        return text switch
        {
            "" => null,
            ['=', '"', .. var kept, '"'] => Clean(kept),
            ['\'', var first, ..] when Formula.Contains(first, StringComparison.Ordinal) => text[1..],
            _ => text,
        };
    }

    /// <summary>Also what has no width: marks of encodings and joiners that come along when cells are copied.</summary>
    static bool IsSpace(char letter) => char.IsWhiteSpace(letter) || letter is >= '\u200B' and <= '\u200F' or '\u2060' or '\uFEFF';
}
