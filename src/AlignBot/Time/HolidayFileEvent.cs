using System.Globalization;
using System.Text.RegularExpressions;
using AlignBot.Contracts;
using AlignBot.Domain;
using NodaTime;
using NodaTime.Text;
using TimeZoneConverter;

namespace AlignBot.Time;

/// <summary>One event of a calendar file as it stands there: the few lines of it that make a day off.</summary>
/// <param name="line">Of its beginning, from 1.</param>
sealed partial class HolidayFileEvent(int line)
{
    /// <summary>More dates than a year has working days are given by a rule, or not at all.</summary>
    const int MostLines = 300;

    static readonly LocalDatePattern Dates = LocalDatePattern.CreateWithInvariantCulture("uuuuMMdd");

    static readonly LocalDateTimePattern Moments = LocalDateTimePattern.CreateWithInvariantCulture("uuuuMMdd'T'HHmmss");

    readonly List<string> lines = [];
    string description = "";
    string? occurrenceZone;
    string? busyStatus;
    bool isTransparent;

    public int Line { get; } = line;

    /// <summary>Its summary on one line, or 'Day off'.</summary>
    public string Name { get; private set; } = "Day off";

    public string? Rule { get; private set; }

    public string? UnknownZone { get; private set; }

    public bool IsCancelled { get; private set; }

    /// <summary>True where it has more rules, exceptions or dates than anybody who plans days off writes.</summary>
    public bool IsTangled { get; private set; }

    /// <summary>Its id in the calendar, the same for all dates of one that repeats.</summary>
    public string? Id { get; private set; }

    /// <summary>Which date of one that repeats it stands for, as the file writes it.</summary>
    public string? Occurrence { get; private set; }

    /// <summary>What it says of whoever's calendar it is in.</summary>
    public CalendarEventMarks Marks => new(Name, busyStatus, isTransparent);

    /// <summary>As the large public calendars mark days that are named and worked.</summary>
    public bool IsObservance => description.StartsWith("Observance", StringComparison.OrdinalIgnoreCase);

    /// <summary>The date of a repeated event that this one stands for.</summary>
    /// <param name="zone">Where the days are: a date that is given as a moment, in whatever zone, is the one that it is there.</param>
    public ReplacedDate? Replaces(DateTimeZone zone)
    {
        if (Id is not { } of || Occurrence is not { Length: >= 8 } given || Dates.Parse(given[..8]) is not { Success: true } date)
        {
            return null;
        }

        var own = given.EndsWith('Z') ? DateTimeZone.Utc : occurrenceZone is { } named ? DateTimeZoneProviders.Tzdb.GetZoneOrNull(named) : null;
        return own is not null && Moments.Parse(given.TrimEnd('Z')) is { Success: true } local
            ? new ReplacedDate(of, own.AtLeniently(local.Value).WithZone(zone).Date, IsMoment: true)
            : new ReplacedDate(of, date.Value, IsMoment: false);
    }

    /// <summary>Whether another event of the file stands for one of this one's dates.</summary>
    /// <param name="written">The date as its own zone has it.</param>
    /// <param name="there">The same where the days are; null for one without a time.</param>
    /// <param name="replaced">What the file's events stand for.</param>
    public bool IsReplacedOn(LocalDate written, LocalDate? there, HashSet<ReplacedDate> replaced) => Rule is not null && Id is { } own
        && (replaced.Contains(new ReplacedDate(own, written, IsMoment: false)) || (there is { } date && replaced.Contains(new ReplacedDate(own, date, IsMoment: true))));

    /// <summary>The event alone in a calendar, zones by the names that are known here.</summary>
    public string Alone() => $"BEGIN:VCALENDAR\r\nVERSION:2.0\r\nBEGIN:VEVENT\r\n{string.Join("\r\n", lines)}\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n";

