namespace AlignBot.Sources.Salesforce;

/// <summary>Salesforce's ids: fifteen characters in which case counts, or eighteen, whose last three say which of them are
/// capitals.</summary>
public static class SalesforceId
{
    const string Checks = "ABCDEFGHIJKLMNOPQRSTUVWXYZ012345";
    const int Short = 15;
    const int Whole = 18;
    const int Group = 5;

    /// <summary>The form of eighteen, in its own capitals. Null when the text is no id.</summary>
    /// <remarks>
    /// Spreadsheets and lookups lose the capitals: of an id of eighteen they are put back from its last three letters. An id of fifteen
    /// that lost them can't be told from another one, so it is taken as it stands. An id of mixed case whose last letters do not fit has
    /// been mistyped, and is
    /// none.
    /// </remarks>
    public static string? Normalize(string? text)
    {
        var id = text?.Trim() ?? "";
        if (!id.All(char.IsAsciiLetterOrDigit))
        {
            return null;
        }
        if (id.Length == Short)
        {
            return id + SuffixOf(id);
        }
        if (id.Length != Whole)
        {
            return null;
        }
        var (front, suffix) = (id[..Short], id[Short..].ToUpperInvariant());
        if (SuffixOf(front) == suffix)
        {
            return front + suffix;
        }
        var lostItsCase = !front.Any(char.IsAsciiLetterUpper) || !front.Any(char.IsAsciiLetterLower);
        return lostItsCase && Recased(front, suffix) is { } repaired ? repaired + suffix : null;
    }

    /// <summary>The last three characters of an id, from its first fifteen.</summary>
    public static string SuffixOf(ReadOnlySpan<char> fifteen)
    {
        Span<char> suffix = stackalloc char[Whole - Short];
        for (var group = 0; group < suffix.Length; group++)
        {
            var capitals = 0;
            for (var at = 0; at < Group; at++)
            {
                capitals |= char.IsAsciiLetterUpper(fifteen[(group * Group) + at]) ? 1 << at : 0;
            }
            suffix[group] = Checks[capitals];
        }
        return suffix.ToString();
    }

    /// <summary>A number of its own for each id, which takes a fourth of the room of its text.</summary>
    /// <exception cref="ArgumentException">It is no id of eighteen.</exception>
    internal static UInt128 Pack(string id)
    {
        if (id.Length != Whole)
        {
            throw new ArgumentException("An id has eighteen characters.", nameof(id));
        }
        UInt128 packed = 0;
        foreach (var letter in id.AsSpan(0, Short))
        {
            packed = (packed << 7) | letter;
        }
        return packed;
    }

    static string? Recased(string front, string suffix)
    {
        Span<char> letters = stackalloc char[Short];
        for (var at = 0; at < Short; at++)
        {
            var capitals = Checks.IndexOf(suffix[at / Group], StringComparison.Ordinal);
            var isCapital = (capitals >> (at % Group) & 1) == 1;
            if (capitals < 0 || (isCapital && !char.IsAsciiLetter(front[at])))
            {
                return null;
            }
            letters[at] = isCapital ? char.ToUpperInvariant(front[at]) : char.ToLowerInvariant(front[at]);
        }
        return letters.ToString();
    }
}
