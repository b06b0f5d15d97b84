using Microsoft.Extensions.Configuration;

namespace AlignBot.Sources.Csv;

/// <summary>Files on the server, one for each kind of record, that another program puts there.</summary>
public sealed class CsvType : ISourceType
{
    public string Name => "Csv";

    public ISource Open(string name, IConfigurationSection settings, SourceServices services) => new CsvSource(CsvSettings.Read(settings));
}
