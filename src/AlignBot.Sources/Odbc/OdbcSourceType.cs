using AlignBot.Sources.Sql;
using Microsoft.Extensions.Configuration;

namespace AlignBot.Sources.Odbc;

/// <summary>Whatever has an ODBC driver, and is asked the team's own statements.</summary>
public sealed class OdbcSourceType : ISourceType
{
    public string Name => "Odbc";

    public ISource Open(string name, IConfigurationSection settings, SourceServices services)
    {
        var read = new OdbcSettings(settings);
        return new SqlSource(read, new OdbcSystem(read, services), services);
    }
}
