using System.Collections.Immutable;
using AlignBot.Domain;
using AlignBot.Domain.Artifacts;
using AlignBot.Engine.ProgramFiles;
using AlignBot.Engine.Programs;
using NodaTime;

namespace AlignBot.Artifacts.Declared;

/// <summary>A document as a program file declares it. What the file does not say of it stays as it is.</summary>
sealed record DeclaredArtifact(ArtifactKind Kind, string Name)
{
    /// <summary>The most in one file.</summary>
    public const int Most = 1000;

    /// <summary>What a file can have: not what few read, nor the plans of single accounts, nor what says how things stood on a day.</summary>
    public static IReadOnlyList<ArtifactKind> Kinds { get; } =
        [.. Enum.GetValues<ArtifactKind>().Where(kind => !kind.IsKeptToFew() && !kind.IsDated() && kind is not ArtifactKind.AccountPlan)];

    /// <summary>What the file has, the section as a whole.</summary>
    public static ProgramPart<IReadOnlyList<DeclaredArtifact>> Part { get; } = new("Artifacts", ArtifactJson.Default.IReadOnlyListDeclaredArtifact, []);

    public ImmutableArray<string>? Aka { get; init; }

    public UserId? Owner { get; init; }

    /// <summary>In working days.</summary>
    public int? Review { get; init; }

    /// <summary>By when a first version is to hold: a day.</summary>
    public LocalDate? Due { get; init; }

    /// <summary>The same in working days from the day on which the file says so first.</summary>
    public int? DueIn { get; init; }

    /// <summary>Of an operating definition: who answers for the definitions as a whole.</summary>
    public UserId? Definitions { get; init; }

    /// <summary>Who has written in it: of a playbook.</summary>
    public ImmutableArray<UserId>? Authors { get; init; }

    /// <summary>Of an operating definition the team's own sentence: the rest of the paragraph is put together from the parts.</summary>
    public string? Text { get; init; }

    /// <summary>Signatures are not to be asked for yet.</summary>
    public bool IsDraft { get; init; }

    /// <summary>The names by which it is known, folded.</summary>
    public static ImmutableHashSet<string> Names(DeclaredArtifact one) =>
        [.. (one.Aka ?? []).Append(one.Name).Select(ArtifactText.FoldedName).Where(name => name.Length > 0)];
}

/// <summary>What a program file says of artifacts.</summary>
static class DeclaredArtifacts
{
    extension(ProgramFile file)
    {
        public IReadOnlyList<DeclaredArtifact> Artifacts => file.Of(DeclaredArtifact.Part);
    }
}
