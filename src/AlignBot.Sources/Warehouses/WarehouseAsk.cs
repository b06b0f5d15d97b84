using System.Net.Http.Headers;
using AlignBot.Sources.Http;
using AlignBot.Sources.Sql;
using AlignBot.Sources.Tabular;

namespace AlignBot.Sources.Warehouses;

/// <summary>A request about a statement.</summary>
static class WarehouseAsk
{
    /// <param name="json">Its body; null for none.</param>
    public static HttpAsk Of(HttpMethod method, string target, string? json, SqlStatement statement) => new(method, target, TabularColumns.WordFor(statement.Kind))
    {
        Setting = statement.Setting,
        Content = json is null ? null : () => new StringContent(json, new MediaTypeHeaderValue("application/json")),
    };
}
