using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Globalization;
using AlignBot.Sources.Tabular;
using Microsoft.Extensions.Configuration;
using NodaTime;

namespace AlignBot.Sources.Csv;

/// <summary>The settings of a source of files: where each kind's file lies on the server, and what is decided about them.</summary>
sealed record CsvSettings(FrozenDictionary<SourceKinds, CsvFileSettings> Files, CsvBounds Bounds, bool AllowEmpty)
{
    static readonly ImmutableArray<SourceKinds> Kinds =
        [SourceKinds.Accounts, SourceKinds.Opportunities, SourceKinds.Leads, SourceKinds.Activities, SourceKinds.Signals];

    /// <exception cref="SourceException">A setting is missing or wrong; names it with its whole path.</exception>
    public static CsvSettings Read(IConfigurationSection settings)
    {
        var common = new CsvChoices
        {
            Decimal = Choice<DecimalMark>(settings, "Decimal"),
            DayOrder = Choice<DayOrder>(settings, "DayOrder"),
            Encoding = Choice<CsvEncoding>(settings, "Encoding"),
            Zone = Zone(settings),
            CurrencyForBlank = Currency(settings),
            Delimiter = Delimiter(settings),
            LooksDamagedButIsMeant = Flag(settings, "IdsLookDamagedButAreMeant"),
        };
        var files = Kinds.Where(kind => settings.GetSection($"{kind}").Exists()).ToFrozenDictionary(kind => kind, kind => FileOf(settings.GetSection($"{kind}"), kind, common));
        return files.Count == 0
            ? throw Wrong($"{settings.Path} names no file. Set {settings.Path}:Accounts:Path to where the file lies on this server.")
            : new CsvSettings(files, Bound(settings), Flag(settings, "AllowEmpty"));
    }

    static CsvFileSettings FileOf(IConfigurationSection section, SourceKinds kind, CsvChoices common)
    {
        var path = section["Path"];
        if (string.IsNullOrWhiteSpace(path) || !Path.IsPathFullyQualified(path))
        {
            throw Wrong($"{section.Path}:Path must be the whole path of the file on this server, from the root.");
        }

        var headers = section.GetSection("Columns").GetChildren().ToImmutableDictionary(one => one.Key, one => one.Value ?? "", StringComparer.Ordinal);
        var known = TabularColumns.Of(kind).ToDictionary(column => column.Name, StringComparer.Ordinal);
        if (headers.Keys.FirstOrDefault(name => !known.ContainsKey(name)) is { } unknown)
        {
            throw Wrong($"{section.Path}:Columns:{unknown} is no column of {TabularColumns.WordFor(kind)}. There are {string.Join(", ", known.Keys)}.");
        }

        var blank = (section["BlankIsMeant"] ?? "").Split([',', ';'], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).ToImmutableHashSet(StringComparer.Ordinal);
        if (blank.FirstOrDefault(name => !known.TryGetValue(name, out var column) || !column.MayBeLeftBlank) is { } never)
        {
            throw Wrong(
                $"{section.Path}:BlankIsMeant names '{never}'. {string.Join(" and ", known.Values.Where(column => column.MayBeLeftBlank).Select(column => column.Name).DefaultIfEmpty("No column"))} may be left blank.");
        }

        return new CsvFileSettings(path, common with { Headers = headers, BlankIsMeant = blank });
    }

    static T? Choice<T>(IConfigurationSection settings, string name)
        where T : struct, Enum => settings[name] switch
        {
            null or "" => null,
            { } said when Enum.TryParse<T>(said, ignoreCase: true, out var choice) && Enum.IsDefined(choice) => choice,
            { } said => throw Wrong($"{settings.Path}:{name} is '{said}'. Set it to one of {string.Join(", ", Enum.GetNames<T>())}."),
        };

    static bool Flag(IConfigurationSection settings, string name) => settings[name] switch
    {
        null or "" => false,
        { } said when bool.TryParse(said, out var flag) => flag,
        { } said => throw Wrong($"{settings.Path}:{name} is '{said}'. Set it to true or false."),
    };

    static DateTimeZone? Zone(IConfigurationSection settings) => settings["Zone"] switch
    {
        null or "" => null,
        { } said => DateTimeZoneProviders.Tzdb.GetZoneOrNull(said)
            ?? throw Wrong($"{settings.Path}:Zone is '{said}', which is no zone. Set it to a name such as Europe/Berlin."),
    };

    static string? Currency(IConfigurationSection settings) => settings["CurrencyForBlank"] switch
    {
        null or "" => null,
        { } said => CurrencyCodes.Find(said) ?? throw Wrong($"{settings.Path}:CurrencyForBlank is '{said}', which is no code of ISO 4217. Set it to one such as EUR."),
    };

    static char? Delimiter(IConfigurationSection settings) => settings["Delimiter"] switch
    {
        null or "" => null,
        "tab" or "Tab" => '\t',
        [var one] when one is ',' or ';' or '\t' or '|' => one,
        { } said => throw Wrong($"{settings.Path}:Delimiter is '{said}'. Set it to a comma, a semicolon, a vertical bar, or 'tab'."),
    };

    static CsvBounds Bound(IConfigurationSection settings) => settings["MaximumMegabytes"] switch
    {
        null or "" => CsvBounds.Default,
        { } said when int.TryParse(said, NumberStyles.None, CultureInfo.InvariantCulture, out var megabytes) && megabytes is > 0 and <= 1024 =>
            CsvBounds.Default with { MaximumBytes = megabytes * 1024L * 1024 },
        { } said => throw Wrong($"{settings.Path}:MaximumMegabytes is '{said}'. Set it to a whole number from 1 to 1024."),
    };

    static SourceException Wrong(string sentence) => new(SourceFaultKind.Config, sentence);
}

/// <summary>One kind's file.</summary>
/// <param name="Path">On this server.</param>
sealed record CsvFileSettings(string Path, CsvChoices Choices);
