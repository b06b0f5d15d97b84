using AlignBot.Domain.Audits;
using AlignBot.Engine.Programs;
using AlignBot.Engine.Status;
using AlignBot.Engine.Storage;
using AlignBot.Engine.Waiting;
using AlignBot.Slack.Blocks;

namespace AlignBot.Audits;

/// <summary>In <c>/align status</c>, while one is open: how the audit stands.</summary>
sealed class AuditAttention : IAttention
{
    public async Task<IReadOnlyList<string>> SayAsync(StatusContext context) =>
        await AuditTables.LastAsync(context.Db, context.Program.Key) is { IsOpen: true } audit ? [$"The audit of {audit.Name} is open: {AuditWords.Left(audit)}"] : [];
}

/// <summary>What waits on the Home of whoever goes through it.</summary>
sealed class AuditWaiting : IWaitingWords
{
    public string Feature => AuditDesk.FeatureName;

    public async Task<IReadOnlyList<WaitingLine?>> SayAsync(AlignBotContext db, IReadOnlyList<WaitingRow> rows, IReadOnlyDictionary<ProgramKey, ProgramInfo> programs)
    {
        var lines = new List<WaitingLine?>();
        foreach (var row in rows)
        {
            var audit = await AuditTables.FindAsync(db, new ProgramKey(row.InstallationId, row.ProgramId), row.SubjectId);
            lines.Add(audit is not { IsOpen: true } ? null : Line(audit));
        }

        return lines;
    }

    static WaitingLine Line(Audit audit) => new(
        Mrkdwn.Of($"*Go through the audit of {audit.Name}*: {AuditWords.Left(audit)}"), new Button(AuditButtons.OpenAction, "Open") { Value = AuditRef.To(audit).ToString() });
}
