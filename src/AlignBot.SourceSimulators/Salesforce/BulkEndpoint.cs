using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;

namespace AlignBot.SourceSimulators.Salesforce;

/// <summary>Bulk API 2.0 queries: a job, its state, and its results in parts.</summary>
sealed class BulkEndpoint(LocalSalesforce salesforce)
{
    readonly Dictionary<string, Job> jobs = [];
    readonly Lock mutex = new();

    public async Task CreateAsync(HttpContext http)
    {
        if (salesforce.Faults.BulkIsRefused)
        {
            await SalesforceReply.ErrorAsync(http, 403, "API_DISABLED_FOR_ORG", "Bulk API is not enabled for this Organization or Partner");
            return;
        }
        using var asked = await JsonDocument.ParseAsync(http.Request.Body);
        var operation = asked.RootElement.GetProperty("operation").GetString();
        if (operation is not ("query" or "queryAll"))
        {
            await SalesforceReply.ErrorAsync(http, 400, "INVALIDJOB", "operation must be query or queryAll");
            return;
        }
        Job job;
        try
        {
            var query = SoqlReader.Read(asked.RootElement.GetProperty("query").GetString()!, salesforce.Options.Time.GetUtcNow());
            lock (salesforce.Org.Gate)
            {
                var run = new SoqlRun(salesforce.Org, query, operation == "queryAll");
                var rows = run.Rows().Select(row => query.Select.Select(path => run.ValueOf(row, path)).ToArray());
                lock (mutex)
                {
                    job = new Job(
                        $"750XX{jobs.Count + 1:D10}AAA", operation, run.Table.Name, Version(http), [.. query.Select.Select(path => path.ToString())], [.. rows]);
                    jobs[job.Id] = job;
                }
            }
        }
        catch (SoqlRefusal refusal)
        {
            await SalesforceReply.ErrorAsync(http, 400, refusal.Code, refusal.Message);
            return;
        }
        await SalesforceReply.WriteAsync(http, 200, Told(job, "UploadComplete"));
    }

    public Task StateAsync(HttpContext http) => WithAsync(http, job =>
    {
        job.State = job.State != "InProgress" || job.Asked++ < salesforce.Faults.BulkTakes ? job.State : salesforce.Faults.BulkEnds ?? "JobComplete";
        return SalesforceReply.WriteAsync(http, 200, Told(job, job.State));
    });

    public Task ResultsAsync(HttpContext http) => WithAsync(http, async job =>
    {
        if (job.State != "JobComplete")
        {
            await SalesforceReply.ErrorAsync(http, 404, "NOT_FOUND", "The requested resource does not exist");
            return;
        }
        var most = int.TryParse(http.Request.Query["maxRecords"], NumberStyles.None, CultureInfo.InvariantCulture, out var said) ? said : 50_000;
        var from = http.Request.Query["locator"].ToString() is { Length: > 0 } locator
            ? int.Parse(Encoding.ASCII.GetString(Convert.FromBase64String(locator)), CultureInfo.InvariantCulture)
            : 0;
        var rows = job.Rows.Skip(from).Take(most).ToArray();
        var next = from + rows.Length;
        var given = salesforce.Faults.BulkLosesARow || salesforce.Faults.BulkPartIsShort ? rows[..^1] : rows;
        http.Response.Headers["Sforce-NumberOfRecords"] = (salesforce.Faults.BulkLosesARow ? given : rows).Length.ToString(CultureInfo.InvariantCulture);
        http.Response.Headers["Sforce-Locator"] = next < job.Rows.Length
            ? Convert.ToBase64String(Encoding.ASCII.GetBytes(next.ToString(CultureInfo.InvariantCulture)))
            : "null";
        http.Response.ContentType = "text/csv";
        var text = new StringBuilder().AppendJoin(',', job.Columns.Select(Quoted)).Append('\n');
        foreach (var row in given)
        {
            text.AppendJoin(',', row.Select(Quoted)).Append('\n');
        }
        await http.Response.WriteAsync(text.ToString());
    });

    public Task AbortAsync(HttpContext http) => WithAsync(http, job =>
    {
        job.State = "Aborted";
        return SalesforceReply.WriteAsync(http, 200, Told(job, job.State));
    });

    public Task DeleteAsync(HttpContext http) => WithAsync(http, job =>
    {
        lock (mutex)
        {
            jobs.Remove(job.Id);
        }
        http.Response.StatusCode = StatusCodes.Status204NoContent;
        return Task.CompletedTask;
    });

    static string Version(HttpContext http) => (string)http.Request.RouteValues["version"]!;

    static string Quoted(object? value) => value switch
    {
        null => "",
        bool truth => truth ? "true" : "false",
        _ => $"\"{Convert.ToString(value, CultureInfo.InvariantCulture)!.Replace("\"", "\"\"", StringComparison.Ordinal)}\"",
    };

    JsonObject Told(Job job, string state)
    {
        var told = new JsonObject
        {
            ["id"] = job.Id,
            ["operation"] = job.Operation,
            ["object"] = job.Object,
            ["createdById"] = salesforce.RunAs,
            ["state"] = state,
            ["concurrencyMode"] = "Parallel",
            ["contentType"] = "CSV",
            ["apiVersion"] = decimal.Parse(job.Version[1..], CultureInfo.InvariantCulture),
            ["lineEnding"] = "LF",
            ["columnDelimiter"] = "COMMA",
        };
        if (state == "JobComplete")
        {
            told["numberRecordsProcessed"] = job.Rows.Length;
        }
        if (state == "Failed")
        {
            told["errorMessage"] = "the job could not be processed";
        }
        return told;
    }

    Task WithAsync(HttpContext http, Func<Job, Task> answer)
    {
        Job? job;
        lock (mutex)
        {
            job = jobs.GetValueOrDefault((string)http.Request.RouteValues["id"]!);
        }
        return job switch
        {
            null => SalesforceReply.ErrorAsync(http, 404, "NOT_FOUND", "The requested resource does not exist"),
            _ when job.Version != Version(http) => SalesforceReply.ErrorAsync(http, 409, "API_ERROR", "the job was made with another version"),
            _ => answer(job),
        };
    }

    sealed class Job(string id, string operation, string type, string version, string[] columns, object?[][] rows)
    {
        public string Id { get; } = id;

        public string Operation { get; } = operation;

        public string Object { get; } = type;

        public string Version { get; } = version;

        public string[] Columns { get; } = columns;

        public object?[][] Rows { get; } = rows;

        public string State { get; set; } = "InProgress";

        public int Asked { get; set; }
    }
}
