namespace AlignBot.Sources.Csv;

/// <summary>A file that can be read from its beginning as often as needed: once to know it, once to check it, once to take it.</summary>
/// <param name="Name">For sentences; no path of the server where people in Slack read it.</param>
/// <param name="Open">A new stream from the beginning; whoever opens it closes it. Each gives the same bytes.</param>
public sealed record CsvFile(string Name, Func<Stream> Open)
{
    /// <summary>What its place says of its length; null where that is not known.</summary>
    public long? Length { get; init; }

    public static CsvFile Of(string name, byte[] content) =>
        new(name, () => new MemoryStream(content, writable: false)) { Length = content.LongLength };
}
