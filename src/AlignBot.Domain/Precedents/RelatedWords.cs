namespace AlignBot.Domain.Precedents;

/// <summary>How near what was decided comes to a question, by the words that both have.</summary>
public static class RelatedWords
{
    /// <summary>Shorter words stand in every sentence.</summary>
    const int Telling = 4;

    /// <summary>The telling words of a question that another text has, too: the same but for case, accents and a plural's s.</summary>
    public static int Shared(string question, string other)
    {
        var there = Words(other);
        return Words(question).Count(there.Contains);
    }

    static HashSet<string> Words(string text)
    {
        var plain = string.Concat(Accents.Without(text.ToLowerInvariant()).Select(letter => char.IsLetterOrDigit(letter) ? letter : ' '));
        return [.. plain.Split(' ', StringSplitOptions.RemoveEmptyEntries).Where(word => word.Length >= Telling).Select(word => word.TrimEnd('s'))];
    }
}
