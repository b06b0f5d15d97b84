using NodaTime;

namespace AlignBot.Engine.Outbox;

/// <summary>A message to be sent, as a feature asks for it: what and about what, never rendered blocks.</summary>
public sealed record OutgoingMessage
{
    public required OutboxKind Kind { get; init; }

    /// <summary>The registered kind of message; its renderer is found by this name.</summary>
    public required string Message { get; init; }

    public required Guid SubjectId { get; init; }

    /// <summary>Channel or user id.</summary>
    public required string Destination { get; init; }

    /// <summary>Under which name the posted message is remembered; required for edits.</summary>
    public string? Slot { get; init; }

    /// <summary>The slot of the same subject in whose thread it goes; of another subject, as <see cref="ThreadPlace"/> writes it.</summary>
    public string? ThreadSlot { get; init; }

    /// <summary>Until when a direct message may wait for its reader's digest, where they take one; what is not said then is on their waiting list all the same.
    /// Null: it goes out at once.</summary>
    public Instant? MayWaitUntil { get; init; }

    /// <summary>What the renderer needs beside the subject's state, as JSON.</summary>
    public string? Body { get; init; }
}
