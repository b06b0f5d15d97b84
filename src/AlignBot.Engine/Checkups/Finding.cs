namespace AlignBot.Engine.Checkups;

/// <summary>What one check found, in a sentence that says how to mend it where it is wrong.</summary>
/// <param name="About">What was looked at, in a word or two.</param>
public sealed record Finding(FindingKind Kind, string About, string Sentence)
{
    public static Finding Well(string about, string sentence) => new(FindingKind.Well, about, sentence);

    public static Finding Note(string about, string sentence) => new(FindingKind.Note, about, sentence);

    public static Finding Wrong(string about, string sentence) => new(FindingKind.Wrong, about, sentence);
}

public enum FindingKind
{
    Well,

    /// <summary>The bot works, but somebody should know.</summary>
    Note,

    /// <summary>The bot will not work, or not all of it.</summary>
    Wrong,
}
