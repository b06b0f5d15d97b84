using System.Collections.Immutable;
using AlignBot.Sources.BigQuery;
using AlignBot.Sources.Csv;
using AlignBot.Sources.Databricks;
using AlignBot.Sources.HubSpot;
using AlignBot.Sources.Odbc;
using AlignBot.Sources.PostgreSql;
using AlignBot.Sources.Salesforce;
using AlignBot.Sources.SixSense;
using AlignBot.Sources.Snowflake;
using Microsoft.Extensions.Configuration;

namespace AlignBot.Sources;

/// <summary>The sources that the server's configuration names, under <c>Sources:{name}</c>. Nobody in Slack adds one or points one
/// elsewhere.</summary>
public sealed class SourceCatalog
{
    readonly IConfigurationSection settings;
    readonly SourceServices services;
    readonly ImmutableArray<ISourceType> types;

    public SourceCatalog(IConfiguration configuration, SourceServices services, IEnumerable<ISourceType> types)
    {
        settings = configuration.GetSection("Sources");
        this.services = services;
        this.types = [.. types];
        Names = [.. settings.GetChildren().Select(source => source.Key).Order(StringComparer.Ordinal)];
    }

    /// <summary>In the order of the alphabet.</summary>
    public ImmutableArray<string> Names { get; }

    /// <summary>The connectors that come with this build.</summary>
    public static ImmutableArray<ISourceType> Types { get; } =
    [
        new BigQueryType(),
        new CsvType(),
        new DatabricksType(),
        new HubSpotType(),
        new OdbcSourceType(),
        new PostgreSqlType(),
        new SalesforceType(),
        new SixSenseType(),
        new SnowflakeType(),
    ];

    /// <summary>What a source's configuration says it is: <c>Salesforce</c>. Null when there is no such source.</summary>
    public string? TypeOf(string name) => Names.Contains(name, StringComparer.OrdinalIgnoreCase) ? settings[$"{name}:Type"] : null;

    /// <exception cref="SourceException">There is no such source, or its settings are wrong: a sentence that names the setting.</exception>
    public ISource Open(string name)
    {
        var section = settings.GetSection(name);
        if (!section.Exists())
        {
            throw new SourceException(
                SourceFaultKind.Config, Names.IsEmpty ? "No source is configured on this server." : $"There is no source '{name}'. "
                    + $"There are {string.Join(", ", Names)}.");
        }
        var said = section["Type"];
        var type = types.FirstOrDefault(one => one.Name.Equals(said, StringComparison.OrdinalIgnoreCase))
            ?? throw new SourceException(
                SourceFaultKind.Config, $"{section.Path}:Type is '{said}'. Set it to one of "
                    + $"{string.Join(", ", types.Select(one => one.Name))}.");
        return type.Open(name, section, services);
    }

    /// <summary>Every source whose settings are wrong, a sentence each. For the start and for the doctor.</summary>
    public async Task<IReadOnlyList<string>> ProblemsAsync()
    {
        List<string> found = [];
        foreach (var name in Names)
        {
            try
            {
                await using var _ = Open(name);
            }
            catch (SourceException wrong)
            {
                found.Add(wrong.Message);
            }
        }
        return found;
    }
}
