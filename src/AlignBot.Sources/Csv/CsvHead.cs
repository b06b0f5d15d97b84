using System.Collections.Immutable;
using AlignBot.Sources.Tabular;

namespace AlignBot.Sources.Csv;

/// <summary>How a file begins: its delimiter and its header, which need not be the first line.</summary>
/// <param name="Line">The header's line in the file, from 1; 0 when there is none.</param>
sealed record CsvHead(char Delimiter, long Line, ImmutableArray<string?> Headers)
{
    /// <summary>How much of the file is looked at.</summary>
    public const int Bytes = 64 * 1024;

    const int Lines = 25;
    const string Delimiters = ",;\t|";

    /// <summary>No bounds but the beginning's own: a wrong delimiter makes cells and lines of any length.</summary>
    static readonly CsvBounds Wide = new() { MaximumCell = int.MaxValue, MaximumColumns = int.MaxValue };

    /// <summary>The delimiter under which the file has the most columns that are known, then the one that cuts its lines alike.</summary>
    public static async Task<CsvHead> FindAsync(
        byte[] beginning, CsvEncoding encoding, SourceKinds kind, CsvChoices choices, CancellationToken cancel)
    {
        if (Said(beginning, encoding) is { } said && choices.Delimiter is null)
        {
            return await ReadAsync(beginning, encoding, said, kind, choices, cancel);
        }

        CsvHead? best = null;
        var (bestKnown, bestAlike) = (-1, -1);
        foreach (var delimiter in choices.Delimiter is { } chosen ? [chosen] : Delimiters.ToCharArray())
        {
            var head = await ReadAsync(beginning, encoding, delimiter, kind, choices, cancel);
            var alike = await AlikeAsync(beginning, encoding, head, cancel);
            var known = Known(head.Headers, kind, choices);
            if (known > bestKnown || (known == bestKnown && alike > bestAlike))
            {
                (best, bestKnown, bestAlike) = (head, known, alike);
            }
        }

        return best ?? new CsvHead(',', 0, []);
    }

    /// <summary>What spreadsheets write into a first line of its own: <c>sep=;</c>.</summary>
    static char? Said(byte[] beginning, CsvEncoding encoding)
    {
        var text = CsvStream.Of(encoding).GetString(beginning.AsSpan(0, Math.Min(beginning.Length, 32))).TrimStart('\uFEFF');
        return text.StartsWith("sep=", StringComparison.OrdinalIgnoreCase) && text.Length > 5 && text[5] is '\r' or '\n'
            && char.IsAscii(text[4])
            ? text[4]
            : null;
    }

    /// <summary>The header is the line with the most known columns; without any, the first line that is not blank.</summary>
    static async Task<CsvHead> ReadAsync(
        byte[] beginning, CsvEncoding encoding, char delimiter, SourceKinds kind, CsvChoices choices, CancellationToken cancel)
    {
        using var rows = new CsvRows(new MemoryStream(beginning), encoding, delimiter, Wide);
        var best = new CsvHead(delimiter, 0, []);
        var bestKnown = 0;
        for (var seen = 0; seen < Lines && await rows.ReadAsync(cancel); seen++)
        {
            if (rows.IsBlank)
            {
                continue;
            }

            ImmutableArray<string?> cells = [.. Enumerable.Range(0, rows.Count).Select(rows.Cell)];
            var known = Known(cells, kind, choices);
            if (best.Line == 0 || (known > bestKnown && known >= 2))
            {
                (best, bestKnown) = (new CsvHead(delimiter, rows.Line, cells), known);
            }
        }

        return best;
    }

    static int Known(ImmutableArray<string?> cells, SourceKinds kind, CsvChoices choices)
    {
        var names = TabularColumns.Of(kind).SelectMany(column => column.AlsoCalled.Add(column.Name)).Concat(choices.Headers.Values)
            .Select(TabularColumns.Plain).ToHashSet();
        return cells.OfType<string>().Select(TabularColumns.Plain).Distinct().Count(names.Contains);
    }

    /// <summary>How many lines below the header have as many cells, times the cells; nothing where the delimiter cuts nothing.</summary>
    static async Task<int> AlikeAsync(byte[] beginning, CsvEncoding encoding, CsvHead head, CancellationToken cancel)
    {
        if (head.Headers.Length < 2)
        {
            return 0;
        }

        using var rows = new CsvRows(new MemoryStream(beginning), encoding, head.Delimiter, Wide);
        var alike = 0;
        for (var seen = 0; seen < Lines && await rows.ReadAsync(cancel); seen++)
        {
            alike += rows.Line >= head.Line && rows.Count == head.Headers.Length ? head.Headers.Length : 0;
        }

        return alike;
    }
}
