using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using AlignBot.SourceSimulators.Warehouses;

namespace AlignBot.SourceSimulators.Databricks;

/// <summary>A workspace of Databricks on this machine: its Statement Execution API, and the place that gives tokens to service
/// principals.</summary>
public sealed partial class LocalDatabricks : LocalWarehouse
{
    readonly Dictionary<string, Job> jobs = [];
    readonly Dictionary<string, DateTimeOffset> granted = [];

    LocalDatabricks(TimeProvider time)
        : base(time) => Storage = new LocalStorage(time);

    /// <summary>Personal access tokens that are taken.</summary>
    public ISet<string> Tokens { get; } = new HashSet<string>();

    public string ClientId { get; set; } = "11111111-2222-3333-4444-555555555555";

    public string? ClientSecret { get; set; }

    public string WarehouseId { get; set; } = "abcdef0123456789";

    /// <summary>The storage that results lie in where they are asked for as links; a host of its own.</summary>
    public LocalStorage Storage { get; }

    /// <summary>Links are given though rows were asked for.</summary>
    public bool GivesLinks { get; set; }

    public static async Task<LocalDatabricks> StartAsync(TimeProvider time, int port = 0, CancellationToken cancel = default)
    {
        var databricks = new LocalDatabricks(time);
        await databricks.ListenAsync(port, cancel);
        await databricks.Storage.ListenAsync(cancel: cancel);
        return databricks;
    }

    /// <summary>Ends all tokens that service principals were given.</summary>
    public void RevokeTokens() => granted.Clear();

    /// <summary>Both hosts end.</summary>
    public async ValueTask StopAsync()
    {
        await Storage.DisposeAsync();
        await DisposeAsync();
    }

    protected override WarehouseReply Ended() => Error(401, "UNAUTHENTICATED", "Credential was not sent or was of an unsupported type "
        + "for this API.");

    protected override WarehouseReply Answer(WarehouseRequest request)
    {
        var path = request.Path.Split('?')[0];
        if (request.Method == "POST" && path == "/oidc/v1/token")
        {
            return Token(request);
        }

        var token = request.Authorization?.Split(' ') is ["Bearer", var bearer] ? bearer : "";
        if (!Tokens.Contains(token) && !(granted.TryGetValue(token, out var until) && until > Time.GetUtcNow()))
        {
            return Error(403, "PERMISSION_DENIED", "Invalid access token.");
        }

        if (request.Method == "POST" && path == "/api/2.0/sql/statements")
        {
            return Begin(JsonNode.Parse(request.Body)!);
        }

        if (JobPath().Match(path) is not { Success: true } match || !jobs.TryGetValue(match.Groups["job"].Value, out var job))
        {
            return Error(404, "NOT_FOUND", "The statement was not found.");
        }

        if (match.Groups["cancel"].Success)
        {
            Stop(job.Id);
            return new WarehouseReply(200, "");
        }

        return match.Groups["chunk"].Success
            ? WarehouseReply.Json(200, Chunk(job, int.Parse(match.Groups["chunk"].Value, CultureInfo.InvariantCulture)))
            : Look(job);
    }

    WarehouseReply Token(WarehouseRequest request)
    {
        var basic = request.Authorization?.Split(' ') is ["Basic", var pair] ? Encoding.UTF8.GetString(Convert.FromBase64String(pair)) : "";
        if (basic != $"{ClientId}:{ClientSecret}" || !request.Body.Contains("grant_type=client_credentials", StringComparison.Ordinal))
        {
            return WarehouseReply.Json(401, new JsonObject
            {
                ["error"] = "invalid_client",
                ["error_description"] = "Client authentication failed"
            });
        }

        var token = $"eyJ-local-{granted.Count}-{Guid.NewGuid():N}";
        granted[token] = Time.GetUtcNow().AddHours(1);
        return WarehouseReply.Json(200, new JsonObject
        {
            ["access_token"] = token,
            ["scope"] = "all-apis",
            ["token_type"] = "Bearer",
            ["expires_in"] = 3600
        });
    }

