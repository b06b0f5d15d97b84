using AlignBot.Domain.Audits;

namespace AlignBot.Audits;

/// <summary>The names under which history keeps what happens to audits. Stored for good.</summary>
static class AuditFacts
{
    public static string KindOf(AuditFact fact) => fact switch
    {
        AuditFact.Opened => "audit.opened",
        AuditFact.GivenToMend => "audit.given",
        AuditFact.LeftAsItIs => "audit.accepted",
        AuditFact.Answered => "audit.answered",
        AuditFact.Renewed => "audit.renewed",
        AuditFact.Closed => "audit.closed",
        AuditFact.Reopened => "audit.reopened",
        AuditFact.Replaced => "audit.replaced",
        _ => throw new InvalidOperationException($"No name for the fact {fact.GetType().Name}."),
    };
}
