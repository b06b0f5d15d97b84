using System.Collections.Immutable;
using System.Text.Json;
using AlignBot.Sources.Http;

namespace AlignBot.Sources.HubSpot;

/// <summary>The properties that a type has.</summary>
/// <remarks>HubSpot leaves unknown ones out of a reading without a word, so that a typing error would empty a column.</remarks>
sealed class HubSpotProperties(HubSpotClient client, string type)
{
    public async Task<ImmutableArray<SourceColumn>> ReadAsync(SourceRun run, CancellationToken cancel)
    {
        var what = $"the properties of {type}";
        using var answer = await client.GetAsync($"{client.Options.Paths.Properties(type)}?archived=false", what, run, cancel);
        if (answer.Root.At("results") is not { ValueKind: JsonValueKind.Array })
        {
            throw new SourceException(
                SourceFaultKind.Incomplete, $"HubSpot's answer about {what} holds no results. Look whether BaseUrl is HubSpot's.");
        }
        return
        [
            .. answer.Root.Each("results")
                .Where(property => property.Text("name") is not null && property.Truth("archived") is not true)
                .Select(property => new SourceColumn(
                    property.Text("name")!,
                    property.Text("label"),
                    [.. property.Each("options").Where(option => option.Truth("hidden") is not true).Select(option => option.Text("value"))
                        .OfType<string>()])),
        ];
    }

    /// <summary>One fault for each of the names that is no property, with those that come near.</summary>
    public IEnumerable<SourceFault> Missing(ImmutableArray<SourceColumn> columns, IEnumerable<(string Name, string Setting)> asked)
    {
        foreach (var (name, setting) in asked.DistinctBy(one => one.Name).Where(one => !columns.Any(column => column.Name == one.Name)))
        {
            var near = HubSpotNearNames.Of(name, columns);
            yield return new SourceFault(
                SourceFaultKind.Config,
                $"{client.Options.Setting}:{setting}: HubSpot has no property '{name}' of {type}, and would leave it out without a word. "
                + (near.IsEmpty
                    ? "Look for its internal name in HubSpot's settings, under Properties."
                    : $"Did you mean {string.Join(", ", near.Select(column => $"{column.Name} ('{column.Label}')"))}?"))
            { Subject = name };
        }
    }

    /// <summary>Throws unless all of them are there. A key that may not look is let on: the check says so.</summary>
    /// <exception cref="SourceException"><see cref="SourceFaultKind.Config"/>, about the first that is not.</exception>
    public async Task DemandAsync(IEnumerable<(string Name, string Setting)> asked, SourceRun run, CancellationToken cancel)
    {
        ImmutableArray<SourceColumn> columns;
        try
        {
            columns = await ReadAsync(run, cancel);
        }
        catch (SourceException refused) when (refused.Fault.Kind == SourceFaultKind.Permission)
        {
            run.Note($"The key may not look which properties {type} have, so a wrong name in the settings would not be noticed. "
                + $"Add crm.schemas.{type}.read to it.");
            return;
        }
        if (Missing(columns, asked).FirstOrDefault() is { } missing)
        {
            throw new SourceException(missing);
        }
    }
}
