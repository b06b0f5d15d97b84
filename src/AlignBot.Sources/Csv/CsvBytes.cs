using System.Buffers;
using System.Text;

namespace AlignBot.Sources.Csv;

/// <summary>What the bytes of a whole file say: whether it is text, in which encoding, how long it is.</summary>
sealed class CsvBytes
{
    const byte LineFeed = (byte)'\n';
    const int Kept = 5;

    /// <summary>Bytes that Windows-1252 gives no letter.</summary>
    static readonly SearchValues<byte> Unassigned = SearchValues.Create([0x81, 0x8D, 0x8F, 0x90, 0x9D]);

    readonly List<long> badLines = [];
    readonly byte[] carried = new byte[4];
    int carriedCount;
    long lineFeeds;
    long carriageReturns;
    long bad;
    long many;
    long zeros;
    long evenZeros;
    long firstZeroLine;
    bool unassigned;

    public long Length { get; private set; }

    /// <summary>The first bytes, to find delimiter and header in.</summary>
    public byte[] Beginning { get; private set; } = [];

    public CsvEncoding Encoding { get; private set; }

    /// <summary>Why it can't be read; null when it can.</summary>
    public string? Trouble { get; private set; }

    /// <summary>What a person should know of the encoding.</summary>
    public string? Note { get; private set; }

    /// <summary>One pass over the bytes. It ends early where nothing more needs to be known.</summary>
    public static async Task<CsvBytes> LookAsync(
        CsvFile file, CsvEncoding? chosen, CsvBounds bounds, IProgress<CsvProgress>? progress, CancellationToken cancel)
    {
        var look = new CsvBytes();
        if (file.Length > bounds.MaximumBytes)
        {
            look.Trouble = TooLong(bounds);
            return look;
        }

        await using var stream = file.Open();
        var buffer = new byte[128 * 1024];
        var beginning = new MemoryStream();
        while (await stream.ReadAsync(buffer, cancel) is > 0 and var read)
        {
            var chunk = buffer.AsMemory(0, read);
            if (beginning.Length < CsvHead.Bytes)
            {
                beginning.Write(chunk.Span[..(int)Math.Min(read, CsvHead.Bytes - beginning.Length)]);
            }

            look.Take(chunk.Span);
            progress?.Report(new CsvProgress(0, look.Length, file.Length));
            if (look.Length > bounds.MaximumBytes)
            {
                look.Trouble = TooLong(bounds);
                return look;
            }
        }

        look.Beginning = beginning.ToArray();
        look.Decide(chosen);
        return look;
    }

    public static string TooLong(CsvBounds bounds) =>
        $"The file is larger than {bounds.MaximumBytes / (1024 * 1024)} MB, which is as much as is read. "
            + "Export fewer columns, or fewer lines.";

    void Take(ReadOnlySpan<byte> chunk)
    {
        zeros += chunk.Count((byte)0);
        if (zeros > 0)
        {
            for (var at = 0; at < chunk.Length; at++)
            {
                evenZeros += chunk[at] == 0 && (Length + at) % 2 == 0 ? 1 : 0;
            }

            firstZeroLine = firstZeroLine == 0 && chunk.IndexOf((byte)0) is >= 0 and var zero ? Lines(chunk[..zero]) : firstZeroLine;
        }

        unassigned = unassigned || chunk.ContainsAny(Unassigned);
        Decode(chunk);
        lineFeeds += chunk.Count(LineFeed);
        carriageReturns += chunk.Count((byte)'\r');
        Length += chunk.Length;
    }

    /// <summary>Counts letters of several bytes and bytes that are part of none, across the ends of chunks.</summary>
    void Decode(ReadOnlySpan<byte> chunk)
    {
        var at = 0;
        while (carriedCount > 0 && at < chunk.Length)
        {
            carried[carriedCount++] = chunk[at++];
            var status = Rune.DecodeFromUtf8(carried.AsSpan(0, carriedCount), out _, out var used);
            if (status != OperationStatus.NeedMoreData)
            {
                Count(status, Lines(chunk[..at]));
                at -= carriedCount - used;
                carriedCount = 0;
            }
        }

        at = Math.Max(at, 0);
        while (chunk[at..].IndexOfAnyExceptInRange((byte)0, (byte)0x7F) is >= 0 and var next)
        {
            at += next;
            var status = Rune.DecodeFromUtf8(chunk[at..], out _, out var used);
            if (status == OperationStatus.NeedMoreData)
            {
                chunk[at..].CopyTo(carried);
                carriedCount = chunk.Length - at;
                return;
            }

            Count(status, bad < Kept ? Lines(chunk[..at]) : 0);
            at += used;
        }
    }

    void Count(OperationStatus status, long line)
    {
        if (status == OperationStatus.Done)
        {
            many++;
        }
        else if (++bad <= Kept && !badLines.Contains(line))
        {
            badLines.Add(line);
        }
    }

    /// <summary>The line at the end of a part of this chunk, from 1.</summary>
    long Lines(ReadOnlySpan<byte> before)
    {
        var feeds = lineFeeds + before.Count(LineFeed);
        return 1 + (feeds > 0 ? feeds : carriageReturns + before.Count((byte)'\r'));
    }

    void Decide(CsvEncoding? chosen)
    {
        if (carriedCount > 0)
        {
            Count(OperationStatus.InvalidData, Lines([]));
        }

        var beginning = Beginning.AsSpan();
        if (Length == 0)
        {
            Trouble = "The file is empty.";
        }
        else if (CsvFileKind.Sentence(beginning[..Math.Min(beginning.Length, CsvFileKind.Look)]) is { } other)
        {
            Trouble = other;
        }
        else if (beginning.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xFE]) || beginning.StartsWith((ReadOnlySpan<byte>)[0xFE, 0xFF]))
        {
            Encoding = beginning[0] == 0xFF ? CsvEncoding.Utf16LittleEndian : CsvEncoding.Utf16BigEndian;
        }
        else if (chosen is { } encoding)
        {
            Encoding = encoding;
        }
        else if (zeros > 0)
        {
            DecideByZeros();
        }
        else if (bad > 0)
        {
            DecideByBadBytes(beginning.StartsWith(System.Text.Encoding.UTF8.Preamble));
        }
    }

    /// <summary>Half of what is written in UTF-16 with plain letters is zero, all on one side.</summary>
    void DecideByZeros()
    {
        var odd = zeros - evenZeros;
        if (zeros >= Length / 4 && (evenZeros * 20 <= odd || odd * 20 <= evenZeros))
        {
            Encoding = odd > evenZeros ? CsvEncoding.Utf16LittleEndian : CsvEncoding.Utf16BigEndian;
            Note = "The file is read as UTF-16 although it does not say so. Look whether names with accents are right.";
        }
        else
        {
            Trouble = $"The file has zero bytes (the first on line {firstZeroLine}): it is damaged, or no text. Export it anew.";
        }
    }

    void DecideByBadBytes(bool saysUtf8)
    {
        if (saysUtf8 || many > bad)
        {
            Trouble = $"The file is in UTF-8, but {bad} of its bytes are not (line {string.Join(", ", badLines)}): "
                + "letters there are damaged. Mend them, or export the file anew.";
        }
        else if (unassigned)
        {
            Trouble = "The file is neither in UTF-8 nor in Windows-1252. Save it as 'CSV UTF-8'.";
        }
        else
        {
            Encoding = CsvEncoding.Windows1252;
            Note = $"The file is read as Windows-1252 (the first letter that shows it is on line {badLines[0]}). "
                + "Look whether names with accents are right.";
        }
    }
}
