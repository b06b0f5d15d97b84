using System.Globalization;
using System.Text.Json;
using AlignBot.Sources.Http;
using NodaTime;
using NodaTime.Text;

namespace AlignBot.Sources.Salesforce;

/// <summary>A row as it came, from a page of JSON or from a line of CSV. Read at once: the page it stands on does not stay.</summary>
abstract class SalesforceRecord
{
    static readonly OffsetDateTimePattern MomentPattern = OffsetDateTimePattern.CreateWithInvariantCulture(
        "uuuu'-'MM'-'dd'T'HH':'mm':'ss.FFFFFFFFFo<Z+HHmm>");

    /// <summary>In the form of eighteen.</summary>
    /// <exception cref="SourceException">The row has none.</exception>
    public string Id =>
        Key("Id")
            ?? throw new SourceException(SourceFaultKind.Incomplete, "Salesforce gave a row without an id. The next reading begins anew.");

    /// <summary>A field as written, trimmed. Null when blank, and behind an empty lookup.</summary>
    /// <exception cref="SourceException">It was asked for and did not come.</exception>
    public string? Text(string? path) =>
        path is null ? null : Raw(path)?.Replace("\0", "", StringComparison.Ordinal).Trim() is { Length: > 0 } text ? text : null;

    /// <summary>An id, in the form of eighteen.</summary>
    public string? Key(string? path) => Text(path) is { } text ? SalesforceId.Normalize(text) ?? throw Wrong(path!, "an id") : null;

    public bool? Truth(string? path) => Text(path)?.ToUpperInvariant() switch
    {
        null => null,
        "TRUE" or "1" => true,
        "FALSE" or "0" => false,
        _ => throw Wrong(path!, "a checkbox"),
    };

    public decimal? Number(string? path) => Text(path) switch
    {
        null => null,
        var text when decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) => number,
        _ => throw Wrong(path!, "a number"),
    };

    public Instant? Moment(string? path) => Text(path) switch
    {
        null => null,
        var text when MomentPattern.Parse(text) is { Success: true } moment => moment.Value.ToInstant(),
        _ => throw Wrong(path!, "a date and time"),
    };

    /// <summary>A date is the day that people read; it has no zone and is not moved.</summary>
    public LocalDate? Day(string? path) => Text(path) switch
    {
        null => null,
        var text when LocalDatePattern.Iso.Parse(text) is { Success: true } day => day.Value,
        _ => throw Wrong(path!, "a date"),
    };

    /// <summary>A date or a moment, whichever the field holds.</summary>
    public (Instant? At, LocalDate? On) When(string? path) =>
        Text(path) is { } text && !text.Contains('T', StringComparison.Ordinal) ? (null, Day(path)) : (Moment(path), null);

    protected abstract string? Raw(string path);

    protected static SourceException Missing(string path) => new(new SourceFault(
        SourceFaultKind.Incomplete, $"Salesforce left out the field {path} that was asked for. The next reading begins anew.")
    { Subject = path });

    static SourceException Wrong(string path, string wanted) => new(new SourceFault(
        SourceFaultKind.Config, $"The field {path} does not hold {wanted}. Set it to a field that does.")
    { Subject = path });
}

/// <summary>A row of a page.</summary>
sealed class JsonRecord(JsonElement row) : SalesforceRecord
{
    protected override string? Raw(string path)
    {
        var at = row;
        foreach (var step in path.Split('.'))
        {
            if (!Find(at, step, out var next))
            {
                throw Missing(path);
            }
            if (next.ValueKind == JsonValueKind.Null)
            {
                return null;
            }
            at = next;
        }
        return at.Text();
    }

    /// <summary>The configuration may write a name in other capitals than Salesforce answers it in.</summary>
    static bool Find(JsonElement row, string name, out JsonElement found)
    {
        found = default;
        if (row.ValueKind != JsonValueKind.Object)
        {
            return false;
        }
        if (row.TryGetProperty(name, out found))
        {
            return true;
        }
        foreach (var property in row.EnumerateObject())
        {
            if (property.Name.Equals(name, StringComparison.OrdinalIgnoreCase))
            {
                found = property.Value;
                return true;
            }
        }
        return false;
    }
}

/// <summary>A line of a bulk job's result.</summary>
/// <param name="columns">Where each path stands.</param>
sealed class CsvRecord(IReadOnlyDictionary<string, int> columns, string?[] cells) : SalesforceRecord
{
    protected override string? Raw(string path) => columns.TryGetValue(path, out var at) ? cells[at] : throw Missing(path);
}
