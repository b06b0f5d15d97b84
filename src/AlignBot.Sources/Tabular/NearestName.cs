namespace AlignBot.Sources.Tabular;

/// <summary>What somebody may have meant.</summary>
static class NearestName
{
    /// <summary>The one of those found that is most like one of the names wanted; null when none is alike.</summary>
    public static string? Of(IEnumerable<string> wanted, IEnumerable<string> found)
    {
        var names = wanted.Select(TabularColumns.Plain).ToList();
        return found
            .Select(one => (one, far: names.Min(name => Distance(name, TabularColumns.Plain(one)))))
            .Where(one => one.far <= Math.Max(2, TabularColumns.Plain(one.one).Length / 4) && one.far < TabularColumns.Plain(one.one).Length)
            .OrderBy(one => one.far)
            .Select(one => one.one)
            .FirstOrDefault();
    }

    /// <summary>How many letters must be put in, left out or changed.</summary>
    static int Distance(string left, string right)
    {
        var row = Enumerable.Range(0, right.Length + 1).ToArray();
        for (var at = 0; at < left.Length; at++)
        {
            var diagonal = row[0];
            row[0] = at + 1;
            for (var to = 0; to < right.Length; to++)
            {
                var cost = left[at] == right[to] ? 0 : 1;
                (diagonal, row[to + 1]) = (row[to + 1], Math.Min(Math.Min(row[to], row[to + 1]) + 1, diagonal + cost));
            }
        }

        return row[^1];
    }
}
