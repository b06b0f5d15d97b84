using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Nodes;
using AlignBot.Sources.Http;
using AlignBot.Sources.Sql;
using AlignBot.Sources.Warehouses;

namespace AlignBot.Sources.Snowflake;

/// <summary>Snowflake over its SQL API.</summary>
sealed class SnowflakeWarehouse : IWarehouse
{
    const string Statements = "/api/v2/statements";

    readonly SnowflakeSettings settings;
    readonly SourceServices services;
    readonly SnowflakeLogin login;
    readonly SourceHttp http;
    readonly AccessToken token;

    public SnowflakeWarehouse(SnowflakeSettings settings, SourceServices services)
    {
        (this.settings, this.services) = (settings, services);
        var secrets = new KnownSecrets();
        login = new SnowflakeLogin(settings, secrets);
        http = new SourceHttp(new SnowflakeVendor(settings.Path, settings.User), settings.Hosts, settings.Limits, secrets, services);
        token = new AccessToken(login.GrantAsync, secrets);
    }

    public string Name => "Snowflake";

    public string? CredentialOf => settings.User;

    public IEnumerable<string> Warnings =>
        settings.Role?.ToUpperInvariant() is "ACCOUNTADMIN" or "SYSADMIN" or "SECURITYADMIN" or "ORGADMIN"
        ? [$"The role {settings.Role} may do anything. Give {settings.Path} a role of its own that may only read."] : [];

    /// <remarks>One id for all tries, by which Snowflake can know a repeated request.</remarks>
    public async Task<StatementState> BeginAsync(string text, SqlStatement statement, SourceRun run, CancellationToken cancel)
    {
        var body = new JsonObject { ["statement"] = text, ["timeout"] = (int)settings.StatementTimeout.TotalSeconds };
        foreach (var (name, value) in new[]
        {
            ("warehouse", settings.Warehouse), ("database", settings.Database), ("schema", settings.Schema), ("role", settings.Role),
        })
        {
            if (value is not null)
            {
                body[name] = value;
            }
        }

        var json = body.ToJsonString();
        var answer = await SendAsync(HttpMethod.Post, $"{Statements}?requestId={Guid.NewGuid()}&async=true&nullable=true", json,
            statement, run, cancel);
        return Reply(answer, statement);
    }

    public async Task<StatementState> LookAsync(string job, SqlStatement statement, SourceRun run, CancellationToken cancel) =>
        Reply(await SendAsync(HttpMethod.Get, PathOf(job), null, statement, run, cancel), statement);

    public async Task<WarehousePart> PartAsync(string job, string part, SqlStatement statement, SourceRun run, CancellationToken cancel)
    {
        var (at, of) = part.Split('/') is [var first, var second] ? (first, second) : throw new ArgumentException("It is no part.",
            nameof(part));
        var answer = await SendAsync(HttpMethod.Get, $"{PathOf(job)}?partition={at}", null, statement, run, cancel);
        return WarehousePart.Of(answer.Root.At("data"), NextOf(int.Parse(at, null), int.Parse(of, null)), answer, Name, statement);
    }

    public async Task StopAsync(string job, SqlStatement statement, SourceRun run, CancellationToken cancel)
    {
        using var answer = await SendAsync(HttpMethod.Post, PathOf(job) + "/cancel", "{}", statement, run, cancel);
    }

    public Task<ImmutableArray<WarehouseColumn>> DescribeAsync(SqlStatement statement, SourceRun run, CancellationToken cancel) =>
        new WarehouseWait(this, settings, services).DescribeAsync(statement, run, cancel);

    public object? Read(WarehouseColumn column, JsonElement row, int place) =>
        Cells.OfArray(row, place, text => SnowflakeCells.Read(column, text));

    public void Dispose()
    {
        token.Dispose();
        http.Dispose();
    }

    static string PathOf(string job) => $"{Statements}/{Uri.EscapeDataString(job)}";

    /// <summary>The part behind this one, counted from 0.</summary>
    static string? NextOf(int part, int parts) => part + 1 < parts ? $"{part + 1}/{parts}" : null;

    /// <remarks>What kind of token it is says no more than the token.</remarks>
    Task<HttpAnswer> SendAsync(HttpMethod method, string target, string? json, SqlStatement statement, SourceRun run, CancellationToken cancel) => http.SendAsync(
        WarehouseAsk.Of(method, target, json, statement) with { Headers = new Dictionary<string, string> { ["X-Snowflake-Authorization-Token-Type"] = login.Kind } },
        token, run, cancel);

    static StatementState Reply(HttpAnswer answer, SqlStatement statement)
    {
        if (answer.Root.At("resultSetMetaData") is not { } meta)
        {
            using (answer)
            {
                return answer.Root.Text("statementHandle") is { } job
                    ? new StatementState.Runs(job, answer.Root.Text("code") == SnowflakeVendor.Queued)
                    : throw new SourceException(new SourceFault(
                        SourceFaultKind.Incomplete, $"Snowflake's answer to {statement.Setting} names no statement. Nothing of it is used; "
                            + "the next reading begins anew.")
                    {
                        Subject = statement.Setting,
                    });
            }
        }

        var columns = meta.Each("rowType")
            .Select(column => (Name: column.Text("name") ?? "", Type: column.Text("type") ?? ""))
            .Select(column => new WarehouseColumn(column.Name, column.Type.ToUpperInvariant(), SnowflakeCells.Of(column.Type)))
            .ToImmutableArray();
        var parts = meta.Each("partitionInfo").Count();
        return new StatementState.Done(
            answer.Root.Text("statementHandle") ?? "", columns, meta.Count("numRows"),
            WarehousePart.Of(answer.Root.At("data"), NextOf(0, parts), answer, "Snowflake", statement));
    }
}
