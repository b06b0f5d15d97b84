using CsvHelper;

namespace AlignBot.Sources.Csv;

/// <summary>The lines of a file one after the other, as cells, with their place in the file and what is wrong with their quotes.</summary>
sealed class CsvRows : IDisposable
{
    readonly CsvReader reader;
    readonly CsvStream stream;
    readonly CsvBounds bounds;

    public CsvRows(Stream from, CsvEncoding encoding, char delimiter, CsvBounds bounds)
    {
        this.bounds = bounds;
        stream = new CsvStream(from, bounds);
        reader = CsvReader.Create(stream, new CsvReaderOptions
        {
            Separator = delimiter,
            Encoding = CsvStream.Of(encoding),
            HasHeader = false,
            SkipEmptyLines = false,
            TrimWhitespace = true,
            TrackLineNumbers = true,
            IncludeValuesInExceptions = false,
            MaxRecordSize = bounds.MaximumLine,
            OnMalformedRecord = wrong => Quoting = (CsvQuoting)Math.Max((int)Quoting, (int)(wrong.Reason switch
            {
                CsvMalformedReason.StrayQuote => CsvQuoting.MarkInside,
                CsvMalformedReason.UnterminatedQuote => CsvQuoting.NeverClosed,
                _ => CsvQuoting.TextBehind,
            })),
        });
    }

    /// <summary>The line of the file at which the row begins, from 1; line breaks within quotes are counted.</summary>
    public long Line { get; private set; }

    public int Count { get; private set; }

    public long Bytes => stream.Taken;

    public CsvQuoting Quoting { get; private set; }

    /// <summary>Whether no cell holds anything.</summary>
    public bool IsBlank { get; private set; }

    /// <summary>Whether a quoted cell holds the escape of databases, a backslash before a quotation mark.</summary>
    public bool HasBackslash => reader.RawRecord.IndexOf("\\\""u8) >= 0;

    /// <exception cref="CsvBoundException">A line, or the file, is longer than allowed.</exception>
    public async ValueTask<bool> ReadAsync(CancellationToken cancel)
    {
        Quoting = CsvQuoting.Sound;
        try
        {
            if (!await reader.ReadAsync(cancel))
            {
                return false;
            }
        }
        catch (CsvFormatException tooLong)
        {
            throw new CsvBoundException($"Line {tooLong.LineNumber} is longer than {bounds.MaximumLine / 1024} KB. "
                + "Perhaps a quotation mark there is never closed.");
        }

        (Line, Count) = (reader.LineNumber, reader.FieldCount);
        if (Count > bounds.MaximumColumns)
        {
            throw new CsvBoundException($"Line {Line} has more than {bounds.MaximumColumns} columns. "
                + "Perhaps the file's delimiter is another one.");
        }

        IsBlank = true;
        for (var at = 0; at < Count && IsBlank; at++)
        {
            IsBlank = Cell(at) is null;
        }

        return true;
    }

    /// <summary>A cell without space around it, the kinds that can't be seen included; null when that leaves nothing, or there is no such
    /// cell.</summary>
    /// <exception cref="CsvBoundException">It is longer than allowed.</exception>
    public string? Cell(int at)
    {
        if (at >= Count)
        {
            return null;
        }

        var raw = reader.GetString(at);
        if (raw.Length > bounds.MaximumCell)
        {
            throw new CsvBoundException($"Line {Line} has a cell of more than {bounds.MaximumCell} letters. "
                + "Perhaps a quotation mark there is never closed.");
        }

        return CsvCell.Clean(raw);
    }

    public void Dispose() => reader.Dispose();
}

/// <summary>How a line uses quotation marks.</summary>
enum CsvQuoting
{
    Sound,

    /// <summary>One within a cell that does not begin with one: 26" pumps. It is kept as it stands.</summary>
    MarkInside,

    /// <summary>A quoted cell ends, and text follows before the delimiter.</summary>
    TextBehind,

    /// <summary>The last quoted cell runs to the file's end.</summary>
    NeverClosed,
}
