using System.Collections.Immutable;
using AlignBot.Slack.Blocks;
using AlignBot.Sources;

namespace AlignBot.AccountLists.Pages;

/// <summary>What the forms offer: the sources, which one is chosen, and what that one's accounts can be mapped from.</summary>
/// <param name="Names">Of the server's configuration.</param>
/// <param name="Chosen">One of them, or files; null while none is.</param>
/// <param name="Columns">Of the chosen one. Empty where it does not say.</param>
sealed record SourceOffer(ImmutableArray<string> Names, string? Chosen, ImmutableArray<SourceColumn> Columns);

/// <summary>A menu of a source's columns, as people of that system read them.</summary>
static class SourceColumns
{
    /// <summary>The most letters that an option carries: Slack's own libraries refuse more.</summary>
    const int Longest = 75;

    /// <summary>Options of a menu, or of a group of one.</summary>
    const int Most = 100;

    /// <summary>Null where the source does not say which it has.</summary>
    public static StaticSelectMenu? Menu(string action, string? mapped, ImmutableArray<SourceColumn> columns)
    {
        if (columns.IsEmpty)
        {
            return null;
        }

        var known = columns.Any(column => column.Name == mapped)
            || mapped is not { Length: <= Longest } ? columns : columns.Add(new SourceColumn(mapped));
        List<Option> options =
        [
            .. known.Where(column => column.Name.Length <= Longest).DistinctBy(column => column.Name).OrderBy(
                Called, StringComparer.OrdinalIgnoreCase)
                .Select(column => new Option(column.Name, new PlainText(Called(column)).Shortened(Longest))),
        ];
        var menu = options.Count <= Most
            ? new StaticSelectMenu(action, options)
            : new StaticSelectMenu(
                action,
                [.. options.Chunk(Most).Select(group => new OptionGroup(new PlainText($"From {group[0].Text.Text}").Shortened(Longest), group))]);
        return menu with { InitialOption = options.Find(option => option.Value == mapped), Placeholder = "As the source is set up" };
    }

    /// <summary>'Stufe (Tier__c)'.</summary>
    static string Called(SourceColumn column) =>
        column.Label is { Length: > 0 } label && label != column.Name ? $"{label} ({column.Name})" : column.Name;
}
