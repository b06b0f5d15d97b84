using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using AlignBot.Sources.Http;
using AlignBot.Sources.Sql;
using AlignBot.Sources.Warehouses;

namespace AlignBot.Sources.BigQuery;

/// <summary>BigQuery over its REST API.</summary>
sealed class BigQueryWarehouse : IWarehouse
{
    /// <summary>How long BigQuery is asked to hold a look back while a statement runs, in milliseconds, where a request may take longer.</summary>
    const int LongestHeld = 10_000;

    readonly BigQuerySettings settings;
    readonly BigQueryLogin login;
    readonly SourceHttp http;
    readonly AccessToken token;

    public BigQueryWarehouse(BigQuerySettings settings, SourceServices services)
    {
        this.settings = settings;
        var secrets = new KnownSecrets();
        http = new SourceHttp(new BigQueryVendor(settings.Path), settings.Hosts, settings.Limits, secrets, services);
        login = new BigQueryLogin(settings, http, secrets);
        token = new AccessToken(login.GrantAsync, secrets);
    }

    int Held => (int)Math.Min(LongestHeld, settings.Limits.RequestTimeout.TotalMilliseconds / 2);

    public string Name => "BigQuery";

    public string? CredentialOf => login.AccountOrNull();

    public IEnumerable<string> Warnings => [];

    /// <remarks>One id for all tries, by which BigQuery knows a repeated request.</remarks>
    public async Task<StatementState> BeginAsync(string text, SqlStatement statement, SourceRun run, CancellationToken cancel) =>
        Reply(await PostAsync(Body(text), statement, run, cancel), statement);

    public async Task<StatementState> LookAsync(string job, SqlStatement statement, SourceRun run, CancellationToken cancel) =>
        Reply(await GetAsync(job, page: null, statement, run, cancel), statement);

    public async Task<WarehousePart> PartAsync(string job, string part, SqlStatement statement, SourceRun run, CancellationToken cancel)
    {
        var answer = await GetAsync(job, part, statement, run, cancel);
        return Part(answer, statement);
    }

    public async Task StopAsync(string job, SqlStatement statement, SourceRun run, CancellationToken cancel)
    {
        using var answer = await SendAsync(
            HttpMethod.Post, $"{ProjectPath}/jobs/{Uri.EscapeDataString(IdOf(job))}/cancel{LocationOf(job, '?')}", "{}", statement, run,
                cancel);
    }

    /// <remarks>A dry run: BigQuery plans it, looks at every right, and charges nothing.</remarks>
    public async Task<ImmutableArray<WarehouseColumn>> DescribeAsync(SqlStatement statement, SourceRun run, CancellationToken cancel)
    {
        var body = Body(statement.Text);
        body["dryRun"] = true;
        using var answer = await PostAsync(body, statement, run, cancel);
        return ColumnsOf(answer.Root);
    }

    public object? Read(WarehouseColumn column, JsonElement row, int place) =>
        row.At("f") is { ValueKind: JsonValueKind.Array } cells && place < cells.GetArrayLength()
            && cells[place] is { ValueKind: JsonValueKind.Object } cell && cell.TryGetProperty("v", out var value)
            ? BigQueryCells.Read(column, value)
            : throw Cells.NotWritten();

    public void Dispose()
    {
        token.Dispose();
        http.Dispose();
    }

    string ProjectPath => $"/bigquery/v2/projects/{Uri.EscapeDataString(settings.Project)}";

    JsonObject Body(string text)
    {
        var body = new JsonObject
        {
            ["query"] = text,
            ["useLegacySql"] = false,
            ["timeoutMs"] = 1000,
            ["maxResults"] = settings.PageSize,
            ["formatOptions"] = new JsonObject { ["useInt64Timestamp"] = true },
            ["maximumBytesBilled"] = (settings.MaximumGigabytesBilled * 1_000_000_000L).ToString(CultureInfo.InvariantCulture),
            ["jobTimeoutMs"] = settings.StatementTimeout.TotalMilliseconds.ToString("0", CultureInfo.InvariantCulture),
            ["requestId"] = Guid.NewGuid().ToString(),
        };
        if (settings.Location is not null)
        {
            body["location"] = settings.Location;
        }

        if (settings.Dataset is not null)
        {
            body["defaultDataset"] = new JsonObject { ["projectId"] = settings.Project, ["datasetId"] = settings.Dataset };
        }

        return body;
    }

    Task<HttpAnswer> PostAsync(JsonObject body, SqlStatement statement, SourceRun run, CancellationToken cancel) =>
        SendAsync(HttpMethod.Post, $"{ProjectPath}/queries", body.ToJsonString(), statement, run, cancel);

    Task<HttpAnswer> GetAsync(string job, string? page, SqlStatement statement, SourceRun run, CancellationToken cancel)
    {
        var after = page is null ? "" : $"&pageToken={Uri.EscapeDataString(page)}";
        return SendAsync(
            HttpMethod.Get,
            $"{ProjectPath}/queries/{Uri.EscapeDataString(IdOf(job))}?maxResults={settings.PageSize}&timeoutMs={Held}"
                + $"&formatOptions.useInt64Timestamp=true{LocationOf(job, '&')}{after}",
            null, statement, run, cancel);
    }

    Task<HttpAnswer> SendAsync(HttpMethod method, string target, string? json, SqlStatement statement, SourceRun run,
        CancellationToken cancel) =>
        http.SendAsync(WarehouseAsk.Of(method, target, json, statement), token, run, cancel);

    static string IdOf(string job) => job.Split('@')[0];

    /// <summary>A job outside US and EU is found only where it lies.</summary>
    static string LocationOf(string job, char mark) => job.Split('@') is [_, { Length: > 0 } location]
        ? $"{mark}location={Uri.EscapeDataString(location)}" : "";

    StatementState Reply(HttpAnswer answer, SqlStatement statement)
    {
        var root = answer.Root;
        var reference = root.At("jobReference");
        var job = $"{reference?.Text("jobId")}@{reference?.Text("location") ?? settings.Location}";
        if (root.Truth("jobComplete") != true)
        {
            answer.Dispose();
            return new StatementState.Runs(job, Waits: false);
        }

        var rows = root.Count("totalRows");
        return new StatementState.Done(job, ColumnsOf(root), rows, Part(answer, statement));
    }

    static ImmutableArray<WarehouseColumn> ColumnsOf(JsonElement root) =>
    [
        .. (root.At("schema")?.Each("fields") ?? []).Select(field =>
        {
            var (type, mode) = (field.Text("type")?.ToUpperInvariant() ?? "", field.Text("mode"));
            return new WarehouseColumn(
                field.Text("name") ?? "", mode is "REPEATED" ? $"ARRAY<{type}>" : type, BigQueryCells.Of(type, mode));
        }),
    ];

    WarehousePart Part(HttpAnswer answer, SqlStatement statement)
    {
        // Of no row there is no list of them.
        var rows = answer.Root.At("rows");
        var next = answer.Root.Text("pageToken");
        return rows is null && answer.Root.Text("totalRows") is "0"
            ? new WarehousePart(Nothing, next, answer)
            : WarehousePart.Of(rows, next, answer, Name, statement);
    }

    static readonly JsonElement Nothing = JsonDocument.Parse("[]").RootElement.Clone();
}
