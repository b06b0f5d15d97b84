using AlignBot.Engine.Programs;
using AlignBot.Engine.Storage;

namespace AlignBot.Engine.Outbox;

/// <summary>Posts what happened to a program: part of the record, so never dropped.</summary>
sealed class ProgramNotices(OutboxQueue outbox) : IProgramNotices
{
    public ValueTask PostAsync(Session session, ProgramInfo program, string message, string notice) => outbox.EnqueueAsync(session, program.Key, new OutgoingMessage
    {
        Kind = OutboxKind.Ledger,
        Message = message,
        SubjectId = Guid.CreateVersion7(),
        Destination = program.ChannelId,
        Body = notice,
    });
}
