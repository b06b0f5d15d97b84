namespace AlignBot.Domain.Artifacts;

/// <summary>An artifact to be begun.</summary>
/// <param name="Id">The new artifact's id.</param>
/// <param name="Number">Its number.</param>
/// <param name="Program">The program.</param>
/// <param name="Kind">What it is.</param>
/// <param name="Name">Its name as it was typed; not looked at where the kind says all.</param>
/// <param name="Actor">Who begins it. Null: the set-up, or a file.</param>
/// <param name="Owner">Who is to answer for it; null for whoever begins it.</param>
public sealed record NewArtifact(ArtifactId Id, int Number, ProgramId Program, ArtifactKind Kind, string Name, UserId? Actor, UserId? Owner = null)
{
    /// <summary>The n of ART-n of what goes by that name already; null where nothing does.</summary>
    public int? Taken { get; init; }
}
