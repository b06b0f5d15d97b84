using System.Text;

namespace AlignBot.Sources.Csv;

/// <summary>A file's bytes on their way to the parser: counted, and no more of them than allowed.</summary>
sealed class CsvStream(Stream inner, CsvBounds bounds) : Stream
{
    public long Taken { get; private set; }

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => Taken;
        set => throw new NotSupportedException();
    }

    /// <summary>For the parser. Bytes that are no letter don't come here: the file was looked through before.</summary>
    public static Encoding Of(CsvEncoding encoding) => encoding switch
    {
        CsvEncoding.Utf16LittleEndian => Encoding.Unicode,
        CsvEncoding.Utf16BigEndian => Encoding.BigEndianUnicode,
        CsvEncoding.Windows1252 => CodePagesEncodingProvider.Instance.GetEncoding(1252)
            ?? throw new InvalidOperationException("Windows-1252 is not built in."),
        _ => Encoding.UTF8,
    };

    public override int Read(byte[] buffer, int offset, int count) => Count(inner.Read(buffer, offset, count));

    public override int Read(Span<byte> buffer) => Count(inner.Read(buffer));

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) =>
        Count(await inner.ReadAsync(buffer, cancellationToken));

    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            inner.Dispose();
        }

        base.Dispose(disposing);
    }

    int Count(int read)
    {
        Taken += read;
        return Taken <= bounds.MaximumBytes ? read : throw new CsvBoundException(CsvBytes.TooLong(bounds));
    }
}

/// <summary>A file went past a bound while it was read. The message is for people.</summary>
sealed class CsvBoundException(string message) : Exception(message);
