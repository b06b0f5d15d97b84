using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using AlignBot.SourceSimulators.Warehouses;

namespace AlignBot.SourceSimulators.Snowflake;

/// <summary>A Snowflake on this machine: its SQL API, with key-pair tokens and programmatic ones.</summary>
public sealed partial class LocalSnowflake : LocalWarehouse
{
    readonly Dictionary<string, Job> jobs = [];

    LocalSnowflake(TimeProvider time)
        : base(time)
    {
    }

    /// <summary>As it is claimed, in capitals.</summary>
    public string Account { get; set; } = "MYORG-MYACCOUNT";

    public string User { get; set; } = "ALIGNBOT";

    /// <summary>The user's RSA_PUBLIC_KEY, PEM. Null: it has none.</summary>
    public string? PublicKey { get; set; }

    /// <summary>Programmatic access tokens that are taken.</summary>
    public ISet<string> Tokens { get; } = new HashSet<string>();

    /// <summary>The warehouses that the role may use.</summary>
    public ISet<string> Warehouses { get; } = new HashSet<string> { "REPORTING" };

    public static async Task<LocalSnowflake> StartAsync(TimeProvider time, int port = 0, CancellationToken cancel = default)
    {
        var snowflake = new LocalSnowflake(time);
        await snowflake.ListenAsync(port, cancel);
        return snowflake;
    }

    protected override WarehouseReply Ended() => Error(401, "390114", null, "Authentication token has expired.  The user must "
        + "authenticate again.");

    protected override WarehouseReply Answer(WarehouseRequest request)
    {
        if (!request.Headers.ContainsKey("User-Agent"))
        {
            return Error(400, "391903", null, "The request must have a User-Agent header.");
        }

        if (Refused(request) is { } refusal)
        {
            return refusal;
        }

        var path = request.Path.Split('?')[0];
        if (request.Method == "POST" && path == "/api/v2/statements")
        {
            return Begin(request);
        }

        if (JobPath().Match(path) is not { Success: true } match || !jobs.TryGetValue(match.Groups["job"].Value, out var job))
        {
            return Error(404, "391914", null, "The statement handle is not known.");
        }

        if (match.Groups["cancel"].Success)
        {
            Stop(job.Handle);
            return WarehouseReply.Json(200, new JsonObject
            {
                ["code"] = "000604",
                ["message"] = "SQL execution canceled",
                ["statementHandle"] = job.Handle
            });
        }

        return Part().Match(request.Path) is { Success: true } part ? Rows(job, int.Parse(part.Groups["part"].Value, null)) : Look(job);
    }

    WarehouseReply? Refused(WarehouseRequest request)
    {
        var token = request.Authorization?.Split(' ') is ["Bearer", var bearer] ? bearer : "";
        var kind = request.Headers.GetValueOrDefault("X-Snowflake-Authorization-Token-Type");
        return kind switch
        {
            "PROGRAMMATIC_ACCESS_TOKEN" => Tokens.Contains(token) ? null : Error(401, "394400", null, "Programmatic access token is "
                + "invalid."),
            "KEYPAIR_JWT" or null => IsSigned(token) ? null : Error(401, "390144", null, "JWT token is invalid."),
            _ => Error(401, "390303", null, "Invalid OAuth access token."),
        };
    }

    bool IsSigned(string token)
    {
        if (PublicKey is null || LocalJwt.Claims(token, PublicKey) is not { } claims)
        {
            return false;
        }

        var now = Time.GetUtcNow().ToUnixTimeSeconds();
        var (issued, expires) = (claims["iat"]!.GetValue<long>(), claims["exp"]!.GetValue<long>());
        return claims["sub"]?.GetValue<string>() == $"{Account}.{User}"
            && claims["iss"]?.GetValue<string>() == $"{Account}.{User}.SHA256:{LocalJwt.Fingerprint(PublicKey)}"
            && issued <= now + 60 && expires > now && expires - issued <= 3600;
    }

