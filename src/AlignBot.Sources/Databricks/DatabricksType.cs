using AlignBot.Sources.Sql;
using AlignBot.Sources.Warehouses;
using Microsoft.Extensions.Configuration;

namespace AlignBot.Sources.Databricks;

/// <summary>A SQL warehouse of Databricks that the team's own statements are asked.</summary>
public sealed class DatabricksType : ISourceType
{
    public string Name => "Databricks";

    public ISource Open(string name, IConfigurationSection settings, SourceServices services)
    {
        var read = new DatabricksSettings(new SettingsReader(settings));
        return new SqlSource(read, new WarehouseSystem(new DatabricksWarehouse(read, services), read, services), services);
    }
}
