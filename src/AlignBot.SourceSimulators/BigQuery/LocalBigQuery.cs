using System.Globalization;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using System.Web;
using AlignBot.SourceSimulators.Warehouses;

namespace AlignBot.SourceSimulators.BigQuery;

/// <summary>A BigQuery on this machine: queries and their pages, and the place that gives tokens to service accounts.</summary>
public sealed partial class LocalBigQuery : LocalWarehouse
{
    const string SelfAudience = "https://bigquery.googleapis.com/";
    const string TokenAudience = "https://oauth2.googleapis.com/token";

    readonly Dictionary<string, Job> jobs = [];
    readonly Dictionary<string, DateTimeOffset> tokens = [];

    LocalBigQuery(TimeProvider time)
        : base(time)
    {
    }

    public string Project { get; set; } = "acme-analytics";

    public string Location { get; set; } = "EU";

    /// <summary>The service account that is let in.</summary>
    public string Account { get; set; } = "alignbot@acme-analytics.iam.gserviceaccount.com";

    /// <summary>Of its key, PEM. Null: it has none.</summary>
    public string? PublicKey { get; set; }

    /// <summary>What a statement would read, for the limit that it is given.</summary>
    public long BytesRead { get; set; } = 1_000_000;

    public static async Task<LocalBigQuery> StartAsync(TimeProvider time, int port = 0, CancellationToken cancel = default)
    {
        var bigQuery = new LocalBigQuery(time);
        await bigQuery.ListenAsync(port, cancel);
        return bigQuery;
    }

    /// <summary>A token without asking for one, for clients that are given theirs.</summary>
    public string GrantToken()
    {
        var token = $"ya29.local-{tokens.Count}-{Guid.NewGuid():N}";
        tokens[token] = Time.GetUtcNow().AddHours(1);
        return token;
    }

    public void RevokeTokens() => tokens.Clear();

    protected override WarehouseReply Ended() => Error(401, "authError", "Request had invalid authentication credentials.");

    protected override WarehouseReply Answer(WarehouseRequest request)
    {
        var path = request.Path.Split('?')[0];
        if (request.Method == "POST" && path == "/token")
        {
            return Token(HttpUtility.ParseQueryString(request.Body));
        }

        if (!IsLetIn(request.Authorization))
        {
            return Ended();
        }

        var query = HttpUtility.ParseQueryString(request.Path.Contains('?', StringComparison.Ordinal) ? request.Path.Split('?')[1] : "");
        if (ProjectPath().Match(path) is not { Success: true } match || match.Groups["project"].Value != Project)
        {
            return Error(404, "notFound", "Not found: Project");
        }

        return (request.Method, match.Groups["rest"].Value.Split('/')) switch
        {
            ("POST", ["queries"]) => Begin(JsonNode.Parse(request.Body)!),
            ("POST", ["jobs"]) => Insert(JsonNode.Parse(request.Body)!),
            ("GET", ["jobs", var id]) => Known(id, query["location"]) is { } job ? WarehouseReply.Json(200, JobOf(job)) : NoJob(id),
            ("GET", ["queries", var id]) => Known(id, query["location"]) is { } job ? Page(job, query) : NoJob(id),
            ("POST", ["jobs", var id, "cancel"]) => Known(id, query["location"]) is { } job ? Cancel(job) : NoJob(id),
            _ => Error(404, "notFound", "Not found"),
        };
    }

    WarehouseReply Token(System.Collections.Specialized.NameValueCollection form)
    {
        var claims = form["grant_type"] == "urn:ietf:params:oauth:grant-type:jwt-bearer" && PublicKey is not null
            ? LocalJwt.Claims(form["assertion"] ?? "", PublicKey) : null;
        return claims is not null && IsTimely(claims) && claims["iss"]?.GetValue<string>() == Account
            && claims["aud"]?.GetValue<string>() == TokenAudience && claims["scope"]?.GetValue<string>() is { Length: > 0 }
            ? WarehouseReply.Json(200, new JsonObject { ["access_token"] = GrantToken(), ["expires_in"] = 3599, ["token_type"] = "Bearer" })
            : WarehouseReply.Json(400, new JsonObject { ["error"] = "invalid_grant", ["error_description"] = "Invalid JWT Signature." });
    }

    bool IsLetIn(string? authorization)
    {
        if (authorization?.Split(' ') is not ["Bearer", var token])
        {
            return false;
        }

        return tokens.TryGetValue(token, out var until)
            ? until > Time.GetUtcNow()
            : PublicKey is not null && LocalJwt.Claims(token, PublicKey) is { } claims && IsTimely(claims)
                && claims["iss"]?.GetValue<string>() == Account && claims["sub"]?.GetValue<string>() == Account
                && claims["aud"]?.GetValue<string>() == SelfAudience;
    }

    bool IsTimely(JsonObject claims)
    {
        var (issued, expires, now) = (claims["iat"]!.GetValue<long>(), claims["exp"]!.GetValue<long>(),
            Time.GetUtcNow().ToUnixTimeSeconds());
        return issued <= now + 60 && expires > now && expires - issued <= 3600;
    }

    WarehouseReply Begin(JsonNode body)
    {
        var format = body["formatOptions"]?["useInt64Timestamp"]?.ToString() == "true";
        return Start(body["query"]!.GetValue<string>(), body["maximumBytesBilled"]?.ToString(), body["dryRun"]?.ToString() == "true",
            out var job)
            is { } answer ? answer
            : Look(job!, format, body["maxResults"]?.GetValue<int>());
    }

