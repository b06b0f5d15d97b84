namespace AlignBot.SlackSimulator.Delivery;

enum DeliveryKind
{
    Event,
    Command,
    Interaction,
    Options,
}

/// <summary>One thing to bring to the app: an event envelope, a command's form fields, or an interaction payload.</summary>
sealed record AppRequest(DeliveryKind Kind, string Name, JsonObject Payload, string? Channel = null)
{
    public int RetryNum { get; init; }
    public string? RetryReason { get; init; }
}

/// <summary>What came back in time (within three seconds at Slack), over HTTP or a socket.</summary>
sealed record AppAnswer
{
    public int Status { get; init; }
    public string Body { get; init; } = "";
    public bool TimedOut { get; init; }
    public bool Unreachable { get; init; }
    /// <summary>The app asked not to be sent this event again.</summary>
    public bool NoRetry { get; init; }
    public double Ms { get; init; }

    public bool Received => !TimedOut && !Unreachable && Status is >= 200 and < 300;

    public string RetryReason => TimedOut ? "http_timeout" : Unreachable ? "connection_failed" : "http_error";

    public JsonNode? Json => JsonText.TryParse(Body);
}

/// <summary>What became of a person's act, as the control API tells it.</summary>
sealed record Delivered
{
    public bool Done { get; init; }
    public int Status { get; init; }
    /// <summary>What the person would see; null when all went well.</summary>
    public string? Error { get; init; }
    public string? Ack { get; init; }
    public double Ms { get; init; }
    public string? ViewId { get; init; }
    public string? MessageTs { get; init; }

    public static Delivered Of(AppAnswer answer, string? error) =>
        new() { Done = answer.Received, Status = answer.Status, Error = error, Ack = answer.Body.Length == 0 ? null : answer.Body, Ms = answer.Ms };

    public JsonObject Render() => new()
    {
        ["delivered"] = Done,
        ["status"] = Status,
        ["error"] = Error,
        ["ack"] = Ack is null ? null : JsonText.TryParse(Ack) ?? Ack,
        ["ms"] = Math.Round(Ms, 1),
        ["view_id"] = ViewId,
        ["message_ts"] = MessageTs,
    };
}
