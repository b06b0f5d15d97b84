using System.Globalization;
using System.Text.RegularExpressions;

namespace AlignBot.Domain.Scoreboard.Readings;

/// <summary>Reads a figure as people type it: both its numbers.</summary>
public static partial class FigureText
{
    /// <summary>'3 of 5', '3/5', '75,000 of 100,000', '75.000,50 / 100.000'; null for anything else, a share in percent among it: nobody knows of how much
    /// it is.</summary>
    public static Ratio? Read(string typed) =>
        Both().Match(typed.Trim()) is { Success: true } both && Number(both.Groups["one"].Value) is { } numerator && Number(both.Groups["all"].Value) is { } denominator
        ? new Ratio(numerator, denominator)
        : null;

    /// <summary>One number alone: '75,000', '75.000,50', '1 200 000', '1.2m', '450k', with or without a currency on either side; null for anything else, one
    /// below zero among it.</summary>
    /// <param name="typed">As it was typed.</param>
    /// <param name="currency">What it is to be in, ISO 4217: an amount that says another is none. Null: any, or none.</param>
    public static decimal? Amount(string typed, string? currency = null)
    {
        if (Alone().Match(typed.Trim()) is not { Success: true } found
            || !IsOf(found.Groups["before"].Value, currency) || !IsOf(found.Groups["after"].Value, currency))
        {
            return null;
        }

        var (digits, scale) = (found.Groups["one"].Value, found.Groups["scale"].Value.ToUpperInvariant());

        // Whoever writes millions writes no thousands: a single mark is that of decimals.
        return scale.Length == 0 ? Number(digits)
            : decimal.TryParse(digits.Replace(',', '.'), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var few)
                ? few * (scale == "K" ? 1_000m : scale == "BN" ? 1_000_000_000m : 1_000_000m)
            : null;
    }

    /// <summary>A sign stands for each currency that is written with it.</summary>
    static bool IsOf(string said, string? currency) => said.Length == 0 || currency is null || said switch
    {
        "€" => currency == "EUR",
        "£" => currency is "GBP" or "EGP",
        "¥" => currency is "JPY" or "CNY",
        "$" => currency.EndsWith('D') || currency == "MXN",
        _ => said.Equals(currency, StringComparison.OrdinalIgnoreCase),
    };

    /// <summary>With marks between thousands, and a point or comma before decimals; null where both could be meant by a mark and it matters not to us
    /// which: three digits behind a single mark are thousands.</summary>
    static decimal? Number(string text)
    {
        var plain = text.Replace(" ", "", StringComparison.Ordinal).Replace("\u00A0", "", StringComparison.Ordinal).Replace("\u202F", "", StringComparison.Ordinal).Replace("'", "", StringComparison.Ordinal);
        var last = plain.LastIndexOfAny(['.', ',']);
        if (last >= 0)
        {
            var (whole, decimals) = (plain[..last], plain[(last + 1)..]);
            var isOfThousands = decimals.Length == 3 && (!whole.Contains(plain[last] == '.' ? ',' : '.', StringComparison.Ordinal));
            whole = whole.Replace(".", "", StringComparison.Ordinal).Replace(",", "", StringComparison.Ordinal);
            plain = isOfThousands ? whole + decimals : $"{whole}.{decimals}";
        }

        return decimal.TryParse(plain, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number) ? number : null;
    }

    [GeneratedRegex(@"^(?<one>[\d.,'\s]+?)\s*(?:of|/|von|sur|de)\s*(?<all>[\d.,'\s]+)$", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 200)]
    private static partial Regex Both();

    [GeneratedRegex(
        @"^(?<before>[A-Za-z]{3}|\p{Sc})?\s*(?<one>\d[\d.,'\s]*?)\s*(?<scale>bn|mio|mn|m|k)?\.?\s*(?<after>[A-Za-z]{3}|\p{Sc})?$",
        RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 200)]
    private static partial Regex Alone();
}