    /// <summary>As the vendor's own clients begin a query.</summary>
    WarehouseReply Insert(JsonNode body)
    {
        var query = body["configuration"]?["query"];
        return Start(query?["query"]?.GetValue<string>() ?? "", query?["maximumBytesBilled"]?.ToString(), false, out var job,
            body["jobReference"]?["jobId"]?.ToString())
            ?? WarehouseReply.Json(200, JobOf(job!));
    }

    WarehouseReply? Start(string text, string? most, bool isDry, out Job? job, string? id = null)
    {
        job = null;
        if (most is not null && long.Parse(most, CultureInfo.InvariantCulture) < BytesRead)
        {
            return Error(400, "bytesBilledLimitExceeded", $"Query exceeded limit for bytes billed: {most}. {BytesRead} or higher "
                + $"required.");
        }

        try
        {
            var statement = LocalStatement.Run(text, Tables);
            if (isDry)
            {
                return WarehouseReply.Json(200, new JsonObject
                {
                    ["kind"] = "bigquery#queryResponse",
                    ["schema"] = BigQueryWriting.Schema(statement.Columns),
                    ["jobComplete"] = true,
                    ["totalBytesProcessed"] = BytesRead.ToString(CultureInfo.InvariantCulture),
                    ["cacheHit"] = false,
                });
            }

            job = new Job(id ?? $"job_{jobs.Count + 1:0000}", statement, Faults.LooksUntilDone);
            jobs[job.Id] = job;
            return null;
        }
        catch (StatementException wrong)
        {
            return wrong.Trouble switch
            {
                StatementTrouble.NoTable => Error(404, "notFound", $"Not found: Table {Project}:{wrong.Name} was not found in location "
                    + $"{Location}"),
                StatementTrouble.NoColumn => Error(400, "invalidQuery", $"Unrecognized name: {wrong.Name} at [1:8]"),
                _ => Error(400, "invalidQuery", $"Syntax error: Unexpected identifier \"{wrong.Name}\" at [1:1]"),
            };
        }
    }

    WarehouseReply Page(Job job, System.Collections.Specialized.NameValueCollection query) => Look(
        job, query["formatOptions.useInt64Timestamp"] == "true", int.TryParse(query["maxResults"], CultureInfo.InvariantCulture,
            out var most) ? most : null,
            query["pageToken"]);

    WarehouseReply Look(Job job, bool asMicroseconds, int? most, string? page = null)
    {
        if (job.LooksLeft != 0)
        {
            job.LooksLeft -= job.LooksLeft > 0 ? 1 : 0;
            return WarehouseReply.Json(200, new JsonObject
            {
                ["kind"] = "bigquery#queryResponse",
                ["jobReference"] = Reference(job),
                ["jobComplete"] = false
            });
        }

        var rows = job.Statement.Rows;
        var size = Math.Min(RowsPerPart, most is > 0 ? most.Value : RowsPerPart);
        var from = page is null ? 0 : int.Parse(page.AsSpan("rows-".Length), CultureInfo.InvariantCulture);
        var answer = new JsonObject
        {
            ["kind"] = "bigquery#queryResponse",
            ["schema"] = BigQueryWriting.Schema(job.Statement.Columns),
            ["jobReference"] = Reference(job),
            ["totalRows"] = (rows.Count + Faults.CountIsOffBy).ToString(CultureInfo.InvariantCulture),
            ["jobComplete"] = true,
            ["cacheHit"] = false,
        };
        if (rows.Count > 0)
        {
            answer["rows"] = BigQueryWriting.Rows(rows.Skip(from).Take(size), job.Statement.Columns, asMicroseconds);
        }

        if (from + size < rows.Count && !Faults.IsTruncated)
        {
            answer["pageToken"] = $"rows-{(Faults.RepeatsAPart ? size : from + size)}";
        }

        return WarehouseReply.Json(200, answer);
    }

    WarehouseReply Cancel(Job job)
    {
        Stop(job.Id);
        return WarehouseReply.Json(200, new JsonObject { ["kind"] = "bigquery#jobCancelResponse", ["job"] = JobOf(job) });
    }

    JsonObject JobOf(Job job) => new()
    {
        ["kind"] = "bigquery#job",
        ["id"] = $"{Project}:{Location}.{job.Id}",
        ["jobReference"] = Reference(job),
        ["configuration"] = new JsonObject { ["jobType"] = "QUERY", ["query"] = new JsonObject() },
        ["status"] = new JsonObject { ["state"] = job.LooksLeft == 0 ? "DONE" : "RUNNING" },
    };

    JsonObject Reference(Job job) => new() { ["projectId"] = Project, ["jobId"] = job.Id, ["location"] = Location };

    /// <summary>Outside US and EU a job is found only with its location.</summary>
    Job? Known(string id, string? location) => location == Location || (location is null && Location is "US" or "EU")
        ? jobs.GetValueOrDefault(id) : null;

    WarehouseReply NoJob(string id) => Error(404, "notFound", $"Not found: Job {Project}:{id}");

    public static WarehouseReply Error(int status, string reason, string message) => WarehouseReply.Json(status, new JsonObject
    {
        ["error"] = new JsonObject
        {
            ["code"] = status,
            ["message"] = message,
            ["errors"] = new JsonArray(new JsonObject { ["message"] = message, ["domain"] = "global", ["reason"] = reason }),
        },
    });

    [GeneratedRegex("^/bigquery/v2/projects/(?<project>[^/]+)/(?<rest>.+)$")]
    private static partial Regex ProjectPath();

    sealed class Job(string id, LocalStatement statement, int looks)
    {
        public string Id => id;

        public LocalStatement Statement => statement;

        public int LooksLeft { get; set; } = looks;
    }
}
