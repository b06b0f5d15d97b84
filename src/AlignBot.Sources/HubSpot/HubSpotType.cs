using Microsoft.Extensions.Configuration;

namespace AlignBot.Sources.HubSpot;

/// <summary>HubSpot's CRM, read through its REST API.</summary>
public sealed class HubSpotType : ISourceType
{
    public string Name => "HubSpot";

    public ISource Open(string name, IConfigurationSection settings, SourceServices services) =>
        new HubSpotSource(HubSpotOptions.Read(new SettingsReader(settings)), services);
}
