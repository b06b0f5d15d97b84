using System.Globalization;

namespace AlignBot.SourceSimulators.Salesforce;

/// <summary>Date literals: <c>TODAY</c>, <c>LAST_N_DAYS:30</c>, <c>THIS_MONTH</c>. Days are UTC's here; an org's are those of its user.</summary>
static class SoqlDays
{
    public static SoqlLiteral Day(DateOnly day) => new(SoqlLiteralKind.Day, First(day), First(day.AddDays(1)));

    static SoqlLiteral Of(DateOnly from, DateOnly until) => new(SoqlLiteralKind.Days, First(from), First(until));

    /// <summary>Null where the word is none.</summary>
    public static SoqlLiteral? Read(string word, DateTimeOffset now)
    {
        var today = DateOnly.FromDateTime(now.UtcDateTime);
        var month = new DateOnly(today.Year, today.Month, 1);
        var quarter = new DateOnly(today.Year, (((today.Month - 1) / 3) * 3) + 1, 1);
        var year = new DateOnly(today.Year, 1, 1);
        var (name, number) = Split(word);
        return (name, number) switch
        {
            ("TODAY", null) => Of(today, today.AddDays(1)),
            ("YESTERDAY", null) => Of(today.AddDays(-1), today),
            ("TOMORROW", null) => Of(today.AddDays(1), today.AddDays(2)),
            ("LAST_N_DAYS", { } days) => Of(today.AddDays(-days), today.AddDays(1)),
            ("NEXT_N_DAYS", { } days) => Of(today.AddDays(1), today.AddDays(days + 1)),
            ("LAST_90_DAYS", null) => Of(today.AddDays(-90), today.AddDays(1)),
            ("THIS_MONTH", null) => Of(month, month.AddMonths(1)),
            ("LAST_MONTH", null) => Of(month.AddMonths(-1), month),
            ("THIS_QUARTER", null) => Of(quarter, quarter.AddMonths(3)),
            ("LAST_QUARTER", null) => Of(quarter.AddMonths(-3), quarter),
            ("THIS_YEAR", null) => Of(year, year.AddYears(1)),
            ("LAST_YEAR", null) => Of(year.AddYears(-1), year),
            _ => null,
        };
    }

    static (string Name, int? Number) Split(string word)
    {
        var parts = word.ToUpperInvariant().Split(':');
        return parts is [var name, var number] && int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var days) ? (name, days) : (word.ToUpperInvariant(), null);
    }

    static DateTimeOffset First(DateOnly day) => new(day.ToDateTime(TimeOnly.MinValue), TimeSpan.Zero);
}
