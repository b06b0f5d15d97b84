using System.Text.RegularExpressions;

namespace AlignBot.Sources.Csv;

/// <summary>Cells as spreadsheets and databases leave them when they could not keep what was there.</summary>
static partial class CsvDamage
{
    /// <summary>What is wrong with a key, a tier or a flag: the end of 'the cell ...'. Null when nothing is.</summary>
    /// <remarks>An id such as <c>74095E03</c> is none of these: a spreadsheet writes the plus.</remarks>
    public static string? OfKey(string cell) => Power().IsMatch(cell)
        ? "looks like an id that a spreadsheet took for a number: export the list anew and don't open it in a spreadsheet before it is read"
        : MonthAndDay().IsMatch(cell)
            ? "looks like an id that a spreadsheet took for a date: "
                + "export the list anew and don't open it in a spreadsheet before it is read"
            : null;

    /// <summary>What is wrong with any cell.</summary>
    public static string? Of(string cell) => Broken().IsMatch(cell) ? "is a spreadsheet's error and no value: mend the formula, "
        + "or leave the cell empty"
        : cell is @"\N" or "NULL" or "(null)" or "#NULL" ? "is a database's word for nothing: leave the cell empty where nothing is meant"
        : null;

    [GeneratedRegex(@"^-?\d([.,]\d+)?[Ee]\+\d{1,3}$")]
    private static partial Regex Power();

    [GeneratedRegex(@"^(\d{1,2}[-. ]{1,2}(Jan|Feb|Mar|Mrz|Apr|May|Mai|Jun|Jul|Aug|Sep|Oct|Okt|Nov|Dec|Dez)|(Jan|Feb|Mar|Mrz|Apr|May|Mai|Jun|Jul|Aug|Sep|Oct|Okt|Nov|Dec|Dez)[-. ]{1,2}\d{2})$", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture)]
    private static partial Regex MonthAndDay();

    [GeneratedRegex(@"^(#(REF|NAME|VALUE|NUM|NULL|BEZUG|WERT|ZAHL)[!?]|#N/A|#NV|#DIV/0!|#{3,})$",
        RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture)]
    private static partial Regex Broken();
}
