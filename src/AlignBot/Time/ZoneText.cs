using NodaTime;

namespace AlignBot.Time;

/// <summary>Reads a time zone as people type it.</summary>
static class ZoneText
{
    /// <summary>The zone's IANA id, or the sentence that says what is wrong, with what may have been meant.</summary>
    public static (string? Id, string? Problem) Parse(string? text)
    {
        var typed = text?.Trim() ?? "";
        var ids = DateTimeZoneProviders.Tzdb.Ids;
        if (ids.FirstOrDefault(id => id.Equals(typed.Replace(' ', '_'), StringComparison.OrdinalIgnoreCase)) is { } found)
        {
            return (found, null);
        }

        // 'London' or 'new york': the city alone is what people know a zone by.
        var city = typed.Replace(' ', '_');
        var near = ids.Where(id => city.Length >= 3 && id[(id.LastIndexOf('/') + 1)..].Contains(city, StringComparison.OrdinalIgnoreCase)).Take(3).ToList();
        return (null, near.Count > 0
            ? $"'{typed}' is not the whole name of a time zone; did you mean {string.Join(" or ", near)}?"
            : $"'{typed}' is not an IANA time zone such as Europe/London or America/New_York.");
    }
}
