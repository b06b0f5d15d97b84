using AlignBot.Sources.Sql;
using Microsoft.Extensions.Configuration;

namespace AlignBot.Sources.PostgreSql;

/// <summary>A PostgreSQL server that the team's own statements are asked.</summary>
public sealed class PostgreSqlType : ISourceType
{
    public string Name => "PostgreSql";

    public ISource Open(string name, IConfigurationSection settings, SourceServices services)
    {
        var read = new PostgreSqlSettings(settings);
        return new SqlSource(read, new PostgreSqlSystem(read, services), services);
    }
}
