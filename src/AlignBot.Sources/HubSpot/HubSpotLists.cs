using AlignBot.Sources.Http;

namespace AlignBot.Sources.HubSpot;

/// <param name="Size">What HubSpot last counted; may lag.</param>
sealed record HubSpotListFound(string Id, string Name, long? Size);

/// <summary>Finds the configured list.</summary>
sealed class HubSpotLists(HubSpotClient client)
{
    /// <summary>Companies, as lists name the types of what they hold.</summary>
    const string Companies = "0-2";

    /// <exception cref="SourceException">There is none, it holds something else, or HubSpot is still working it out.</exception>
    public async Task<HubSpotListFound> FindAsync(SourceRun run, CancellationToken cancel)
    {
        var (paths, wanted) = (client.Options.Paths, client.Options.Selection);
        var what = $"the list '{wanted.ListName ?? wanted.ListId}'";
        var target = wanted.ListId is { } id ? paths.ListById(id) : paths.ListByName(Companies, wanted.ListName!);
        using var answer = await client.GetAsync(target, what, run, cancel);
        if (answer.Root.At("list") is not { } list || list.Text("listId") is not { } found)
        {
            throw new SourceException(
                SourceFaultKind.Incomplete, $"HubSpot's answer about {what} is not one. Look whether BaseUrl is HubSpot's.");
        }
        var name = list.Text("name") ?? found;
        if (list.Text("objectTypeId") is { } type && type != Companies)
        {
            throw new SourceException(new SourceFault(
                SourceFaultKind.Config, $"The list '{name}' holds no companies. Set {client.Options.Setting}:Accounts:ListId to a list "
                    + "of companies.")
            { Subject = name });
        }
        if (list.Text("processingStatus") is { } status and not ("COMPLETE" or "COMPLETED"))
        {
            throw new SourceException(new SourceFault(
                SourceFaultKind.Incomplete, $"HubSpot is still working out who is on the list '{name}' ({status}). "
                    + "The next reading begins anew.")
            { Subject = name, Code = status });
        }
        return new HubSpotListFound(found, name, list.Whole("size") ?? list.Whole("listSize"));
    }
}
