namespace AlignBot.Sources;

/// <summary>How far two names are from each other, for what somebody may have meant.</summary>
static class EditDistance
{
    /// <summary>How many letters must be put in, left out or changed.</summary>
    public static int Between(string left, string right)
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
