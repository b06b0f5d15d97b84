using System.Globalization;
using AlignBot.Engine.Storage;
using AlignBot.Engine.Telemetry;

namespace AlignBot.Engine.Outbox;

/// <summary>Puts messages into the outbox, in the transaction of the state they speak of.</summary>
public sealed class OutboxQueue(LaneSignal lanes, IHoldBack later)
{
    const string Insert =
        """
        INSERT INTO outbox (id, installation_id, program_id, kind, state, lane, destination, message, subject_id, slot, thread_slot, body,
            created_at, not_before, attempts, may_be_double, trace)
        VALUES (@id, @installation, @program, @kind, 0, @lane, @destination, @message, @subject, @slot, @thread, @body,
            @created, 0, 0, @double, @trace)
        """;

    // The conflict is with an edit of the same card that still waits: it will render the newest state when its turn comes, with the
    // newest of what is not part of the state.
    const string InsertEdit =
        $"""
        {Insert}
        ON CONFLICT (lane) WHERE kind = 2 AND state = 0 DO UPDATE SET body = excluded.body, trace = excluded.trace
        """;

    public async ValueTask EnqueueAsync(Session session, ProgramKey key, OutgoingMessage message)
    {
        if (message.MayWaitUntil is { } until && await later.HoldsAsync(session, key, message.Destination, until))
        {
            return;
        }

        var lane = message.Kind == OutboxKind.Edit
            ? LaneOfEdit(message.SubjectId, message.Slot ?? throw new ArgumentException("An edit needs the slot of what it edits.", nameof(message)))
            : LaneOf(key.InstallationId, message.Destination);
        await session
            .Statement(
                message.Kind == OutboxKind.Edit ? InsertEdit : Insert,
                "@id", "@installation", "@program", "@kind", "@lane", "@destination", "@message", "@subject", "@slot", "@thread", "@body",
                "@created", "@double", "@trace")
            .Set(0, Guid.CreateVersion7()).Set(1, key.InstallationId).Set(2, key.ProgramId).Set(3, (int)message.Kind).Set(4, lane)
            .Set(5, message.Destination).Set(6, message.Message).Set(7, message.SubjectId).Set(8, message.Slot).Set(9, message.ThreadSlot)
            .Set(10, message.Body).Set(11, session.Now.ToUnixTimeMilliseconds()).Set(12, false).Set(13, EngineTelemetry.Cause?.Id)
            .DeferAsync();

        session.AfterCommit(() => lanes.Wake(lane));
    }

    /// <summary>Posts of one installation to one channel or person keep their order.</summary>
    public static string LaneOf(int installationId, string destination) =>
        string.Create(CultureInfo.InvariantCulture, $"{installationId}:{destination}");

    /// <summary>Edits of one message, apart from all posts.</summary>
    public static string LaneOfEdit(Guid subject, string slot) => $"edit:{subject:N}:{slot}";
}
