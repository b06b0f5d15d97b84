using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace AlignBot.Slack;

/// <summary>A JSON writer over a buffer that the thread keeps: building a body allocates the body alone.</summary>
/// <remarks>A second one rented while the first is in use gets a buffer of its own.</remarks>
struct JsonScratch : IDisposable
{
    const int KeepUpTo = 256 * 1024;

    // Slack reads any UTF-8; escaping every letter outside ASCII would only make bodies larger. Nothing written here reaches HTML.
    static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, SkipValidation = true };

    [ThreadStatic]
    static Held? kept;

    Held? held;

    /// <summary>The writer, at the start of an empty body.</summary>
    public readonly Utf8JsonWriter Writer => held!.Writer;

    /// <summary>Takes the thread's writer, or a new one.</summary>
    public static JsonScratch Rent()
    {
        var held = kept ?? new Held();
        kept = null;

        return new() { held = held };
    }

    /// <summary>The body as an array of its own.</summary>
    public readonly byte[] ToArray() => Written.ToArray();

    /// <summary>The body, until this is disposed.</summary>
    public readonly ReadOnlySpan<byte> Written
    {
        get
        {
            held!.Writer.Flush();
            return held.Buffer.WrittenSpan;
        }
    }

    /// <summary>Gives the writer back.</summary>
    public void Dispose()
    {
        if (held is { } mine && mine.Buffer.Capacity <= KeepUpTo)
        {
            mine.Buffer.ResetWrittenCount();
            mine.Writer.Reset();
            kept = mine;
        }

        held = null;
    }

    sealed class Held
    {
        public Held() => Writer = new(Buffer, Options);

        public ArrayBufferWriter<byte> Buffer { get; } = new(1024);

        public Utf8JsonWriter Writer { get; }
    }
}
