using NodaTime;

namespace AlignBot.Sources.HubSpot;

/// <summary>All objects of a type, or those that changed since.</summary>
sealed class HubSpotObjects(HubSpotClient client)
{
    /// <summary>The search finds a change some moments late; asked from a little earlier, none falls between two readings.</summary>
    static readonly Duration Overlap = Duration.FromMinutes(5);

    readonly HubSpotSearch search = new(client);

    /// <summary>Pages of rows that live until the next one is asked for.</summary>
    /// <param name="changed">The property with the moment of the last change.</param>
    /// <param name="groups">Rows that fit all filters of any of these; none: all rows.</param>
    /// <param name="withCompanies">Whether the companies shall come along; only all of a type have them, what a search finds does
    /// not.</param>
    public IAsyncEnumerable<IReadOnlyList<HubSpotRow>> ReadAsync(
        string type, Instant? since, string changed, IReadOnlyList<IReadOnlyList<HubSpotFilter>> groups, IReadOnlyCollection<string> properties,
        bool withCompanies, SourceRun run, CancellationToken cancel)
    {
        if (since is null && groups.Count == 0)
        {
            return AllAsync(type, properties, withCompanies, run, cancel);
        }
        IReadOnlyList<HubSpotFilter> later = since is { } moment
            ? [new HubSpotFilter(changed, "GTE", HubSpotValues.Filter(moment - Overlap))]
            : [];
        IReadOnlyList<IReadOnlyList<HubSpotFilter>> asked = groups.Count == 0
            ? [later] : [.. groups.Select(group => (IReadOnlyList<HubSpotFilter>)[.. group, .. later])];
        return search.ReadAsync(type, asked, properties, $"the {type}", run, cancel);
    }

    async IAsyncEnumerable<IReadOnlyList<HubSpotRow>> AllAsync(
        string type, IReadOnlyCollection<string> properties, bool withCompanies, SourceRun run,
        [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancel)
    {
        var asked =
            $"{client.Options.Paths.Objects(type)}?limit={client.Options.PageSize}&archived=false&properties={string.Join(',', properties)}"
            + (withCompanies ? "&associations=companies" : "");
        var seen = new SeenIds();
        await foreach (var page in client.PagesAsync(after => asked + HubSpotPaths.After(after), $"the {type}", run, cancel))
        {
            List<HubSpotRow> fresh = [.. page.Rows.Where(row => seen.Add(row.Id))];
            if (fresh.Count > 0)
            {
                yield return fresh;
            }
        }
    }
}
