using AlignBot.Domain;
using AlignBot.Domain.Artifacts;
using AlignBot.Engine.Programs;
using AlignBot.Engine.Storage;
using Microsoft.EntityFrameworkCore;

namespace AlignBot.Artifacts.Definitions;

/// <summary>Who answers for the definitions as a whole: there is no document of all of them that could have an owner. Each term has its own besides.</summary>
/// <param name="Owner">Null while nobody was named.</param>
sealed record DefinitionsKeeper(UserId? Owner)
{
    static readonly ProgramPart<DefinitionsKeeper> Part = new("DefinitionsKeeper", ArtifactJson.Default.DefinitionsKeeper, new DefinitionsKeeper(Owner: null));

    /// <summary>Whoever was named last; where nobody was, whom the operating definition names. Null also where they are gone.</summary>
    /// <param name="operating">The operating definition; null while there is none.</param>
    public static UserId? Of(ProgramInfo program, Artifact? operating) =>
        (program.Settings.Of(Part).Owner ?? operating?.Latest?.Parts.FirstOrDefault(part => part.Kind is ArtifactKind.Definition)?.Owner) is { } owner
        && program.Roster.MayDecide(owner) ? owner : null;

    /// <summary>Names somebody.</summary>
    public static async ValueTask NameAsync(Session session, ProgramInfo program, UserId owner)
    {
        var key = program.Key;
        var row = await session.Db.Programs.SingleAsync(row => row.Id == key.ProgramId && row.InstallationId == key.InstallationId);
        var parts = ProgramParts.Read(row.Settings);
        if (parts.Of(Part).Owner == owner)
        {
            return;
        }

        row.Settings = parts.With(Part, new DefinitionsKeeper(owner)).Write();
        await session.SaveAsync();
        (await session.ProgramAsync(key)).RosterChanged();
    }
}
