using AlignBot.Sources.Sql;
using AlignBot.Sources.Warehouses;
using Microsoft.Extensions.Configuration;

namespace AlignBot.Sources.Snowflake;

/// <summary>A Snowflake that the team's own statements are asked.</summary>
public sealed class SnowflakeType : ISourceType
{
    public string Name => "Snowflake";

    public ISource Open(string name, IConfigurationSection settings, SourceServices services)
    {
        var read = new SnowflakeSettings(new SettingsReader(settings));
        return new SqlSource(read, new WarehouseSystem(new SnowflakeWarehouse(read, services), read, services), services);
    }
}
