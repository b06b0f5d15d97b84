using System.Text.Json;
using System.Text.Json.Serialization;
using AlignBot.Engine.History;
using NodaTime;

namespace AlignBot.Engine.Outbox;

/// <summary>What the record says of a message that did not go out as it should.</summary>
public sealed record DeliveryFact(string Message, string To, string Error)
{
    /// <summary>What Slack refused.</summary>
    public const string Failed = "delivery.failed";

    /// <summary>What stands without its blocks.</summary>
    public const string Plain = "delivery.plain";

    /// <summary>What may stand twice.</summary>
    public const string MayBeDouble = "delivery.may-be-double";

    public static HistoryEntry Entry(string kind, Instant at, OutboxRow row, string error) => new(
        kind, at, null, row.SubjectId, JsonSerializer.Serialize(new DeliveryFact(row.Message, row.Destination, error), DeliveryJson.Default.DeliveryFact));
}

[JsonSerializable(typeof(DeliveryFact))]
public sealed partial class DeliveryJson : JsonSerializerContext;
