using Microsoft.Extensions.Configuration;

namespace AlignBot.Sources.SixSense;

/// <summary>6sense, asked for the scores of each account of the list.</summary>
public sealed class SixSenseType : ISourceType
{
    public string Name => "6sense";

    public ISource Open(string name, IConfigurationSection settings, SourceServices services) =>
        new SixSenseSource(new SixSenseSettings(new SettingsReader(settings)), services);
}
