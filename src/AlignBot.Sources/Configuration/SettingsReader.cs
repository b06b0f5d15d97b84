using System.Collections.Immutable;
using System.Globalization;
using Microsoft.Extensions.Configuration;
using NodaTime;

namespace AlignBot.Sources;

/// <summary>Reads a source's settings; whatever is wrong with one is said with its whole path, and the value that stands there is not
/// repeated.</summary>
sealed class SettingsReader(IConfigurationSection section)
{
    readonly HashSet<string> asked = new(StringComparer.OrdinalIgnoreCase);

    public IConfigurationSection Section { get; } = section;

    public string PathOf(string key) => $"{Section.Path}:{key}";

    /// <summary>Null when missing or blank.</summary>
    public string? Text(string key)
    {
        asked.Add(key);
        return Section[key]?.Trim() is { Length: > 0 } text ? text : null;
    }

    public string Required(string key, string hint) =>
        Text(key) ?? throw new SourceException(SourceFaultKind.Config, $"{PathOf(key)} is missing. {hint}");

    public bool Flag(string key, bool usual) => Text(key) switch
    {
        null => usual,
        var text when bool.TryParse(text, out var said) => said,
        _ => throw Wrong(key, "true or false"),
    };

    public int Number(string key, int usual, int least, int most) => Text(key) switch
    {
        null => usual,
        var text when int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var said) && said >= least && said <= most =>
            said,
        _ => throw Wrong(key, $"a whole number from {least} to {most}"),
    };

    /// <summary>A share of a whole: more than 0 and at most 1.</summary>
    public decimal Share(string key, decimal usual) => Text(key) switch
    {
        null => usual,
        var text when decimal.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var said)
            && said is > 0 and <= 1 => said,
        _ => throw Wrong(key, "a share above 0 and up to 1, as 0.8"),
    };

    /// <summary>Written as <c>00:02:30</c>.</summary>
    public Duration Time(string key, Duration usual, Duration least, Duration most) => Text(key) switch
    {
        null => usual,
        var text when TimeSpan.TryParse(text, CultureInfo.InvariantCulture, out var said)
            && Duration.FromTimeSpan(said) is var time && time >= least && time <= most => time,
        _ => throw Wrong(key, $"a time from {least.ToTimeSpan():c} to {most.ToTimeSpan():c}, written as 00:02:30"),
    };

    /// <summary>One of a closed set of words.</summary>
    public T Choice<T>(string key, T usual)
        where T : struct, Enum => Text(key) switch
        {
            null => usual,
            var text when Enum.TryParse<T>(text, ignoreCase: true, out var said) && Enum.IsDefined(said) => said,
            _ => throw Wrong(key, $"one of {string.Join(", ", Enum.GetNames<T>())}"),
        };

    /// <summary>A list, written as one or with commas.</summary>
    public ImmutableArray<string> List(string key)
    {
        var line = Text(key) ?? "";
        return Section.GetSection(key).GetChildren().ToArray() is { Length: > 0 } written
            ? [.. written.Select(one => one.Value?.Trim()).OfType<string>().Where(one => one.Length > 0)]
            : [.. line.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)];
    }

    public SettingsReader Below(string key) => new(Section.GetSection(key));

    /// <summary>To be called once all is read: what stands there and nobody asked for is a slip of the pen, and would be missed without a
    /// word.</summary>
    /// <exception cref="SourceException">There is such a setting.</exception>
    public void RefuseOthers()
    {
        if (Section.GetChildren().FirstOrDefault(child => !asked.Contains(child.Key)) is { } other)
        {
            throw new SourceException(
                SourceFaultKind.Config, $"{other.Path} is no setting. There are {string.Join(", ", asked.Order(StringComparer.Ordinal))}.");
        }
    }

    /// <summary><see cref="RefuseOthers"/>, where the settings that every warehouse has are read elsewhere.</summary>
    /// <param name="elsewhere">Keys that are read elsewhere, beside a section for each kind of record.</param>
    /// <param name="further">Keys that are read in some cases only.</param>
    public void Refuse(IEnumerable<string> elsewhere, params ReadOnlySpan<string> further)
    {
        asked.UnionWith(elsewhere);
        asked.UnionWith(further.ToArray());
        asked.UnionWith(Tabular.TabularSettings.Kinds.Select(kind => $"{kind}"));
        RefuseOthers();
    }

    /// <summary>Sections below a key, each with its own name.</summary>
    public IEnumerable<(string Name, SettingsReader Settings)> Each(string key)
    {
        asked.Add(key);
        return Section.GetSection(key).GetChildren().Select(child => (child.Key, new SettingsReader(child)));
    }

    public SourceException Wrong(string key, string wanted) => new(SourceFaultKind.Config, $"{PathOf(key)} is wrong. Set it to {wanted}.");
}
