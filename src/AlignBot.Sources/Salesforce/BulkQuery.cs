using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Text.Json.Serialization;
using AlignBot.Sources.Http;
using CsvHelper;
using NodaTime;

namespace AlignBot.Sources.Salesforce;

/// <summary>A large query as a job of Bulk API 2.0: Salesforce works on it, and its result is fetched in parts of CSV.</summary>
sealed class BulkQuery(SalesforceApi api)
{
    static readonly Duration LongestPause = Duration.FromSeconds(30);

    /// <summary>The job's id; null where this org, user or object can't be read in bulk, so that pages have to do.</summary>
    public async Task<string?> BeginAsync(Soql query, string what, SourceRun run, CancellationToken cancel)
    {
        var asked = JsonSerializer.SerializeToUtf8Bytes(
            new BulkJob(query.DeletedToo ? "queryAll" : "query", query.ToString()), BulkJson.Default.BulkJob);
        var ask = new HttpAsk(HttpMethod.Post, api.PathOf("jobs/query"), what)
        {
            Content = () => new ByteArrayContent(asked) { Headers = { ContentType = new("application/json") } },
        };
        try
        {
            using var answer = await api.SendAsync(ask, run, cancel);
            return answer.Root.Text("id");
        }
        catch (SourceException refused) when (refused.Fault is { Kind: SourceFaultKind.Permission }
            or { Code: "INVALIDENTITY" or "INVALIDJOB" or "LIMIT_EXCEEDED" or "EXCEEDEDQUOTA" or "NOT_FOUND" })
        {
            run.Note(
                $"Salesforce does not give {what} in bulk ({refused.Fault.Code}), so they are read page by page. That takes more of "
                    + $"its API requests.");
            return null;
        }
    }

    public async IAsyncEnumerable<SalesforceRecord> ReadAsync(
        string job, Soql query, string what, SourceRun run, [EnumeratorCancellation] CancellationToken cancel)
    {
        var path = api.PathOf($"jobs/query/{Uri.EscapeDataString(job)}");
        var expected = await UntilDoneAsync(path, what, run, cancel);
        var (came, locators, locator) = (0L, new HashSet<string>(StringComparer.Ordinal), (string?)null);
        do
        {
            var part = locator is null ? "" : $"&locator={Uri.EscapeDataString(locator)}";
            var ask = HttpAsk.Get(
                $"{path}/results?maxRecords={api.Settings.BulkRows.ToString(CultureInfo.InvariantCulture)}{part}",
                what) with
            { Expects = ExpectedBody.Csv };
            using var answer = await api.SendAsync(ask, run, cancel);
            var rows = 0L;
            foreach (var row in Rows(answer.Body, query, what))
            {
                rows++;
                yield return row;
            }
            came += rows;
            if (long.TryParse(answer.Header("Sforce-NumberOfRecords"), NumberStyles.None, CultureInfo.InvariantCulture, out var told)
                && told != rows)
            {
                throw Broken(what, $"said {told} rows and gave {rows}");
            }
            // The end is a word, and not that there is none.
            locator = answer.Header("Sforce-Locator") switch
            {
                "null" => null,
                { Length: > 0 } next => next,
                _ => throw Broken(what, "did not say whether more follows"),
            };
            if (locator is not null && !locators.Add(locator))
            {
                throw Broken(what, "gave a part a second time");
            }
        }
        while (locator is not null);
        if (expected is { } count && count != came)
        {
            throw Broken(what, $"counted {count} rows and gave {came}");
        }
        using var _ = await api.SendAsync(
            new HttpAsk(HttpMethod.Delete, path, "the end of a bulk job") { Expects = ExpectedBody.Nothing }, run, cancel);
    }

    async Task<long?> UntilDoneAsync(string path, string what, SourceRun run, CancellationToken cancel)
    {
        for (var pause = Duration.FromSeconds(2); ; pause = Duration.Min(pause * 2, LongestPause))
        {
            using var answer = await api.SendAsync(HttpAsk.Get(path, what), run, cancel);
            switch (answer.Root.Text("state"))
            {
                case "JobComplete":
                    return answer.Root.Whole("numberRecordsProcessed");
                case "Failed":
                    throw new SourceException(
                        SourceFaultKind.Incomplete,
                        $"Salesforce's bulk job for {what} failed. Look in Setup at Bulk Data Load Jobs why; BulkFrom set to 0 reads "
                            + $"page by page instead.");
                case "Aborted":
                    throw new SourceException(
                        SourceFaultKind.Incomplete, $"Salesforce's bulk job for {what} was aborted by somebody there. The next "
                            + $"reading begins anew.");
                default:
                    await run.WaitAsync(
                        pause, new SourceFault(SourceFaultKind.Transient, $"Salesforce's bulk job for {what} was not done before the "
                            + $"time for this reading ran out. The next one begins anew."), cancel);
                    break;
            }
        }
    }

    static IEnumerable<CsvRecord> Rows(ReadOnlyMemory<byte> body, Soql query, string what)
    {
        using var csv = CsvReader.Create(body, new CsvReaderOptions
        {
            Separator = ',',
            MalformedData = CsvMalformedDataHandling.Throw,
            FieldCountMismatch = CsvFieldCountHandling.Throw,
            IncludeValuesInExceptions = false,
        });
        Dictionary<string, int>? columns = null;
        while (Next(csv, what) is { } cells)
        {
            columns ??= ColumnsOf(csv, query, what);
            yield return new CsvRecord(columns, cells);
        }
    }

    static Dictionary<string, int> ColumnsOf(CsvReader csv, Soql query, string what) => query.Fields.ToDictionary(
        field => field,
        field => csv.TryGetFieldIndex(field, out var at) ? at : throw Broken(what, $"left out {field}"),
        StringComparer.OrdinalIgnoreCase);

    static string[]? Next(CsvReader csv, string what)
    {
        try
        {
            return csv.Read() ? csv.Current.ToArray() : null;
        }
        catch (CsvFormatException)
        {
            throw Broken(what, "gave a line that was cut short");
        }
    }

    static SourceException Broken(string what, string how) => new(
        SourceFaultKind.Incomplete, $"Salesforce's bulk job for {what} {how}. Nothing of it is taken; the next reading begins anew.");
}

/// <summary>What a job is asked to do.</summary>
sealed record BulkJob([property: JsonPropertyName("operation")] string Operation, [property: JsonPropertyName("query")] string Query);

[JsonSerializable(typeof(BulkJob))]
sealed partial class BulkJson : JsonSerializerContext;
