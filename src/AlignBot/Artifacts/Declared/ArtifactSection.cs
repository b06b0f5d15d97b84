using AlignBot.Artifacts.Definitions;
using AlignBot.Domain;
using AlignBot.Domain.Artifacts;
using AlignBot.Engine.ProgramFiles;
using AlignBot.Engine.Storage;
using Microsoft.EntityFrameworkCore;

namespace AlignBot.Artifacts.Declared;

/// <summary>The <c>artifacts:</c> section of a program file: the documents of the operating model, but for those that no file has (<see cref="DeclaredArtifact.Kinds"/>).</summary>
sealed class ArtifactSection(ArtifactDeclaring declaring) : IProgramFileSection
{
    static int IProgramFileSection.Order => 60;

    static ProgramFile IProgramFileSection.Read(YamlCursor root, ProgramFile file, ProgramFileFormat format) =>
        file.With(DeclaredArtifact.Part, ArtifactLines.Read(root.Field("artifacts", required: false), file));

    static async Task<ProgramInStanding> IProgramFileSection.AddAsync(AlignBotContext db, ProgramInStanding program)
    {
        var rows = await ArtifactTables.Of(db, program.Program.Key)
            .Where(row => row.NameInUse != null && DeclaredArtifact.Kinds.Contains(row.Kind))
            .OrderBy(row => row.Number).Take(DeclaredArtifact.Most).ToListAsync();
        return program with { Parts = program.Parts.With(DeclaredArtifact.Part, [.. rows.Select(row => Of(ArtifactDesk.StateOf(row), program))]) };
    }

    static string IProgramFileSection.Write(ProgramInStanding program) => ArtifactLines.Write(program.Parts.Of(DeclaredArtifact.Part), program.Program.Roster);

    /// <summary>After the rest of the file: they are asked for by its roles, and what is made from settings follows those that it declares.</summary>
    ValueTask IAppliedSection.ApplyAsync(ProgramFileChange change)
    {
        change.Afterwards(_ => declaring.ApplyAsync(change));
        return ValueTask.CompletedTask;
    }

    /// <summary>As it stands. Of people only those who could be named: the others are not among the file's members.</summary>
    static DeclaredArtifact Of(Artifact artifact, ProgramInStanding program)
    {
        UserId? Known(UserId? user) => user is { } person && program.Program.Roster.MayDecide(person) ? person : null;
        var (latest, isOperating) = (artifact.Latest, artifact.Kind is ArtifactKind.OperatingDefinition);
        return new DeclaredArtifact(artifact.Kind, artifact.Name)
        {
            Aka = artifact.Aka.IsEmpty ? null : artifact.Aka,
            Owner = Known(artifact.Owner),
            Review = artifact.ReviewEvery,
            Due = artifact.DueOn,
            Definitions = isOperating ? Known(DefinitionsKeeper.Of(program.Program, artifact)) : null,
            Authors = artifact.Kind is ArtifactKind.Playbook && artifact.Authors.Any(author => Known(author) is not null) ? [.. artifact.Authors.Where(author => Known(author) is not null)] : null,
            Text = latest is null || artifact.Kind.IsLiving() ? null : isOperating ? OperatingDefinition.PurposeOf(latest.Text) : latest.Text,
            IsDraft = latest is { IsProposed: false } && !artifact.Kind.IsLiving(),
        };
    }
}