    WarehouseReply Begin(WarehouseRequest request)
    {
        var body = JsonNode.Parse(request.Body)!;
        var text = body["statement"]!.GetValue<string>();
        if (body["warehouse"]?.GetValue<string>() is not { } warehouse || !Warehouses.Contains(warehouse))
        {
            return Error(422, "000606", "57P03", "No active warehouse selected in the current session. Select an active warehouse with "
                + "the 'use warehouse' command.");
        }

        if (text.Contains(';', StringComparison.Ordinal))
        {
            return Error(422, "000008", "0A000", "Actual statement count 2 did not match the desired statement count 1.");
        }

        try
        {
            var job = new Job($"01b2c3d4-0000-{jobs.Count:x4}-0000-00000000000{jobs.Count % 10}", LocalStatement.Run(text, Tables),
                Faults.LooksUntilDone, Faults.LooksUntilAwake);
            jobs[job.Handle] = job;

            // Asked for at once, it is given at once only where nothing stands in the way.
            return request.Path.Contains("async=true", StringComparison.Ordinal) && (job.LooksLeft != 0 || job.WakesLeft > 0)
                ? Runs(job) : Look(job);
        }
        catch (StatementException wrong)
        {
            return wrong.Trouble switch
            {
                StatementTrouble.NoTable => Error(422, "002003", "42S02", $"SQL compilation error:\nObject "
                    + $"'{wrong.Name.ToUpperInvariant()}' does not exist or not authorized."),
                StatementTrouble.NoColumn => Error(422, "000904", "42000", $"SQL compilation error: error line 1 at position 7\ninvalid "
                    + $"identifier '{wrong.Name.ToUpperInvariant()}'"),
                _ => Error(422, "001003", "42000", $"SQL compilation error:\nsyntax error line 1 at position 0 unexpected '{wrong.Name}'."),
            };
        }
    }

    WarehouseReply Look(Job job)
    {
        if (job.WakesLeft > 0)
        {
            job.WakesLeft--;
            return Runs(job);
        }

        if (job.LooksLeft != 0)
        {
            job.LooksLeft -= job.LooksLeft > 0 ? 1 : 0;
            return Runs(job);
        }

        var (rows, parts) = (job.Statement.Rows, PartsOf(job.Statement.Rows));
        return WarehouseReply.Json(200, new JsonObject
        {
            ["resultSetMetaData"] = new JsonObject
            {
                ["numRows"] = rows.Count + Faults.CountIsOffBy,
                ["format"] = "jsonv2",
                ["partitionInfo"] = new JsonArray([.. Enumerable.Range(0, parts).Select(part =>
                    (JsonNode)new JsonObject { ["rowCount"] = PartOf(rows, part).Count() })]),
                ["rowType"] = new JsonArray([.. job.Statement.Columns.Select(column => (JsonNode)new JsonObject
                {
                    ["name"] = column.Name, ["type"] = SnowflakeWriting.TypeOf(column.Type), ["nullable"] = true,
                })]),
            },
            ["code"] = "090001",
            ["message"] = "Statement executed successfully.",
            ["statementHandle"] = job.Handle,
            ["statementStatusUrl"] = $"/api/v2/statements/{job.Handle}",
            ["data"] = SnowflakeWriting.Rows(PartOf(rows, 0), job.Statement.Columns),
        });
    }

    WarehouseReply Rows(Job job, int part) => WarehouseReply.Json(200, new JsonObject
    {
        ["data"] = SnowflakeWriting.Rows(Faults.IsTruncated ? [] : PartOf(job.Statement.Rows, part), job.Statement.Columns),
    });

    static WarehouseReply Runs(Job job) => WarehouseReply.Json(202, new JsonObject
    {
        ["code"] = job.WakesLeft > 0 ? "333333" : "333334",
        ["message"] = "Asynchronous execution in progress. Use provided query id to perform query monitoring and management.",
        ["statementHandle"] = job.Handle,
        ["statementStatusUrl"] = $"/api/v2/statements/{job.Handle}",
    });

    public static WarehouseReply Error(int status, string code, string? state, string message) => WarehouseReply.Json(status, new JsonObject
    {
        ["code"] = code,
        ["sqlState"] = state,
        ["message"] = message,
    });

    [GeneratedRegex("^/api/v2/statements/(?<job>[^/]+)(?<cancel>/cancel)?$")]
    private static partial Regex JobPath();

    [GeneratedRegex(@"[?&]partition=(?<part>\d+)")]
    private static partial Regex Part();

    sealed class Job(string handle, LocalStatement statement, int looks, int wakes)
    {
        public string Handle => handle;

        public LocalStatement Statement => statement;

        public int LooksLeft { get; set; } = looks;

        public int WakesLeft { get; set; } = wakes;
    }
}