    public void Take(string content)
    {
        if (Property().Match(content) is not { Success: true } property)
        {
            return;
        }

        var (name, value) = (property.Groups["name"].Value.ToUpperInvariant(), property.Groups["value"].Value.Trim());
        switch (name)
        {
            case "SUMMARY":
                Name = Unescaped(value) is { Length: > 0 } summary ? summary : "Day off";
                break;
            case "DESCRIPTION":
                description = Unescaped(value);
                break;
            case "STATUS":
                IsCancelled = value.Equals("CANCELLED", StringComparison.OrdinalIgnoreCase);
                break;
            case "X-MICROSOFT-CDO-BUSYSTATUS":
                busyStatus = value.ToUpperInvariant();
                break;
            case "TRANSP":
                isTransparent = value.Equals("TRANSPARENT", StringComparison.OrdinalIgnoreCase);
                break;
            case "UID":
                Id = value;
                break;
            case "RECURRENCE-ID":
                Occurrence = value;
                occurrenceZone = property.Groups["parameter"].Captures.Select(one => Parameter(one.Value)).FirstOrDefault(one => one.StartsWith(";TZID=", StringComparison.Ordinal))?[6..];
                break;
            case "EXRULE":
                IsTangled = true;
                break;
            case "RRULE":
                IsTangled |= Rule is not null;
                Rule = value.ToUpperInvariant();
                Keep(name, property, value);
                break;
            case "DTSTART" or "DTEND" or "DURATION" or "RDATE" or "EXDATE":
                Keep(name, property, value);
                break;
        }
    }

    void Keep(string name, Match property, string value)
    {
        IsTangled |= lines.Count == MostLines;
        if (!IsTangled)
        {
            lines.Add($"{name}{string.Concat(property.Groups["parameter"].Captures.Select(one => Parameter(one.Value)))}:{value}");
        }
    }

    /// <summary>Of the parameters only the kind of value and the zone matter.</summary>
    string Parameter(string given)
    {
        var (name, value) = (given[..given.IndexOf('=', StringComparison.Ordinal)].ToUpperInvariant(), given[(given.IndexOf('=', StringComparison.Ordinal) + 1)..].Trim('"'));
        if (name == "TZID" && ZoneOf(value) is not { } known)
        {
            UnknownZone ??= TextLimits.Cut(value, TextLimits.Name);
            return "";
        }

        return name switch
        {
            "TZID" => $";TZID={ZoneOf(value)}",
            "VALUE" => $";VALUE={value}",
            _ => "",
        };
    }

    /// <summary>The IANA name of a zone that is given by it, by Windows' name, or with its maker's name in front ('/example.org/2005_1/Europe/Berlin').</summary>
    static string? ZoneOf(string given)
    {
        var parts = given.Split('/', StringSplitOptions.RemoveEmptyEntries);
        string[] candidates = [given, string.Join('/', parts.TakeLast(3)), string.Join('/', parts.TakeLast(2))];
        return candidates.FirstOrDefault(DateTimeZoneProviders.Tzdb.Ids.Contains) ?? (TZConvert.TryWindowsToIana(given, out var iana) ? iana : null);
    }

    static string Unescaped(string value)
    {
        var text = value
            .Replace("\\n", " ", true, CultureInfo.InvariantCulture)
            .Replace("\\,", ",", StringComparison.Ordinal)
            .Replace("\\;", ";", StringComparison.Ordinal)
            .Replace("\\\\", "\\", StringComparison.Ordinal)
            .Trim();
        return TextLimits.Cut(text, TextLimits.Name);
    }

    [GeneratedRegex("""^(?<name>[A-Za-z0-9-]+)(?:;(?<parameter>[A-Za-z0-9-]+=(?:"[^"]*"|[^;:"]*)))*:(?<value>.*)$""")]
    private static partial Regex Property();
}

/// <summary>A date of a repeated event for which another event of the file stands.</summary>
/// <param name="Id">The event's.</param>
/// <param name="Date">Which.</param>
/// <param name="IsMoment">It is the day on which a moment falls where the days are; else the date as it is written.</param>
sealed record ReplacedDate(string Id, LocalDate Date, bool IsMoment);
