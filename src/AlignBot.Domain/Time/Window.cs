using System.Globalization;
using System.Text.Json.Serialization;
using NodaTime;

namespace AlignBot.Domain.Time;

/// <summary>The kind of time a window counts.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<WindowUnit>))]
public enum WindowUnit
{
    /// <summary>Minutes on the wall clock.</summary>
    Minutes,

    /// <summary>Hours on the wall clock.</summary>
    Hours,

    /// <summary>Hours within the working calendar.</summary>
    WorkingHours,

    /// <summary>Working days: the same local time that many working days on.</summary>
    WorkingDays,
}

/// <summary>A length of time as people write it: <c>90m</c>, <c>24h</c>, <c>8wh</c>, <c>2wd</c>.</summary>
/// <remarks>Made by <see cref="TryParse"/> or <see cref="Of"/>, both of which hold it between one minute and about a year.</remarks>
public readonly record struct Window(int Amount, WindowUnit Unit)
{
    /// <summary>Whether the window counts only time within the working calendar.</summary>
    [JsonIgnore]
    public bool IsWorkingTime => Unit is WindowUnit.WorkingHours or WindowUnit.WorkingDays;

    /// <summary>The length on the wall clock, or the working hours to spend.</summary>
    /// <exception cref="InvalidOperationException">The window counts working days, which have no fixed length.</exception>
    public Duration ToDuration() => Unit switch
    {
        WindowUnit.Minutes => Duration.FromMinutes(Amount),
        WindowUnit.Hours or WindowUnit.WorkingHours => Duration.FromHours(Amount),
        _ => throw new InvalidOperationException($"{this} has no fixed length: working days differ."),
    };

    /// <summary>A window from code.</summary>
    /// <exception cref="ArgumentException">The text is not a window; the message is the sentence a person would get.</exception>
    public static Window Of(string text) => TryParse(text, out var window, out var error) ? window : throw new ArgumentException(error, nameof(text));

    /// <summary>Reads <c>90m</c>, <c>24h</c>, <c>8wh</c> or <c>2wd</c>, and the same in words: <c>2 working days</c>, <c>1 business day</c>.</summary>
    /// <param name="text">What a person typed.</param>
    /// <param name="window">The window, when it is one.</param>
    /// <param name="error">Else one sentence that says what is wrong and what would be right; empty on success.</param>
    public static bool TryParse(string? text, out Window window, out string error)
    {
        window = default;
        error = "";
        var typed = (text ?? "").Trim();
        if (typed.Length == 0)
        {
            error = "A length of time is missing. " + Examples;
            return false;
        }

        if (Told(typed) is { } told)
        {
            error = told;
            return false;
        }

        var shown = typed.Length > 40 ? TextLimits.Cut(typed, 40) + "..." : typed;
        var digits = typed.TakeWhile(char.IsAsciiDigit).Count();
        if (typed[0] is '-' or '+')
        {
            error = $"'{shown}' has a sign. A length of time is a plain number and a unit. " + Examples;
            return false;
        }

        if (digits == 0 || UnitOf(typed[digits..].TrimStart()) is not { } unit)
        {
            error = $"'{shown}' is not a length of time. " + Examples;
            return false;
        }

        if (!int.TryParse(typed.AsSpan(0, digits), NumberStyles.None, CultureInfo.InvariantCulture, out var amount) || amount > Limit(unit))
        {
            error = $"'{shown}' is too long: at most {new Window(Limit(unit), unit)}.";
            return false;
        }

        if (amount == 0)
        {
            error = $"'{shown}' is no time at all: at least 1.";
            return false;
        }

        window = new Window(amount, unit);
        return true;
    }

    /// <summary>The most of a unit a window may hold: about a year.</summary>
    public static int Limit(WindowUnit unit) => unit switch
    {
        WindowUnit.Minutes => 525_600,
        WindowUnit.Hours => 8_760,
        WindowUnit.WorkingHours => 2_080,
        _ => 260,
    };

    /// <summary>The window in words: '2 working days'.</summary>
    public string ToWords()
    {
        var noun = Unit switch
        {
            WindowUnit.Minutes => "minute",
            WindowUnit.Hours => "hour",
            WindowUnit.WorkingHours => "working hour",
            _ => "working day",
        };
        return Amount == 1 ? $"1 {noun}" : string.Create(CultureInfo.InvariantCulture, $"{Amount} {noun}s");
    }

    /// <summary>The window in words where it counts as working time whatever its unit: '90 minutes of working time'.</summary>
    public string ToWorkWords() => IsWorkingTime ? ToWords() : ToWords() + " of working time";

    /// <summary>The window as it is typed: <c>2wd</c>.</summary>
    public override string ToString() => Amount.ToString(CultureInfo.InvariantCulture) + Unit switch
    {
        WindowUnit.Minutes => "m",
        WindowUnit.Hours => "h",
        WindowUnit.WorkingHours => "wh",
        _ => "wd",
    };

    const string Examples = "Use for example 90m, 24h, 8wh (working hours) or 2wd (working days).";

    static WindowUnit? UnitOf(string text) => text.ToLowerInvariant() switch
    {
        "m" or "min" or "mins" or "minute" or "minutes" => WindowUnit.Minutes,
        "h" or "hr" or "hrs" or "hour" or "hours" => WindowUnit.Hours,
        "wh" or "working hour" or "working hours" or "business hour" or "business hours" or "bh" => WindowUnit.WorkingHours,
        "wd" or "working day" or "working days" or "business day" or "business days" or "workday" or "workdays" or "bd" => WindowUnit.WorkingDays,
        _ => null,
    };

    /// <summary>What people often write that can be two things, or is no length: a sentence of its own.</summary>
    static string? Told(string typed)
    {
        var digits = typed.TakeWhile(char.IsAsciiDigit).Count();
        var (number, rest) = (typed[..digits], typed[digits..].Trim().ToLowerInvariant());
        return rest switch
        {
            "d" or "day" or "days" or "tag" or "tage" when digits > 0 => $"'{typed}' can be two things: write {number}wd for working days, or hours on the clock such as 24h.",
            "werktag" or "werktage" or "arbeitstag" or "arbeitstage" or "jour ouvré" or "jours ouvrés" when digits > 0 => $"'{typed}' is written {number}wd here (working days).",
            "eod" or "cob" or "end of day" or "close of business" or "same day" when digits == 0 => $"'{typed}' is a time of the day, and no length: 1wd is by the same time on the next working day, 4wh four working hours later.",
            _ => null,
        };
    }
}
