using AlignBot.SourceSimulators.Warehouses;

namespace AlignBot.SourceSimulators.Databricks;

/// <summary>Storage of a cloud, that opens by a link alone, and refuses whoever shows a credential beside it.</summary>
public sealed class LocalStorage(TimeProvider time) : LocalWarehouse(time)
{
    readonly Dictionary<string, string> kept = [];

    /// <summary>Keeps a text under a link that holds its own credential.</summary>
    public string Keep(string text)
    {
        var path = $"/results/{kept.Count}?X-Amz-Signature={Guid.NewGuid():N}";
        kept[path] = text;
        return Url + path;
    }

    protected override WarehouseReply Ended() => new(403,
        "<Error><Code>AccessDenied</Code><Message>Request has expired</Message></Error>", "application/xml");

    protected override WarehouseReply Answer(WarehouseRequest request) => request switch
    {
        { Authorization: not null } => new WarehouseReply(
            400, "<Error><Code>InvalidArgument</Code><Message>Only one auth mechanism allowed</Message></Error>", "application/xml"),
        _ => kept.TryGetValue(request.Path, out var text) ? new WarehouseReply(200, text, "application/octet-stream") : Ended(),
    };
}
