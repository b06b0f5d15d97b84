using System.Collections.Immutable;
using AlignBot.Sources.Tabular;

namespace AlignBot.Sources.Csv;

/// <summary>One look through a file: its bytes, its beginning, then every line.</summary>
sealed class CsvLooking
{
    const int ProgressEvery = 4096;

    readonly List<string> troubles = [];
    readonly List<string> notes = [];
    readonly List<CsvQuestion> questions = [];
    readonly HashSet<int> unnamed = [];
    int lines;

    public static async Task<CsvLook> TakeAsync(
        CsvFile file, SourceKinds kind, CsvChoices choices, CsvBounds bounds, IProgress<CsvProgress>? progress, CancellationToken cancel)
    {
        var empty = new CsvLook { Kind = kind, Name = file.Name };
        var bytes = await CsvBytes.LookAsync(file, choices.Encoding, bounds, progress, cancel);
        if (bytes.Trouble is { } trouble)
        {
            return empty with
            {
                Troubles = [trouble],
                IsEmpty = bytes.Length == 0 && bytes.Beginning.Length == 0 && file.Length is null or 0,
            };
        }

        try
        {
            return await new CsvLooking().TakeAsync(file, bytes, kind, choices, bounds, progress, cancel);
        }
        catch (CsvBoundException tooMuch)
        {
            return empty with { Encoding = bytes.Encoding, Troubles = [tooMuch.Message] };
        }
    }

    async Task<CsvLook> TakeAsync(
        CsvFile file, CsvBytes bytes, SourceKinds kind, CsvChoices choices, CsvBounds bounds,
        IProgress<CsvProgress>? progress, CancellationToken cancel)
    {
        if (bytes.Note is { } said)
        {
            notes.Add(said);
        }

        var head = await CsvHead.FindAsync(bytes.Beginning, bytes.Encoding, kind, choices, cancel);
        if (head.Line == 0)
        {
            return new CsvLook
            {
                Kind = kind,
                Name = file.Name,
                Encoding = bytes.Encoding,
                IsEmpty = true,
                Troubles = ["The file has no line that holds anything."],
            };
        }

        var header = CsvHeader.Match(head, kind, choices, troubles, notes);
        ImmutableArray<CsvColumnStudy> studies =
            [.. TabularColumns.Of(kind).Where(column => header.PlaceOf(column) >= 0).Select(column => new CsvColumnStudy(column))];
        using (var rows = new CsvRows(file.Open(), bytes.Encoding, head.Delimiter, bounds))
        {
            await StudyAsync(rows, head, header, studies, TabularColumns.KeyOf(kind), bounds, file.Length, progress, cancel);
        }

        return new CsvLook
        {
            Kind = kind,
            Name = file.Name,
            Encoding = bytes.Encoding,
            Delimiter = head.Delimiter,
            HeaderLine = head.Line,
            Lines = lines,
            IsEmpty = lines == 0,
            Columns =
                [.. studies.Select(study => study.Conclude(head.Headers[header.PlaceOf(study.Column)]!, choices, troubles, questions,
                    notes))],
            Unknown = [.. header.Others.Select(other => other.Header)],
            Troubles = [.. troubles],
            Questions = [.. questions],
            Notes = [.. notes],
            Head = head,
            Header = header,
        };
    }

    async Task StudyAsync(
        CsvRows rows, CsvHead head, CsvHeader header, ImmutableArray<CsvColumnStudy> studies, TabularColumn key, CsvBounds bounds, long? length,
        IProgress<CsvProgress>? progress, CancellationToken cancel)
    {
        var above = 0;
        while (await rows.ReadAsync(cancel))
        {
            if (rows.Line <= head.Line || rows.IsBlank)
            {
                above += rows.Line < head.Line && !rows.IsBlank ? 1 : 0;
                continue;
            }

            if (++lines > bounds.MaximumLines)
            {
                throw new CsvBoundException($"The file has more than {bounds.MaximumLines} lines, which is as much as is read. "
                    + "Export fewer, or divide it.");
            }

            Unnamed(rows, header);
            var named = header.PlaceOf(key) is >= 0 and var place ? rows.Cell(place) : null;
            foreach (var study in studies)
            {
                study.Take(rows.Cell(header.PlaceOf(study.Column)), rows.Line, named);
            }

            if (lines % ProgressEvery == 0)
            {
                progress?.Report(new CsvProgress(lines, rows.Bytes, length));
            }
        }

        if (above > 0)
        {
            notes.Add($"The header is on line {head.Line}; {above} {(above == 1 ? "line" : "lines")} above it are passed over.");
        }

        progress?.Report(new CsvProgress(lines, rows.Bytes, length));
    }

    /// <summary>Says it once of each column that is filled and has no name: it is not read.</summary>
    void Unnamed(CsvRows rows, CsvHeader header)
    {
        foreach (var place in header.Unnamed.Where(place => rows.Cell(place) is not null && unnamed.Add(place)))
        {
            notes.Add($"Column {place + 1} has no header, and is not read; the first line that fills it is {rows.Line}.");
        }
    }
}
