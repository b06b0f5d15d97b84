using AlignBot.Domain.Artifacts;

namespace AlignBot.Domain.Audits;

/// <summary>Something that the record shows to be wrong.</summary>
/// <param name="Key">What it is made from, such as <c>artifact/stale/...</c>: stable, so that the same thing is found once, and known again in the next quarter.</param>
/// <param name="About">Which part of the operating model it concerns.</param>
/// <param name="Text">What is wrong, in one plain sentence with its figures; no mark-up, and nobody is named in it.</param>
/// <param name="Owner">Who is proposed to mend it; null where that is nobody's by itself.</param>
public sealed record Finding(string Key, ArtifactKind About, string Text, UserId? Owner = null)
{
    /// <summary>The longest text, in UTF-16 units.</summary>
    public const int LongestText = 300;
}