    WarehouseReply Begin(JsonNode body)
    {
        if (body["warehouse_id"]?.GetValue<string>() != WarehouseId)
        {
            return Error(404, "RESOURCE_DOES_NOT_EXIST", $"SQL warehouse {body["warehouse_id"]} does not exist.");
        }

        var job = new Job($"01f0-{jobs.Count:0000}", body["disposition"]?.GetValue<string>() == "EXTERNAL_LINKS" || GivesLinks)
        {
            LooksLeft = Faults.LooksUntilDone,
            WakesLeft = Faults.LooksUntilAwake,
        };
        try
        {
            job.Statement = LocalStatement.Run(body["statement"]!.GetValue<string>(), Tables);
        }
        catch (StatementException wrong)
        {
            job.Failed = wrong.Trouble switch
            {
                StatementTrouble.NoTable => $"[TABLE_OR_VIEW_NOT_FOUND] The table or view `{wrong.Name}` cannot be found. SQLSTATE: 42P01",
                StatementTrouble.NoColumn => $"[UNRESOLVED_COLUMN.WITH_SUGGESTION] A column with name `{wrong.Name}` cannot be "
                    + $"resolved. SQLSTATE: 42703",
                _ => $"[PARSE_SYNTAX_ERROR] Syntax error at or near '{wrong.Name}'. SQLSTATE: 42601",
            };
        }

        jobs[job.Id] = job;
        return body["wait_timeout"]?.GetValue<string>() == "0s" ? State(job, "PENDING") : Look(job);
    }

    WarehouseReply Look(Job job)
    {
        if (job.WakesLeft > 0)
        {
            job.WakesLeft--;
            return State(job, "PENDING");
        }

        if (job.LooksLeft != 0)
        {
            job.LooksLeft -= job.LooksLeft > 0 ? 1 : 0;
            return State(job, "RUNNING");
        }

        if (job.Failed is not null)
        {
            return WarehouseReply.Json(200, new JsonObject
            {
                ["statement_id"] = job.Id,
                ["status"] = new JsonObject
                {
                    ["state"] = "FAILED",
                    ["error"] = new JsonObject
                    {
                        ["error_code"] = "BAD_REQUEST",
                        ["message"] = job.Failed
                    }
                },
            });
        }

        var rows = job.Statement!.Rows;
        return WarehouseReply.Json(200, new JsonObject
        {
            ["statement_id"] = job.Id,
            ["status"] = new JsonObject { ["state"] = "SUCCEEDED" },
            ["manifest"] = new JsonObject
            {
                ["format"] = "JSON_ARRAY",
                ["schema"] = new JsonObject
                {
                    ["column_count"] = job.Statement.Columns.Count,
                    ["columns"] = new JsonArray([.. job.Statement.Columns.Select((column, at) => (JsonNode)new JsonObject
                    {
                        ["name"] = column.Name, ["type_text"] = column.Type, ["type_name"] = column.Type.Split('(',
                            '<')[0].ToUpperInvariant(), ["position"] = at,
                    })]),
                },
                ["total_chunk_count"] = PartsOf(rows),
                ["total_row_count"] = rows.Count + Faults.CountIsOffBy,
                ["truncated"] = Faults.IsTruncated,
            },
            ["result"] = Chunk(job, 0),
        });
    }

    JsonObject Chunk(Job job, int at)
    {
        var rows = job.Statement!.Rows;
        var written = DatabricksWriting.Rows(PartOf(rows, at), job.Statement.Columns);
        int? next = at + 1 < PartsOf(rows) ? Faults.RepeatsAPart ? 1 : at + 1 : null;
        var chunk = new JsonObject { ["chunk_index"] = at, ["row_offset"] = at * RowsPerPart, ["row_count"] = written.Count };
        var holder = chunk;
        if (job.GivesLinks)
        {
            holder = new JsonObject
            {
                ["chunk_index"] = at,
                ["external_link"] = Storage.Keep(written.ToJsonString()),
                ["expiration"] = Time.GetUtcNow().AddMinutes(15).ToString("O", CultureInfo.InvariantCulture)
            };
            chunk = new JsonObject { ["external_links"] = new JsonArray(holder) };
        }
        else
        {
            chunk["data_array"] = written;
        }

        if (next is not null)
        {
            holder["next_chunk_index"] = next;
            holder["next_chunk_internal_link"] = $"/api/2.0/sql/statements/{job.Id}/result/chunks/{next}";
        }

        return chunk;
    }

    static WarehouseReply State(Job job, string state) => WarehouseReply.Json(200, new JsonObject
    {
        ["statement_id"] = job.Id,
        ["status"] = new JsonObject { ["state"] = state },
    });

    public static WarehouseReply Error(int status, string code, string message) =>
        WarehouseReply.Json(status, new JsonObject { ["error_code"] = code, ["message"] = message });

    [GeneratedRegex(@"^/api/2\.0/sql/statements/(?<job>[^/]+)((?<cancel>/cancel)|/result/chunks/(?<chunk>\d+))?$")]
    private static partial Regex JobPath();

    sealed class Job(string id, bool givesLinks)
    {
        public string Id => id;

        public bool GivesLinks => givesLinks;

        public LocalStatement? Statement { get; set; }

        /// <summary>The words with which it failed.</summary>
        public string? Failed { get; set; }

        public int LooksLeft { get; set; }

        public int WakesLeft { get; set; }
    }
}
