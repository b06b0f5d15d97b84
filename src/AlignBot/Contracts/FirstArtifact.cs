using AlignBot.Domain.Artifacts;
using AlignBot.Engine.ProgramFiles;

namespace AlignBot.Contracts;

/// <summary>What a program can begin with: one document, one owner, signed within two weeks.</summary>
/// <param name="Key">Stored with a set-up that chose it.</param>
/// <param name="Title">As people choose it.</param>
/// <param name="Kind">As a program file calls it.</param>
/// <param name="Name">Null where the kind says all.</param>
/// <param name="Starter">A meaning to begin with; null where its owner writes it.</param>
sealed record FirstArtifact(string Key, string Title, string Kind, string? Name, DefinitionStarter? Starter)
{
    /// <summary>All, the one that is proposed first.</summary>
    public static IReadOnlyList<FirstArtifact> All { get; } =
    [
        .. DefinitionStarters.All.Select(starter => new FirstArtifact(starter.Term, $"What '{starter.Term}' means here", "definition", starter.Term, starter)),
        new("sla", "The marketing and sales SLA", "sla", Name: null, Starter: null),
    ];

    public static FirstArtifact? Find(string key) => All.FirstOrDefault(one => one.Key == key);

    /// <summary>Its fields in a program file: a draft that its owner changes and proposes.</summary>
    public IEnumerable<string> Fields()
    {
        yield return $"kind: {Kind}";
        if (Name is not null)
        {
            yield return $"name: {YamlText.Scalar(Name)}";
        }

        if (Starter is { } starter)
        {
            yield return $"aka: [{string.Join(", ", starter.Aka.Select(YamlText.Scalar))}]";
            yield return "draft: yes";
            yield return $"text: {YamlText.Scalar(starter.Text)}";
        }
    }
}
