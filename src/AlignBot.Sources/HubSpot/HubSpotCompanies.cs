using System.Collections.Immutable;
using System.Runtime.CompilerServices;

namespace AlignBot.Sources.HubSpot;

/// <summary>The companies on the list, each once, however the list is told from the rest.</summary>
sealed class HubSpotCompanies(HubSpotClient client)
{
    public const string Type = "companies";

    const int MembersPerPage = 250;

    /// <summary>A request with more than this of properties in its address is refused by gateways; then they go into the body.</summary>
    const int LongestQuery = 5000;

    readonly HubSpotBatch batch = new(client);
    readonly HubSpotLists lists = new(client);

    HubSpotOptions Options => client.Options;

    /// <summary>Pages of rows that live until the next one is asked for. Never a row twice.</summary>
    /// <exception cref="SourceException"><see cref="SourceFaultKind.Incomplete"/>: not all came, or two became one meanwhile.</exception>
    public async IAsyncEnumerable<IReadOnlyList<HubSpotRow>> ReadAsync(
        ImmutableArray<string> properties, SourceRun run, [EnumeratorCancellation] CancellationToken cancel)
    {
        var seen = new SeenIds();
        var pages = Options.Selection.From switch
        {
            HubSpotFrom.List => OfListAsync(properties, seen, run, cancel),
            HubSpotFrom.Search => new HubSpotSearch(client).ReadAsync(Type, SearchGroups(), properties, "the accounts", run, cancel),
            _ => AllAsync(properties, run, cancel),
        };
        await foreach (var page in pages)
        {
            List<HubSpotRow> fresh = [];
            foreach (var row in page.Where(row => seen.Add(row.Id)))
            {
                if (HubSpotValues.Several(row[HubSpotFields.Merged]).FirstOrDefault(former => former != row.Id
                    && seen.Contains(former)) is { } merged)
                {
                    throw new SourceException(
                        SourceFaultKind.Incomplete, $"Company {merged} was merged into {row.Id} while HubSpot was read, so both came. "
                            + "The reading is not whole; the next one begins anew.");
                }
                if (Options.Selection.Takes(row[Options.Fields.Flag]))
                {
                    fresh.Add(row);
                }
            }
            if (fresh.Count > 0)
            {
                yield return fresh;
            }
        }
    }

    async IAsyncEnumerable<IReadOnlyList<HubSpotRow>> OfListAsync(
        ImmutableArray<string> properties, SeenIds seen, SourceRun run, [EnumeratorCancellation] CancellationToken cancel)
    {
        var list = await lists.FindAsync(run, cancel);
        List<string> missing = [];
        await foreach (var rows in MembersAsync(list, seen, properties, missing, run, cancel))
        {
            // Who was merged away was missing for a good reason: the survivor names it.
            foreach (var former in rows.SelectMany(row => HubSpotValues.Several(row[HubSpotFields.Merged])))
            {
                missing.Remove(former);
            }
            yield return rows;
        }
        if (missing.Count == 0)
        {
            yield break;
        }
        // What was a member but could not be read has left meanwhile, or the list is not to be trusted: asked again, it must agree with
        // itself.
        List<string> still = [];
        await foreach (var rows in MembersAsync(list, seen, properties, still, run, cancel))
        {
            yield return rows;
        }
        if (still.Count > 0)
        {
            throw new SourceException(new SourceFault(
                SourceFaultKind.Incomplete,
                $"The list '{list.Name}' has {still.Count} members that HubSpot does not give "
                    + $"({string.Join(", ", still.Take(3))}{(still.Count > 3 ? ", …" : "")}). "
                + "The reading is not whole. Look whether the key may see those companies, or wait until HubSpot has worked the list out.")
            { Subject = list.Name });
        }
    }

    /// <summary>Rows of members that have not been seen.</summary>
    async IAsyncEnumerable<IReadOnlyList<HubSpotRow>> MembersAsync(
        HubSpotListFound list, SeenIds seen, ImmutableArray<string> properties, List<string> missing, SourceRun run,
        [EnumeratorCancellation] CancellationToken cancel)
    {
        var members = new SeenIds();
        List<string> ids = [];
        long? total = null;
        await foreach (var page in client.PagesAsync(
            after => $"{Options.Paths.Members(list.Id)}?limit={MembersPerPage}{HubSpotPaths.After(after)}",
                $"the members of the list '{list.Name}'", run, cancel))
        {
            total = page.Total;
            ids.AddRange(page.Rows.Select(row => row.Id).Where(id => members.Add(id) && !seen.Contains(id)));
            // Pages are not a multiple of what a batch takes: what is over waits for the next page.
            var full = page.Next is null ? ids.Count : ids.Count - (ids.Count % Options.PageSize);
            string[] now = [.. ids.Take(full)];
            ids.RemoveRange(0, full);
            await foreach (var rows in batch.ReadAsync(Type, now, properties, missing, "the accounts", run, cancel))
            {
                yield return rows;
            }
        }
        if (members.Count < total || (members.Count == 0 && list.Size > 0))
        {
            throw new SourceException(new SourceFault(
                SourceFaultKind.Incomplete,
                $"HubSpot counts {total ?? list.Size} members of the list '{list.Name}' and gave {members.Count}. "
                    + "The reading is not whole; the next one begins anew.")
            { Subject = list.Name });
        }
    }

    async IAsyncEnumerable<IReadOnlyList<HubSpotRow>> AllAsync(
        ImmutableArray<string> properties, SourceRun run, [EnumeratorCancellation] CancellationToken cancel)
    {
        var query = string.Join(',', properties);
        var inBody = query.Length > LongestQuery;
        var asked = $"{Options.Paths.Objects(Type)}?limit={Options.PageSize}&archived=false{(inBody ? "" : "&properties=" + query)}";
        await foreach (var page in client.PagesAsync(after => asked + HubSpotPaths.After(after), "the accounts", run, cancel))
        {
            if (!inBody)
            {
                yield return page.Rows;
                continue;
            }
            List<string> missing = [];
            await foreach (var rows in batch.ReadAsync(Type, [.. page.Rows.Select(row => row.Id)], properties, missing, "the accounts", run,
                cancel))
            {
                yield return rows;
            }
            if (missing.Count > 0)
            {
                throw new SourceException(
                    SourceFaultKind.Incomplete, $"{missing.Count} companies went away while HubSpot was read ({missing[0]}). "
                        + "The reading is not whole; the next one begins anew.");
            }
        }
    }

    IReadOnlyList<IReadOnlyList<HubSpotFilter>> SearchGroups() => Options.Fields.Flag is { } flag
        ? [.. Options.Selection.Values.Select(value => (IReadOnlyList<HubSpotFilter>)[new HubSpotFilter(flag, "EQ", value)])]
        : [];
}
