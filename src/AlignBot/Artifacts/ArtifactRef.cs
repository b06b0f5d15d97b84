using AlignBot.Domain.Artifacts;
using AlignBot.Engine.Programs;
using AlignBot.Engine.Storage;

namespace AlignBot.Artifacts;

/// <summary>Which artifact a button or form is about: one that there is, or a kind that is to be written. Travels in button values and modals.</summary>
/// <remarks>Proves nothing: who may act is checked on every click.</remarks>
readonly record struct ArtifactRef(int ProgramId, Guid? Id, ArtifactKind? Kind = null, string Rest = "")
{
    public ProgramKey Program(int installationId) => new(installationId, ProgramId);

    public static ArtifactRef To(Artifact artifact, string rest = "") => new(artifact.Program.Value, artifact.Id.Value, Kind: null, rest);

    public override string ToString() =>
        new ProgramRef(ProgramId, $"{(Id is { } id ? id.ToString("N") : Kind?.ToString() ?? "")}{(Rest.Length == 0 ? "" : "/" + Rest)}").ToString();

    /// <summary>Reads what <see cref="ToString"/> wrote, or null: values come back from outside.</summary>
    public static ArtifactRef? Parse(string? text)
    {
        if (ProgramRef.Parse(text) is not { } about)
        {
            return null;
        }

        var (what, rest) = about.Rest.Split('/', 2) is [var first, var behind] ? (first, behind) : (about.Rest, "");
        return Guid.TryParseExact(what, "N", out var id) ? new ArtifactRef(about.ProgramId, id, Kind: null, rest)
            : Enum.GetNames<ArtifactKind>().Contains(what) ? new ArtifactRef(about.ProgramId, Id: null, Enum.Parse<ArtifactKind>(what), rest)
            : null;
    }
}
