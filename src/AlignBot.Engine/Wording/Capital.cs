namespace AlignBot.Engine.Wording;

/// <summary>Words at the beginning of a sentence.</summary>
public static class Capital
{
    /// <summary>The same words with a capital in front.</summary>
    public static string Of(string words) => char.ToUpperInvariant(words[0]) + words[1..];
}
