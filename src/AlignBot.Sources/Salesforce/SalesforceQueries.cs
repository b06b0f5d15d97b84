using System.Runtime.CompilerServices;
using System.Text.Json;
using AlignBot.Sources.Http;
using NodaTime;

namespace AlignBot.Sources.Salesforce;

/// <summary>Reads a query to its last row, page by page or as a bulk job, and ends only when what came is what was counted.</summary>
sealed class SalesforceQueries(SalesforceApi api)
{
    /// <summary>Salesforce takes addresses and headers of 16,384 bytes together.</summary>
    const int LongestAddress = 14_000;

    /// <summary>Halving so often makes some days of decades.</summary>
    const int MostHalvings = 12;

    /// <summary>Before there was a Salesforce nothing was changed in it.</summary>
    static readonly Instant Beginning = Instant.FromUtc(1999, 3, 8, 0, 0);

    readonly BulkQuery bulk = new(api);

    SalesforceSettings Settings => api.Settings;

    /// <summary>All rows, each once.</summary>
    public IAsyncEnumerable<SalesforceRecord> AllAsync(Soql query, string what, SourceRun run, CancellationToken cancel) =>
        RowsAsync(query, what, run, cancel);

    /// <summary>What changed since a moment, and somewhat before it. A query that takes too long is asked in parts.</summary>
    public async IAsyncEnumerable<SalesforceRecord> ChangedAsync(
        Soql query, Instant? since, string what, SourceRun run, [EnumeratorCancellation] CancellationToken cancel)
    {
        SeenIds? seen = null;
        var begun = run.Now;
        // The earlier half is asked first, so that what never ends is given up after that many queries.
        var parts = new Stack<(Instant? From, Instant? To, int Halvings)>([(since - Settings.Overlap, null, 0)]);
        while (parts.TryPop(out var part))
        {
            await using var rows = RowsAsync(query.Changed(part.From, part.To), what, run, cancel).GetAsyncEnumerator(cancel);
            SourceException? tooLong = null;
            var more = false;
            try
            {
                more = await rows.MoveNextAsync();
            }
            catch (SourceException failure) when (
                failure.Fault.Code is SalesforceVendor.TimedOut or SalesforceVendor.TooLarge && part.Halvings < MostHalvings)
            {
                // Nothing of this part has been given yet, so it may be asked for anew in halves.
                tooLong = failure;
            }
            if (tooLong is not null)
            {
                seen ??= new SeenIds();
                var (from, to) = (part.From ?? Beginning, part.To ?? Instant.Max(begun, part.From ?? Beginning));
                if (to - from < Duration.FromHours(1))
                {
                    throw tooLong;
                }
                var middle = from + ((to - from) / 2);
                parts.Push((middle, part.To, part.Halvings + 1));
                parts.Push((part.From, middle, part.Halvings + 1));
                continue;
            }
            for (; more; more = await rows.MoveNextAsync())
            {
                // A row that changes meanwhile moves from an earlier part to a later one.
                if (seen?.Add(rows.Current.Id) ?? true)
                {
                    yield return rows.Current;
                }
            }
        }
    }

    async IAsyncEnumerable<SalesforceRecord> RowsAsync(
        Soql query, string what, SourceRun run, [EnumeratorCancellation] CancellationToken cancel)
    {
        var seen = new SeenIds();
        var links = new HashSet<string>(StringComparer.Ordinal);
        var path = api.PathOf($"{(query.DeletedToo ? "queryAll" : "query")}?q={Uri.EscapeDataString(query.ToString())}");
        var ask = HttpAsk.Get(path, what) with
        {
            Headers = new Dictionary<string,
            string>
            { ["Sforce-Query-Options"] = $"batchSize={Settings.PageSize}" },
        };
        if (path.Length > LongestAddress)
        {
            throw new SourceException(
                SourceFaultKind.Config,
                $"The query for {what} is longer than Salesforce takes. Offer fewer fields or write a shorter Where in {Settings.Path}.");
        }
        for (var came = 0L; ;)
        {
            using var answer = await api.SendAsync(ask, run, cancel);
            var page = SalesforcePage.Read(answer.Root, what);
            if (links.Count == 0 && !page.Done && Settings.BulkFrom > 0 && page.TotalSize >= Settings.BulkFrom
                && await bulk.BeginAsync(query, what, run, cancel) is { } job)
            {
                await foreach (var row in bulk.ReadAsync(job, query, what, run, cancel))
                {
                    yield return Once(row);
                }
                yield break;
            }
            foreach (var row in page.Records.EnumerateArray())
            {
                came++;
                yield return Once(new JsonRecord(row));
            }
            if (page.Done)
            {
                if (came != page.TotalSize)
                {
                    throw Incomplete(
                        $"Salesforce counted {page.TotalSize} rows for {what}, but {came} came: something changed meanwhile, or rows "
                            + $"were lost.");
                }
                yield break;
            }
            if (!links.Add(page.Next!))
            {
                throw Incomplete($"Salesforce gave a page of {what} a second time.");
            }
            ask = ask with { Target = page.Next! };
        }

        SalesforceRecord Once(SalesforceRecord row) => seen.Add(row.Id)
            ? row
            : throw Incomplete($"Salesforce gave a row of {what} twice: something changed while it was read.");
    }

    static SourceException Incomplete(string how) =>
        new(SourceFaultKind.Incomplete, how + " Nothing of it is taken; the next reading begins anew.");
}

/// <summary>A page of a query's answer.</summary>
/// <param name="Next">Where the next page is; never null unless it is the last.</param>
readonly record struct SalesforcePage(long TotalSize, bool Done, string? Next, JsonElement Records)
{
    /// <exception cref="SourceException">It does not say how it goes on.</exception>
    public static SalesforcePage Read(JsonElement root, string what)
    {
        var next = root.At("nextRecordsUrl") is { ValueKind: JsonValueKind.String } link ? link.GetString() : null;
        return root.Truth("done") is { } done && root.Whole("totalSize") is { } size
            && root.At("records") is { ValueKind: JsonValueKind.Array } records
            && (done || !string.IsNullOrWhiteSpace(next))
            ? new SalesforcePage(size, done, done ? null : next, records)
            : throw new SourceException(
                SourceFaultKind.Incomplete,
                $"Salesforce's answer about {what} does not say whether and where it goes on. Nothing of it is taken; the next reading "
                + "begins anew.");
    }
}
