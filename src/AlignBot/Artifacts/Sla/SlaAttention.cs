using AlignBot.Domain.Artifacts;
using AlignBot.Engine.Status;

namespace AlignBot.Artifacts.Sla;

/// <summary>How much of what was reported late nobody has answered.</summary>
sealed class SlaAttention : IAttention
{
    public async Task<IReadOnlyList<string>> SayAsync(StatusContext context)
    {
        var open = (await ArtifactTables.OneAsync(context.Db, context.Program.Key, ArtifactKind.ServiceLevelAgreement))?.Late.Count(report => report.IsUnanswered) ?? 0;
        return open == 0 ? [] : [$"{open} reported late under the SLA and not answered"];
    }
}
