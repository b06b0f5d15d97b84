using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using AlignBot.Sources.Tabular;

namespace AlignBot.Sources.Csv;

/// <summary>Reads figures as people and exports write them: grouped, with a currency beside, in parentheses when negative.</summary>
static partial class Figures
{
    const int Longest = 60;

    /// <summary>The figure under that decimal mark; null when it can't be one.</summary>
    public static (decimal Figure, string? Currency)? Read(string cell, DecimalMark mark) => Strip(cell) is { } written
        ? Read(written.Digits, written.Negative, mark) is { } figure ? (figure, written.Currency) : null
        : null;

    /// <summary>Which decimal mark a cell speaks for.</summary>
    public static FigureEvidence Evidence(string cell)
    {
        if (Strip(cell) is not { } written)
        {
            return FigureEvidence.NoFigure;
        }

        return (Read(written.Digits, written.Negative, DecimalMark.Point), Read(written.Digits, written.Negative, DecimalMark.Comma)) switch
        {
            (null, null) => FigureEvidence.NoFigure,
            (not null, null) => FigureEvidence.Point,
            (null, not null) => FigureEvidence.Comma,
            ({ } point, { } comma) => point == comma ? FigureEvidence.Either : FigureEvidence.Undecided,
        };
    }

    /// <summary>A group has a place of its own: '1.000' can be grouped, '0.500' and '1234.567' can't. Groups of two are India's.</summary>
    static decimal? Read(string digits, bool negative, DecimalMark mark)
    {
        var match = mark == DecimalMark.Point ? PointForm().Match(digits) : CommaForm().Match(digits);
        if (!match.Success)
        {
            return null;
        }

        var plain = string.Concat(match.Groups["whole"].Value.Where(char.IsAsciiDigit)) + "." + match.Groups["part"].Value;
        return !decimal.TryParse(plain, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var figure) ? null
            : negative ? -figure
            : figure;
    }

    static Written? Strip(string cell)
    {
        if (cell.Length > Longest)
        {
            return null;
        }

        var text = new StringBuilder(cell.Length);
        for (var at = 0; at < cell.Length; at++)
        {
            var letter = cell[at];
            if (!char.IsWhiteSpace(letter))
            {
                text.Append(letter is '\u2212' or '\u2012' or '\u2013' ? '-' : letter is '\u2019' or '\u02BC' ? '\'' : letter);
            }
            else if (at > 0 && at + 1 < cell.Length && char.IsAsciiDigit(cell[at - 1]) && char.IsAsciiDigit(cell[at + 1]))
            {
                // Between digits a space groups them, and is held to it: '12 34' is no figure.
                text.Append('\'');
            }
        }

        var match = Form().Match(text.ToString());
        if (!match.Success || (match.Groups["minus"].Captures.Count + match.Groups["open"].Captures.Count) > 1
            || match.Groups["open"].Success != match.Groups["close"].Success)
        {
            return null;
        }

        var beside = match.Groups["beside"].Captures.Select(capture => capture.Value).ToList();
        var currency = beside.Count == 1 ? beside[0] is "€" ? "EUR" : CurrencyCodes.Find(beside[0]) : null;
        return beside.Count > 1 || beside.Exists(one => char.IsAsciiLetter(one[0]) && currency is null)
            ? null
            : new Written(match.Groups["digits"].Value, match.Groups["minus"].Success || match.Groups["open"].Success, currency);
    }

    [GeneratedRegex(@"^(?<beside>[A-Za-z]{3}|\p{Sc})?(?<minus>-)?(?<open>\()?(?<minus>-)?(?<beside>[A-Za-z]{3}|\p{Sc})?(?<minus>-)?\+?(?<digits>[0-9][0-9.,']*|[.,][0-9]+)(?<minus>-)?(?<beside>[A-Za-z]{3}|\p{Sc})?(?<minus>-)?(?<close>\))?$")]
    private static partial Regex Form();

    [GeneratedRegex(@"^(?<whole>[0-9]*|[1-9][0-9]{0,2}((?<group>[,'])[0-9]{2,3}(\k<group>[0-9]{2,3})*(?<=[,'][0-9]{3})))(\.(?<part>[0-9]*))?$")]
    private static partial Regex PointForm();

    [GeneratedRegex(@"^(?<whole>[0-9]*|[1-9][0-9]{0,2}((?<group>[.'])[0-9]{2,3}(\k<group>[0-9]{2,3})*(?<=[.'][0-9]{3})))(,(?<part>[0-9]*))?$")]
    private static partial Regex CommaForm();

    readonly record struct Written(string Digits, bool Negative, string? Currency);
}

/// <summary>What a cell says of its column's decimal mark.</summary>
enum FigureEvidence
{
    /// <summary>It is the same figure under both.</summary>
    Either,
    Point,
    Comma,

    /// <summary>It is two different figures: '3.000'.</summary>
    Undecided,
    NoFigure,
}
