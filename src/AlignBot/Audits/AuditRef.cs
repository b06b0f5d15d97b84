using AlignBot.Domain.Audits;
using AlignBot.Engine.Programs;
using AlignBot.Engine.Storage;

namespace AlignBot.Audits;

/// <summary>Which audit, and which of its findings, a button or form is about. Travels in button values and modals.</summary>
/// <remarks>Proves nothing: who may act is checked on every click.</remarks>
readonly record struct AuditRef(int ProgramId, Guid Id, string Finding = "")
{
    public ProgramKey Program(int installationId) => new(installationId, ProgramId);

    public static AuditRef To(Audit audit, string finding = "") => new(audit.Program.Value, audit.Id.Value, finding);

    public override string ToString() => new ProgramRef(ProgramId, $"{Id:N}{(Finding.Length == 0 ? "" : "/" + Finding)}").ToString();

    /// <summary>Reads what <see cref="ToString"/> wrote, or null: values come back from outside.</summary>
    public static AuditRef? Parse(string? text) =>
        ProgramRef.Parse(text) is { } about && about.Rest.Split('/', 2) is [var id, ..] parts && Guid.TryParseExact(id, "N", out var audit)
            ? new AuditRef(about.ProgramId, audit, parts.Length > 1 ? parts[1] : "")
            : null;
}
