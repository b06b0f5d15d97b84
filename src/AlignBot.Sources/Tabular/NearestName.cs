namespace AlignBot.Sources.Tabular;

/// <summary>What somebody may have meant.</summary>
static class NearestName
{
    /// <summary>The one of those found that is most like one of the names wanted; null when none is alike.</summary>
    public static string? Of(IEnumerable<string> wanted, IEnumerable<string> found)
    {
        var names = wanted.Select(TabularColumns.Plain).ToList();
        return found
            .Select(one => (one, far: names.Min(name => EditDistance.Between(name, TabularColumns.Plain(one)))))
            .Where(
                one => one.far <= Math.Max(2, TabularColumns.Plain(one.one).Length / 4) && one.far < TabularColumns.Plain(one.one).Length)
            .OrderBy(one => one.far)
            .Select(one => one.one)
            .FirstOrDefault();
    }
}
