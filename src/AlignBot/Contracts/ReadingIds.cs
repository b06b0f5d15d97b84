using NodaTime;

namespace AlignBot.Contracts;

/// <summary>The ids under which the rows of a reading stand before it counts.</summary>
static class ReadingIds
{
    public static Guid New() => Guid.CreateVersion7();

    /// <summary>Real time of its beginning: the id has it in it.</summary>
    public static Instant BegunAt(Guid reading)
    {
        Span<byte> bytes = stackalloc byte[16];
        reading.TryWriteBytes(bytes, bigEndian: true, out _);
        return Instant.FromUnixTimeMilliseconds(
            (long)bytes[0] << 40 | (long)bytes[1] << 32 | (long)bytes[2] << 24 | (long)bytes[3] << 16 | (long)bytes[4] << 8 | bytes[5]);
    }
}
