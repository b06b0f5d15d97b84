using AlignBot.Contracts;
using AlignBot.Domain;
using AlignBot.Domain.Artifacts;
using AlignBot.Domain.Audits;
using AlignBot.Engine.Programs;
using AlignBot.Engine.Storage;
using AlignBot.Slack.Blocks;
using NodaTime;

namespace AlignBot.Audits;

/// <summary>Reads an audit for its card as somebody sees it: by what the record shows now, with what can be renewed and how its result stands.</summary>
sealed class AuditReading(AuditDesk desk, IArtifactBook artifacts)
{
    public async Task<(Mrkdwn Text, IReadOnlyList<Block> Blocks)> CardAsync(AlignBotContext db, ProgramInfo program, Audit stored, UserId reader, Instant now)
    {
        var audit = await desk.AsOfNowAsync(db, program, stored, now);
        return AuditCard.Of(
            audit, program, AuditWorkflow.MayRun(reader, AuditDesk.Context(program, now)),
            audit.IsOpen ? await artifacts.UnchangedAsync(db, program, now) : [], await artifacts.FindAsync(db, program, ArtifactKind.Audit, audit.Name));
    }
}
