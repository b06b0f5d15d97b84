using Microsoft.Extensions.Configuration;

namespace AlignBot.Sources;

/// <summary>A kind of system that can be read: its name in the configuration, and how one is opened.</summary>
public interface ISourceType
{
    /// <summary>What <c>Sources:{name}:Type</c> says: <c>PostgreSql</c>, <c>Salesforce</c>, <c>HubSpot</c>.</summary>
    string Name { get; }

    /// <summary>Reads the settings and gives the source; nothing is called yet.</summary>
    /// <exception cref="SourceException"><see cref="SourceFaultKind.Config"/>: a setting is missing or wrong; names it with its whole
    /// path.</exception>
    ISource Open(string name, IConfigurationSection settings, SourceServices services);
}
