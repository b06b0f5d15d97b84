using NodaTime.Text;

namespace AlignBot.Sources.Sql;

/// <summary>Times as texts of ISO 8601, with a T or a blank between day and time.</summary>
static class WrittenTimes
{
    static readonly OffsetDateTimePattern WithOffset =
        OffsetDateTimePattern.CreateWithInvariantCulture("uuuu-MM-dd'T'HH:mm:ss;FFFFFFFFFo<G>");
    static readonly LocalDateTimePattern WithoutOffset = LocalDateTimePattern.CreateWithInvariantCulture("uuuu-MM-dd'T'HH:mm:ss;FFFFFFFFF");

    /// <summary>An instant where an offset is written, a local time where none is, a day where no time is; null where it is none of
    /// these.</summary>
    public static object? Read(string text)
    {
        var written = text.Length > 10 && text[10] == ' ' ? $"{text[..10]}T{text[11..].Replace(" ", "", StringComparison.Ordinal)}" : text;
        return WithOffset.Parse(written) is { Success: true, Value: var moment } ? moment.ToInstant()
            : WithoutOffset.Parse(written) is { Success: true, Value: var time } ? time
            : LocalDatePattern.Iso.Parse(written) is { Success: true, Value: var day } ? day
            : null;
    }
}
