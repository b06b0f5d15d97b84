using AlignBot.Domain;
using AlignBot.Engine.Outbox;
using AlignBot.Slack.Blocks;
using NodaTime;

namespace AlignBot.Audits;

/// <summary>The audit, living, in the messages of whoever goes through it.</summary>
sealed class AuditMessage(AuditReading reading, IClock clock) : IMessageRenderer
{
    public const string Name = "audit";

    string IMessageRenderer.Message => Name;

    public async Task<Rendering> RenderAsync(RenderContext context)
    {
        var (program, now, reader) = (context.Program, clock.GetCurrentInstant(), new UserId(context.Row.Destination));
        var audit = AuditDesk.StateOf(await context.SubjectAsync<AuditRow>());
        if (audit.IsOpen && audit.Asked != reader)
        {
            var gone = Mrkdwn.Of($"*Audit of {audit.Name}*: somebody else goes through it. Nothing for you to do.");
            return context.IsEdit ? new Rendering.Send(gone, [new ContextBlock(gone)]) : new Rendering.Drop("Somebody else goes through it.");
        }

        var (text, blocks) = await reading.CardAsync(context.Db, program, audit, reader, now);
        return new Rendering.Send(text, blocks);
    }
}
