using System.Collections.Immutable;

namespace AlignBot.Domain;

/// <summary>Lists in stored state.</summary>
static class Lists
{
    /// <summary>An empty list for one that is not there: state written before the list existed is read through generated code that passes a default.</summary>
    public static ImmutableArray<T> OrEmpty<T>(this ImmutableArray<T> list) => list.IsDefault ? [] : list;
}
