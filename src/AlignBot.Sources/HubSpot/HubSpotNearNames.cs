using System.Collections.Immutable;

namespace AlignBot.Sources.HubSpot;

/// <summary>What a person may have meant by a property's name that is none: they read labels, and mistype names.</summary>
static class HubSpotNearNames
{
    const int Most = 3;

    public static ImmutableArray<SourceColumn> Of(string wanted, IEnumerable<SourceColumn> columns)
    {
        var bare = Bare(wanted);
        return [.. columns
            .Select(column => (Column: column, Far: Math.Min(Distance(bare, Bare(column.Name)), Distance(bare, Bare(column.Label ?? column.Name)))))
            .Where(one => one.Far <= Math.Max(1, bare.Length / 4))
            .OrderBy(one => one.Far).ThenBy(one => one.Column.Name, StringComparer.Ordinal)
            .Take(Most)
            .Select(one => one.Column)];
    }

    /// <summary>Letters and digits in small letters, without the vendor's prefix: <c>Target Account</c> and <c>hs_target_account</c> are near.</summary>
    static string Bare(string text) =>
        string.Concat((text.StartsWith("hs_", StringComparison.OrdinalIgnoreCase) ? text[3..] : text).ToLowerInvariant().Where(char.IsLetterOrDigit));

    /// <summary>None where one holds the other; else how many letters must be changed.</summary>
    static int Distance(string left, string right)
    {
        if (Math.Min(left.Length, right.Length) >= 4 && (left.Contains(right, StringComparison.Ordinal) || right.Contains(left, StringComparison.Ordinal)))
        {
            return left.Length == right.Length ? 0 : 1;
        }
        var row = Enumerable.Range(0, right.Length + 1).ToArray();
        for (var i = 1; i <= left.Length; i++)
        {
            var corner = row[0];
            row[0] = i;
            for (var j = 1; j <= right.Length; j++)
            {
                var above = row[j];
                row[j] = Math.Min(Math.Min(row[j] + 1, row[j - 1] + 1), corner + (left[i - 1] == right[j - 1] ? 0 : 1));
                corner = above;
            }
        }
        return row[right.Length];
    }
}
