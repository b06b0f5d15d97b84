using System.Globalization;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;

namespace AlignBot.SourceSimulators.Salesforce;

/// <summary>Queries and their further pages.</summary>
sealed class QueryEndpoint(LocalSalesforce salesforce)
{
    readonly Dictionary<string, Cursor> cursors = [];
    int made;

    public async Task QueryAsync(HttpContext http, bool deletedToo)
    {
        var soql = http.Request.Query["q"].ToString();
        if (http.Request.Path.Value!.Length + http.Request.QueryString.Value!.Length > 16_384)
        {
            http.Response.StatusCode = 414;
            http.Response.ContentType = "text/html";
            await http.Response.WriteAsync("<h1>Bad Message 414</h1><pre>reason: URI Too Long</pre>");
            return;
        }
        if (salesforce.Faults.TimesOut?.Invoke(soql) == true)
        {
            await SalesforceReply.ErrorAsync(http, 400, "QUERY_TIMEOUT", "Your query request was running for too long.");
            return;
        }
        Cursor cursor;
        try
        {
            var query = SoqlReader.Read(soql, salesforce.Options.Time.GetUtcNow());
            lock (salesforce.Org.Gate)
            {
                var run = new SoqlRun(salesforce.Org, query, deletedToo);
                var rows = run.Rows();
                if (query.Counts)
                {
                    cursor = new Cursor("", run, [], []) { Size = rows.Count };
                }
                else
                {
                    var locator = "01gXX" + (++made).ToString("D10", CultureInfo.InvariantCulture);
                    cursor = new Cursor(locator, run, query.Select, [.. rows.Select(row => (string)row["Id"]!)]) { Size = rows.Count };
                    cursors[locator] = cursor;
                }
            }
        }
        catch (SoqlRefusal refusal)
        {
            await SalesforceReply.ErrorAsync(http, 400, refusal.Code, refusal.Message);
            return;
        }
        await PageAsync(http, cursor, 0);
    }

    public async Task MoreAsync(HttpContext http)
    {
        var parts = ((string)http.Request.RouteValues["locator"]!).Split('-');
        Cursor? cursor = null;
        if (parts.Length == 2 && !salesforce.Faults.LocatorsExpire)
        {
            lock (salesforce.Org.Gate)
            {
                cursor = cursors.GetValueOrDefault(parts[0]);
            }
        }
        if (cursor is null || !int.TryParse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture, out var from))
        {
            await SalesforceReply.ErrorAsync(http, 400, "INVALID_QUERY_LOCATOR", "invalid query locator");
            return;
        }
        salesforce.Faults.BeforePage?.Invoke(++cursor.Pages + 1);
        await PageAsync(http, cursor, from);
    }

    Task PageAsync(HttpContext http, Cursor cursor, int from)
    {
        var faults = salesforce.Faults;
        var asked = http.Request.Headers["Sforce-Query-Options"].ToString().Replace("batchSize=", "", StringComparison.OrdinalIgnoreCase);
        var size = int.TryParse(asked, NumberStyles.None, CultureInfo.InvariantCulture, out var batch) ? Math.Clamp(batch, 200, 2000) : 2000;
        size = Math.Min(size, faults.PageSize);
        if (faults.PageSizes.Count > 0)
        {
            size = faults.PageSizes[Math.Min(cursor.Given++, faults.PageSizes.Count - 1)];
        }
        var answer = new JsonObject();
        lock (salesforce.Org.Gate)
        {
            var records = new JsonArray();
            foreach (var (at, own) in cursor.Ids.Skip(from).Take(size).Index())
            {
                var id = faults.RowComesAgain && at == 0 ? cursor.Ids[0] : own;

                // A row that was deleted in between is missing from its page.
                if (cursor.Run.Table.Rows.TryGetValue(id, out var row) && (row["IsDeleted"] is not true || cursor.HadDeleted.Contains(id)))
                {
                    records.Add(RecordOf(cursor, row, http));
                }
            }
            var next = from + size;
            var done = next >= cursor.Ids.Length;
            answer["totalSize"] = cursor.Size + faults.TotalSizeIsOffBy;
            answer["done"] = done;
            if (!done && !faults.LosesNextLink)
            {
                next = faults.RepeatPages ? from : next;
                answer["nextRecordsUrl"] = $"{faults.NextLinkHost}/services/data/{http.Request.RouteValues["version"]}/query/{cursor.Locator}-{next}";
            }
            answer["records"] = records;
        }
        return SalesforceReply.WriteAsync(http, 200, answer);
    }

    JsonObject RecordOf(Cursor cursor, SalesforceRow row, HttpContext http)
    {
        var version = http.Request.RouteValues["version"];
        var record = Begin(row);
        foreach (var path in cursor.Select)
        {
            var (at, on) = (record, (SalesforceRow?)row);
            foreach (var step in path.Parts[..^1])
            {
                var lookup = salesforce.Org.Table(on!.Type)!.ByRelationship(step)!;
                on = on[lookup.Name] is string id ? salesforce.Org.Find(id) : null;
                if (on is null)
                {
                    at.TryAdd(lookup.Relationship!, null);
                    break;
                }
                if (at[lookup.Relationship!] is not JsonObject below)
                {
                    at[lookup.Relationship!] = below = Begin(on);
                }
                at = below;
            }
            if (on is not null)
            {
                at[salesforce.Org.Table(on.Type)!.Field(path.Parts[^1])?.Name ?? path.Parts[^1]] = SalesforceReply.Value(on[path.Parts[^1]]);
            }
        }
        return record;

        JsonObject Begin(SalesforceRow of) => new()
        {
            ["attributes"] = new JsonObject { ["type"] = of.Type, ["url"] = $"/services/data/{version}/sobjects/{of.Type}/{of["Id"]}" },
        };
    }

    sealed class Cursor(string locator, SoqlRun run, IEnumerable<SoqlPath> select, string[] ids)
    {
        public string Locator { get; } = locator;

        public SoqlRun Run { get; } = run;

        public SoqlPath[] Select { get; } = [.. select];

        public string[] Ids { get; } = ids;

        /// <summary>Those that were deleted when the query was made, and belong to its answer.</summary>
        public HashSet<string> HadDeleted { get; } = [.. ids.Where(id => run.Table.Rows[id]["IsDeleted"] is true)];

        public int Size { get; init; }

        public int Given { get; set; }

        public int Pages { get; set; }
    }
}
