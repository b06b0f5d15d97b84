using System.Collections.Immutable;
using System.Globalization;
using Microsoft.Extensions.Configuration;
using NodaTime;

namespace AlignBot.Sources.Tabular;

/// <summary>Settings that files and statements share. A wrong one is named with its whole path.</summary>
static class TabularSettings
{
    /// <summary>The kinds that have fixed columns, each with a section of its own.</summary>
    public static readonly ImmutableArray<SourceKinds> Kinds =
        [SourceKinds.Accounts, SourceKinds.Opportunities, SourceKinds.Leads, SourceKinds.Activities, SourceKinds.Signals];

    public static DateTimeZone? Zone(IConfigurationSection settings) => settings["Zone"] switch
    {
        null or "" => null,
        { } said => DateTimeZoneProviders.Tzdb.GetZoneOrNull(said)
            ?? throw Wrong($"{settings.Path}:Zone is '{said}', which is no zone. Set it to a name such as Europe/Berlin."),
    };

    /// <summary>What a blank currency means.</summary>
    public static string? CurrencyForBlank(IConfigurationSection settings) => settings["CurrencyForBlank"] switch
    {
        null or "" => null,
        { } said => CurrencyCodes.Find(said) ?? throw Wrong($"{settings.Path}:CurrencyForBlank is '{said}', which is no code of ISO 4217. "
            + "Set it to one such as EUR."),
    };

    /// <summary>The columns of a kind whose blank cells are meant.</summary>
    public static ImmutableHashSet<string> BlankIsMeant(IConfigurationSection section, SourceKinds kind)
    {
        var may = TabularColumns.Of(kind).Where(column => column.MayBeLeftBlank).Select(column => column.Name)
            .ToImmutableHashSet(StringComparer.Ordinal);
        var said = (section["BlankIsMeant"] ?? "").Split([',', ';'], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
            .ToImmutableHashSet(StringComparer.Ordinal);
        return said.Except(may).FirstOrDefault() is { } never
            ? throw Wrong($"{section.Path}:BlankIsMeant names '{never}'. "
                + $"{string.Join(" and ", may.Order(StringComparer.Ordinal).DefaultIfEmpty("No column"))} may be left blank.")
            : said;
    }

    public static int Number(IConfigurationSection settings, string name, int otherwise, int least, int most) => settings[name] switch
    {
        null or "" => otherwise,
        { } said when int.TryParse(said, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= least
            && number <= most =>
            number,
        { } said => throw Wrong($"{settings.Path}:{name} is '{said}'. Set it to a whole number from {least} to {most}."),
    };

    public static bool Flag(IConfigurationSection settings, string name) => settings[name] switch
    {
        null or "" => false,
        { } said when bool.TryParse(said, out var flag) => flag,
        { } said => throw Wrong($"{settings.Path}:{name} is '{said}'. Set it to true or false."),
    };

    /// <summary>Null where nothing is set.</summary>
    public static T? Choice<T>(IConfigurationSection settings, string name)
        where T : struct, Enum => settings[name] switch
        {
            null or "" => null,
            { } said when Enum.TryParse<T>(said, ignoreCase: true, out var choice) && Enum.IsDefined(choice) => choice,
            { } said => throw Wrong($"{settings.Path}:{name} is '{said}'. Set it to one of {string.Join(", ", Enum.GetNames<T>())}."),
        };

    public static SourceException Wrong(string sentence) => new(SourceFaultKind.Config, sentence);
}
