using System.Collections.Frozen;
using System.Collections.Immutable;
using AlignBot.Sources.Tabular;
using Microsoft.Extensions.Configuration;

namespace AlignBot.Sources.Csv;

/// <summary>The settings of a source of files: where each kind's file lies on the server, and what is decided about them.</summary>
sealed record CsvSettings(FrozenDictionary<SourceKinds, CsvFileSettings> Files, CsvBounds Bounds, bool AllowEmpty)
{
    /// <exception cref="SourceException">A setting is missing or wrong; names it with its whole path.</exception>
    public static CsvSettings Read(IConfigurationSection settings)
    {
        var common = new CsvChoices
        {
            Decimal = TabularSettings.Choice<DecimalMark>(settings, "Decimal"),
            DayOrder = TabularSettings.Choice<DayOrder>(settings, "DayOrder"),
            Encoding = TabularSettings.Choice<CsvEncoding>(settings, "Encoding"),
            Zone = TabularSettings.Zone(settings),
            CurrencyForBlank = TabularSettings.CurrencyForBlank(settings),
            Delimiter = Delimiter(settings),
            LooksDamagedButIsMeant = TabularSettings.Flag(settings, "IdsLookDamagedButAreMeant"),
        };
        var files = TabularSettings.Kinds.Where(kind => settings.GetSection($"{kind}").Exists())
            .ToFrozenDictionary(kind => kind, kind => FileOf(settings.GetSection($"{kind}"), kind, common));
        return files.Count == 0
            ? throw TabularSettings.Wrong($"{settings.Path} names no file. "
                + $"Set {settings.Path}:Accounts:Path to where the file lies on this server.")
            : new CsvSettings(
                files,
                CsvBounds.Default with { MaximumBytes = TabularSettings.Number(settings, "MaximumMegabytes", 100, 1, 1024) * 1024L * 1024 },
                TabularSettings.Flag(settings, "AllowEmpty"));
    }

    static CsvFileSettings FileOf(IConfigurationSection section, SourceKinds kind, CsvChoices common)
    {
        var path = section["Path"];
        if (string.IsNullOrWhiteSpace(path) || !Path.IsPathFullyQualified(path))
        {
            throw TabularSettings.Wrong($"{section.Path}:Path must be the whole path of the file on this server, from the root.");
        }

        var headers = section.GetSection("Columns").GetChildren()
            .ToImmutableDictionary(one => one.Key, one => one.Value ?? "", StringComparer.Ordinal);
        var known = TabularColumns.Of(kind).ToDictionary(column => column.Name, StringComparer.Ordinal);
        if (headers.Keys.FirstOrDefault(name => !known.ContainsKey(name)) is { } unknown)
        {
            throw TabularSettings.Wrong($"{section.Path}:Columns:{unknown} is no column of {TabularColumns.WordFor(kind)}. "
                + $"There are {string.Join(", ", known.Keys)}.");
        }

        return new CsvFileSettings(path, common with { Headers = headers, BlankIsMeant = TabularSettings.BlankIsMeant(section, kind) });
    }

    static char? Delimiter(IConfigurationSection settings) => settings["Delimiter"] switch
    {
        null or "" => null,
        "tab" or "Tab" => '\t',
        [var one] when one is ',' or ';' or '\t' or '|' => one,
        { } said => throw TabularSettings.Wrong($"{settings.Path}:Delimiter is '{said}'. "
            + "Set it to a comma, a semicolon, a vertical bar, or 'tab'."),
    };
}

/// <summary>One kind's file.</summary>
/// <param name="Path">On this server.</param>
sealed record CsvFileSettings(string Path, CsvChoices Choices);
