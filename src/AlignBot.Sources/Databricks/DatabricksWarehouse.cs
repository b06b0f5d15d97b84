using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Nodes;
using AlignBot.Sources.Http;
using AlignBot.Sources.Sql;
using AlignBot.Sources.Tabular;
using AlignBot.Sources.Warehouses;

namespace AlignBot.Sources.Databricks;

/// <summary>Databricks over its Statement Execution API.</summary>
sealed class DatabricksWarehouse : IWarehouse
{
    const string Statements = "/api/2.0/sql/statements";

    readonly DatabricksSettings settings;
    readonly SourceServices services;
    readonly DatabricksVendor vendor;
    readonly SourceHttp http;
    readonly AccessToken token;
    readonly DatabricksLinks? links;

    public DatabricksWarehouse(DatabricksSettings settings, SourceServices services)
    {
        (this.settings, this.services) = (settings, services);
        var secrets = new KnownSecrets();
        vendor = new DatabricksVendor(settings.Path);
        http = new SourceHttp(vendor, settings.Hosts, settings.Limits, secrets, services);
        token = new AccessToken(new DatabricksLogin(settings, http, secrets).GrantAsync, secrets);
        links = settings.ResultHosts.IsEmpty ? null : new DatabricksLinks(settings, services);
    }

    public string Name => "Databricks";

    public string? CredentialOf => settings.ClientId;

    public IEnumerable<string> Warnings => settings.ClientId is null
        ? [$"The token of {settings.Path} is a person's, unless it was made for a service principal: it ends when they leave. Set "
            + "ClientId and ClientSecret to a service principal's."]
        : [];

    public async Task<StatementState> BeginAsync(string text, SqlStatement statement, SourceRun run, CancellationToken cancel)
    {
        var body = new JsonObject
        {
            ["warehouse_id"] = settings.Warehouse,
            ["statement"] = text,
            ["wait_timeout"] = "0s",
            ["format"] = "JSON_ARRAY",
            ["disposition"] = links is null ? "INLINE" : "EXTERNAL_LINKS",
        };
        if (settings.Catalog is not null)
        {
            body["catalog"] = settings.Catalog;
        }

        if (settings.Schema is not null)
        {
            body["schema"] = settings.Schema;
        }

        return await ReplyAsync(await SendAsync(HttpMethod.Post, Statements, body.ToJsonString(), statement, run, cancel), statement,
            run, cancel);
    }

    public async Task<StatementState> LookAsync(string job, SqlStatement statement, SourceRun run, CancellationToken cancel) =>
        await ReplyAsync(await SendAsync(HttpMethod.Get, PathOf(job), null, statement, run, cancel), statement, run, cancel);

    /// <remarks>By its number, and not by the link that the answer gives of it.</remarks>
    public async Task<WarehousePart> PartAsync(string job, string part, SqlStatement statement, SourceRun run, CancellationToken cancel)
    {
        var answer = await SendAsync(HttpMethod.Get, $"{PathOf(job)}/result/chunks/{Uri.EscapeDataString(part)}", null, statement, run,
            cancel);
        return await PartOfAsync(answer, answer.Root, statement, run, cancel);
    }

    public async Task StopAsync(string job, SqlStatement statement, SourceRun run, CancellationToken cancel)
    {
        using var answer = await http.SendAsync(
            new HttpAsk(HttpMethod.Post, PathOf(job) + "/cancel", TabularColumns.WordFor(statement.Kind)) { Expects = ExpectedBody.Nothing },
            token, run, cancel);
    }

    /// <remarks>A warehouse that sleeps is woken by it.</remarks>
    public Task<ImmutableArray<WarehouseColumn>> DescribeAsync(SqlStatement statement, SourceRun run, CancellationToken cancel) =>
        new WarehouseWait(this, settings, services).DescribeAsync(statement, run, cancel);

    public object? Read(WarehouseColumn column, JsonElement row, int place) =>
        Cells.OfArray(row, place, text => DatabricksCells.Read(column, text));

    public void Dispose()
    {
        links?.Dispose();
        token.Dispose();
        http.Dispose();
    }

    static string PathOf(string job) => $"{Statements}/{Uri.EscapeDataString(job)}";

    Task<HttpAnswer> SendAsync(HttpMethod method, string target, string? json, SqlStatement statement, SourceRun run,
        CancellationToken cancel) =>
        http.SendAsync(WarehouseAsk.Of(method, target, json, statement), token, run, cancel);

    async Task<StatementState> ReplyAsync(HttpAnswer answer, SqlStatement statement, SourceRun run, CancellationToken cancel)
    {
        var (root, status) = (answer.Root, answer.Root.At("status"));
        var (job, state) = (root.Text("statement_id") ?? "", status?.Text("state") ?? "");
        if (state is "PENDING" or "RUNNING")
        {
            answer.Dispose();
            return new StatementState.Runs(job, state is "PENDING");
        }

        if (state is not "SUCCEEDED")
        {
            var error = status?.At("error");
            using (answer)
            {
                throw new SourceException(vendor.OfStatement(state, error?.Text("error_code"), error?.Text("message"), statement));
            }
        }

        var manifest = root.At("manifest");
        if (manifest?.Truth("truncated") == true)
        {
            answer.Dispose();
            throw Incomplete(statement, "cut off its answer to");
        }

        var columns = (manifest?.At("schema")?.Each("columns") ?? []).Select(column =>
        {
            var type = (column.Text("type_text") ?? column.Text("type_name") ?? "").ToUpperInvariant();
            return new WarehouseColumn(column.Text("name") ?? "", type, DatabricksCells.Of(type));
        }).ToImmutableArray();
        var rows = manifest?.Count("total_row_count");
        var result = root.At("result");
        return new StatementState.Done(
            job, columns, rows,
            rows == 0 ? new WarehousePart(Nothing, null, answer)
            : result is { } found ? await PartOfAsync(answer, found, statement, run, cancel)
            : WarehousePart.Of(null, null, answer, Name, statement));
    }

    /// <summary>Rows that stand in the answer, or behind its link.</summary>
    async Task<WarehousePart> PartOfAsync(HttpAnswer answer, JsonElement result, SqlStatement statement, SourceRun run,
        CancellationToken cancel)
    {
        if (result.Each("external_links").FirstOrDefault() is not { ValueKind: JsonValueKind.Object } link)
        {
            return WarehousePart.Of(result.At("data_array"), result.Text("next_chunk_index"), answer, Name, statement);
        }

        using (answer)
        {
            return links is null
                ? throw Incomplete(statement, "gave links in place of the rows of")
                : await links.FollowAsync(link.Text("external_link") ?? "", link.Text("next_chunk_index"), statement, run, cancel);
        }
    }

    SourceException Incomplete(SqlStatement statement, string what) => new(new SourceFault(
        SourceFaultKind.Incomplete, $"Databricks {what} {statement.Setting}. Nothing of it is used: narrow the statement, or set "
            + $"{settings.Path}:ResultHosts to the storage that results are fetched from.")
    {
        Subject = statement.Setting,
    });

    static readonly JsonElement Nothing = JsonDocument.Parse("[]").RootElement.Clone();
}
