namespace AlignBot.Engine.Interaction;

/// <summary>A command that is worth a button: where help begins, at the foot of Home, and in answer to a word by which people look for it.</summary>
/// <param name="Label">What the button reads.</param>
/// <param name="Command">What it runs, as it is typed behind <c>/align</c>: 'decision list'.</param>
/// <remarks>Features declare theirs. Whom its command refuses does not see it.</remarks>
public sealed record Signpost(string Label, string Command)
{
    /// <summary>Its place where help begins; null where it does not stand there.</summary>
    public int? InHelp { get; init; }

    /// <summary>True for what help offers only where the channel has no program.</summary>
    public bool WithoutProgram { get; init; }

    /// <summary>Its place at the foot of Home; null where it does not stand there.</summary>
    public int? OnHome { get; init; }

    /// <summary>What people write for it, in lower case.</summary>
    public IReadOnlyList<string> Said { get; init; } = [];
}
