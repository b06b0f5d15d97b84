namespace AlignBot.Sources.Http;

/// <summary>Reads an answer to its end, but not further than an answer may be long.</summary>
static class BoundedBody
{
    /// <exception cref="SourceException">It is longer.</exception>
    public static async Task<ReadOnlyMemory<byte>> ReadAsync(
        HttpContent content, int most, string vendor, string what, CancellationToken cancel)
    {
        if (content.Headers.ContentLength > most)
        {
            throw TooLong(most, vendor, what);
        }
        await using var from = await content.ReadAsStreamAsync(cancel);
        var buffer = new byte[Math.Clamp((int)(content.Headers.ContentLength ?? 0) + 1, 16 * 1024, most)];
        var length = 0;
        while (await from.ReadAsync(buffer.AsMemory(length), cancel) is var read and > 0)
        {
            length += read;
            if (length < buffer.Length)
            {
                continue;
            }
            if (length >= most)
            {
                throw TooLong(most, vendor, what);
            }
            Array.Resize(ref buffer, (int)Math.Min(most, 2L * buffer.Length));
        }
        return buffer.AsMemory(0, length);
    }

    static SourceException TooLong(int most, string vendor, string what) => new(
        SourceFaultKind.Incomplete,
        $"{vendor}'s answer about {what} is longer than {most / 1024 / 1024} MB, more than the bot takes in at once. Ask for fewer fields, "
        + "or set a smaller PageSize.");
}
