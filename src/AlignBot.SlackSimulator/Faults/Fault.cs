namespace AlignBot.SlackSimulator.Faults;

/// <summary>A misbehaviour that is switched on. It stays in the list when used up, so that a test can read its hits.</summary>
sealed record Fault
{
    public required string Id { get; init; }
    public required string Kind { get; init; }
    /// <summary>A Web API method, or for deliveries an event type, command, callback_id or action_id; null is all.</summary>
    public string? Method { get; init; }
    public string? Channel { get; init; }
    public int? Times { get; init; }
    public double? Probability { get; init; }
    public int? RetryAfter { get; init; }
    public int? DelayMs { get; init; }
    /// <summary>The Slack error that kind <c>error</c> answers with.</summary>
    public string? Error { get; init; }
    public int Hits { get; set; }

    public static IEnumerable<string> Kinds => [.. ApiKinds, .. ThreadKinds, .. DeliveryKinds];

    public static readonly IReadOnlyList<string> ApiKinds = ["rate_limit", "server_error", "timeout_after_work", "timeout_before_work", "slow", "error", "down"];
    /// <summary>A post under a message that is not there is refused, not put at the channel's root.</summary>
    public static readonly IReadOnlyList<string> ThreadKinds = ["thread_not_found"];
    public static readonly IReadOnlyList<string> DeliveryKinds = ["duplicate_delivery", "reorder_delivery", "delay_delivery", "drop_ack"];

    public JsonObject Render() => new()
    {
        ["id"] = Id,
        ["kind"] = Kind,
        ["method"] = Method,
        ["channel"] = Channel,
        ["times"] = Times,
        ["probability"] = Probability,
        ["retry_after"] = RetryAfter,
        ["delay_ms"] = DelayMs,
        ["error"] = Error,
        ["hits"] = Hits,
    };
}
