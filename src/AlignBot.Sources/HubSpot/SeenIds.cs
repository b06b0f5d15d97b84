using System.Globalization;

namespace AlignBot.Sources.HubSpot;

/// <summary>Ids that a reading has given, kept as numbers where they are: a hundred thousand take a few megabytes.</summary>
sealed class SeenIds
{
    readonly HashSet<long> numbers = [];
    HashSet<string>? others;

    public int Count => numbers.Count + (others?.Count ?? 0);

    public bool Add(string id) => TryNumber(id, out var number) ? numbers.Add(number) : (others ??= new(StringComparer.Ordinal)).Add(id);

    public bool Contains(string id) => TryNumber(id, out var number) ? numbers.Contains(number) : others?.Contains(id) ?? false;

    /// <summary>As a number only where the number is written the same way: <c>042</c> and <c>42</c> are two ids.</summary>
    static bool TryNumber(string id, out long number) =>
        long.TryParse(id, NumberStyles.None, CultureInfo.InvariantCulture, out number) && (id.Length == 1 || id[0] != '0');
}
