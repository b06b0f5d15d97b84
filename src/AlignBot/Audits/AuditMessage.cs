using AlignBot.Contracts;
using AlignBot.Domain;
using AlignBot.Domain.Artifacts;
using AlignBot.Domain.Audits;
using AlignBot.Engine.Outbox;
using AlignBot.Slack.Blocks;
using NodaTime;

namespace AlignBot.Audits;

/// <summary>The audit, living, in the messages of whoever goes through it.</summary>
sealed class AuditMessage(AuditDesk desk, IArtifactBook artifacts, IClock clock) : IMessageRenderer
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

        audit = await desk.AsOfNowAsync(context.Db, program, audit, now);
        var (text, blocks) = AuditCard.Of(
            audit, program, AuditWorkflow.MayRun(reader, AuditDesk.Context(program, now)),
            audit.IsOpen ? await artifacts.UnchangedAsync(context.Db, program, now) : [], await artifacts.FindAsync(context.Db, program, ArtifactKind.Audit, audit.Name));
        return new Rendering.Send(text, blocks);
    }
}
