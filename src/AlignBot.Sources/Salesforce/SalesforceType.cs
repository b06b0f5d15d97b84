using Microsoft.Extensions.Configuration;

namespace AlignBot.Sources.Salesforce;

/// <summary>Salesforce, as a kind of source.</summary>
sealed class SalesforceType : ISourceType
{
    public string Name => "Salesforce";

    public ISource Open(string name, IConfigurationSection settings, SourceServices services) =>
        new SalesforceSource(SalesforceSettings.Read(new SettingsReader(settings)), services);
}
