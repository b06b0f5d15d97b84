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
            .Select(
                column => (Column: column, Far: Math.Min(Distance(bare, Bare(column.Name)),
                    Distance(bare, Bare(column.Label ?? column.Name)))))
            .Where(one => one.Far <= Math.Max(1, bare.Length / 4))
            .OrderBy(one => one.Far).ThenBy(one => one.Column.Name, StringComparer.Ordinal)
            .Take(Most)
            .Select(one => one.Column)];
    }

    /// <summary>Letters and digits in small letters, without the vendor's prefix: <c>Target Account</c> and <c>hs_target_account</c> are
    /// near.</summary>
    static string Bare(string text) =>
        string.Concat(
            (text.StartsWith("hs_", StringComparison.OrdinalIgnoreCase) ? text[3..] : text).ToLowerInvariant().Where(char.IsLetterOrDigit));

    /// <summary>None where one holds the other; else how many letters must be changed.</summary>
    static int Distance(string left, string right)
    {
        if (Math.Min(left.Length, right.Length) >= 4 && (left.Contains(right, StringComparison.Ordinal)
            || right.Contains(left, StringComparison.Ordinal)))
        {
            return left.Length == right.Length ? 0 : 1;
        }

        return EditDistance.Between(left, right);
    }
}
