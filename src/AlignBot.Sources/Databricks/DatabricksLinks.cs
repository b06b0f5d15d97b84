using System.Text.Json;
using AlignBot.Sources.Http;
using AlignBot.Sources.Sql;
using AlignBot.Sources.Tabular;
using AlignBot.Sources.Warehouses;

namespace AlignBot.Sources.Databricks;

/// <summary>Fetches parts of a result from storage. The links open by themselves: the bot's credential never goes there, and no link to
/// storage that is not configured is followed.</summary>
sealed class DatabricksLinks : IDisposable
{
    readonly DatabricksSettings settings;
    readonly AllowedHosts hosts;
    readonly SourceHttp http;

    public DatabricksLinks(DatabricksSettings settings, SourceServices services)
    {
        this.settings = settings;
        hosts = new AllowedHosts(settings.ResultHosts[0], settings.ResultHosts);
        http = new SourceHttp(new Storage(), hosts, settings.Limits, new KnownSecrets(), services);
    }

    /// <exception cref="SourceException">It leads elsewhere, has ended, or holds no rows.</exception>
    public async Task<WarehousePart> FollowAsync(string link, string? next, SqlStatement statement, SourceRun run, CancellationToken cancel)
    {
        if (!Uri.TryCreate(link, UriKind.Absolute, out var address) || !hosts.Has(address))
        {
            throw new SourceException(new SourceFault(
                SourceFaultKind.Config, $"Databricks keeps the result of {statement.Setting} at {AllowedHosts.HostOf(address)}, which is "
                    + "not configured, so nothing was fetched from there. If that is the workspace's storage, name it in "
                    + $"{settings.Path}:ResultHosts.")
            {
                Subject = statement.Setting,
            });
        }

        var ask = new HttpAsk(HttpMethod.Get, link, TabularColumns.WordFor(statement.Kind))
        {
            Setting = statement.Setting,
            Expects = ExpectedBody.Bytes
        };
        using var answer = await http.SendAsync(ask, token: null, run, cancel);
        JsonDocument rows;
        try
        {
            rows = JsonDocument.Parse(answer.Body);
        }
        catch (JsonException)
        {
            throw new SourceException(new SourceFault(
                SourceFaultKind.Incomplete, $"A part of the result of {statement.Setting} came cut short from {address.Host}. Nothing of "
                    + "it is used; the next reading begins anew.")
            {
                Subject = statement.Setting,
            });
        }

        return WarehousePart.Of(rows.RootElement, next, rows, "Databricks", statement);
    }

    public void Dispose() => http.Dispose();

    /// <summary>Storage says no by its status alone.</summary>
    sealed class Storage : HttpVendor
    {
        public override string Name => "The storage of Databricks";

        public override HttpVerdict Judge(HttpAnswer answer) => answer.Status is 400 or 401 or 403 or 404
            ? new HttpVerdict.Final(FaultOf(
                answer, SourceFaultKind.Incomplete, $"A link to a part of the result of {answer.Ask.Setting} did not open any more. "
                    + "Nothing of it is used; the next reading begins anew.") with
            { Subject = answer.Ask.Setting })
            : ByStatus(answer);
    }
}
