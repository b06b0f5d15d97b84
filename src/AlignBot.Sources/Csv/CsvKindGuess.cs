using AlignBot.Sources.Tabular;

namespace AlignBot.Sources.Csv;

/// <summary>Tells by its header which records a file is of.</summary>
public static class CsvKindGuess
{
    /// <summary>As much of a file as its header is looked for in.</summary>
    public const int Bytes = CsvHead.Bytes;

    /// <summary>What keeps it from being read as a table at all, as a sentence that says what to do; null where it may be one.</summary>
    public static string? Trouble(ReadOnlySpan<byte> beginning) => CsvFileKind.Sentence(beginning);

    /// <summary>The kind whose columns the header has, or whose own id it has; null where it could be several, or none.</summary>
    /// <param name="beginning">The file's first bytes.</param>
    /// <param name="cancel">Gives up.</param>
    public static async Task<SourceKinds?> OfAsync(byte[] beginning, CancellationToken cancel)
    {
        var bytes = await CsvBytes.LookAsync(CsvFile.Of("file", beginning), null, CsvBounds.Default, progress: null, cancel);
        if (bytes.Trouble is not null)
        {
            return null;
        }

        List<(SourceKinds Kind, bool HasKey, bool HasAll, int Known)> found = [];
        foreach (var kind in TabularSettings.Kinds)
        {
            var head = await CsvHead.FindAsync(bytes.Beginning, bytes.Encoding, kind, CsvChoices.None, cancel);
            if (head.Line > 0)
            {
                var header = CsvHeader.Match(head, kind, CsvChoices.None, [], []);
                var columns = TabularColumns.Of(kind);
                var own = TabularColumns.Plain(TabularColumns.KeyOf(kind).Name);
                found.Add((
                    kind, head.Headers.OfType<string>().Any(name => TabularColumns.Plain(name) == own),
                    columns.All(column => !column.IsRequired || header.PlaceOf(column) >= 0),
                        columns.Count(column => header.PlaceOf(column) >= 0)));
            }
        }

        // An account's id stands in files of every kind: it tells only where no other id does.
        var keyed = found.Where(one => one.HasKey && one.Kind != SourceKinds.Accounts).ToList();
        if (keyed is [var only])
        {
            return only.Kind;
        }

        var whole = found.Where(one => one.HasAll).OrderByDescending(one => one.Known).ToList();
        return whole is [var best, ..] && (whole.Count == 1 || best.Known > whole[1].Known) ? best.Kind : null;
    }
}
