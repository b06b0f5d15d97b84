namespace AlignBot.Engine.Outbox;

/// <summary>The message in whose thread another one goes: the slot of a subject, which need not be the subject of that other one.</summary>
/// <param name="Subject">What the thread's first message is about.</param>
/// <param name="Slot">Under which name it is remembered.</param>
public readonly record struct ThreadPlace(Guid Subject, string Slot)
{
    const char Of = '@';

    /// <summary>As <see cref="OutgoingMessage.ThreadSlot"/> has it for a message of another subject.</summary>
    public override string ToString() => $"{Slot}{Of}{Subject:N}";

    /// <summary>The thread of a message; null where it goes to the channel itself.</summary>
    public static ThreadPlace? For(OutboxRow row) => row.ThreadSlot switch
    {
        null => null,
        var slot when slot.LastIndexOf(Of) is > 0 and var at && Guid.TryParseExact(slot.AsSpan(at + 1), "N", out var subject) => new(subject, slot[..at]),
        var slot => new(row.SubjectId, slot),
    };
}
