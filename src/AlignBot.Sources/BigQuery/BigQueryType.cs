using AlignBot.Sources.Sql;
using AlignBot.Sources.Warehouses;
using Microsoft.Extensions.Configuration;

namespace AlignBot.Sources.BigQuery;

/// <summary>A project in BigQuery that the team's own statements are asked.</summary>
public sealed class BigQueryType : ISourceType
{
    public string Name => "BigQuery";

    public ISource Open(string name, IConfigurationSection settings, SourceServices services)
    {
        var read = new BigQuerySettings(new SettingsReader(settings));
        return new SqlSource(read, new WarehouseSystem(new BigQueryWarehouse(read, services), read, services), services);
    }
}
