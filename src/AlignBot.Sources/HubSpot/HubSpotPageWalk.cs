namespace AlignBot.Sources.HubSpot;

/// <summary>Follows cursors, and sees when they lead in a circle.</summary>
sealed class HubSpotPageWalk(string what)
{
    /// <summary>A few pages may be empty though more follow; so many are a fault.</summary>
    const int MostEmptyInARow = 50;

    readonly HashSet<string> cursors = new(StringComparer.Ordinal);
    readonly HashSet<long> pages = [];
    int empty;

    /// <summary>The next cursor; null at the end. A short or empty page is no end.</summary>
    /// <exception cref="SourceException">A page or a cursor came a second time, or nothing comes any more.</exception>
    public string? Follow(HubSpotPage page)
    {
        if (page.Rows.Count > 0 && !pages.Add(Print(page)))
        {
            throw Circle("the same page twice");
        }
        empty = page.Rows.Count == 0 ? empty + 1 : 0;
        if (page.Next is not { } next)
        {
            return null;
        }
        return empty > MostEmptyInARow ? throw Circle("one empty page after the other")
            : cursors.Add(next) ? next
            : throw Circle("the same cursor twice");
    }

    /// <summary>The page's ids in their order, as a number: a page that comes again has the same one.</summary>
    static long Print(HubSpotPage page)
    {
        // FNV-1a over 64 bits.
        var print = 14695981039346656037UL;
        foreach (var letter in page.Rows.SelectMany(row => row.Id.Append(' ')))
        {
            print = unchecked((print ^ letter) * 1099511628211UL);
        }
        return unchecked((long)print);
    }

    SourceException Circle(string found) => new(
        SourceFaultKind.Incomplete, $"HubSpot gave {found} while {what} were read, so the reading is not whole. The next one begins anew.");
}
