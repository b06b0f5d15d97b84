using System.Text.RegularExpressions;
using AlignBot.Domain;
using AlignBot.Domain.People;

namespace AlignBot.Engine.Wording;

/// <summary>Whom somebody means who types a person: mentioned, as Slack hands it over, or by name. The one reader of people behind commands.</summary>
public static partial class TypedPerson
{
    /// <summary>Whoever stands at the beginning of a text: mentioned, or named in one word, as '@ana' or 'ana'; null where nobody is called so.</summary>
    /// <param name="text">What was typed.</param>
    /// <param name="roster">Those who can be named. Whoever is mentioned need not be among them.</param>
    /// <param name="length">How much of the text that was.</param>
    public static UserId? At(string text, Roster roster, out int length)
    {
        if (Mentioned().Match(text) is { Success: true } mention)
        {
            length = mention.Length;
            return new UserId(mention.Groups["user"].Value);
        }

        var word = text.Split(' ', 2)[0];
        length = word.Length;
        return Named(word, roster);
    }

    /// <summary>Whoever the whole of a text means: mentioned, or named in any number of words.</summary>
    public static UserId? Of(string text, Roster roster) =>
        Mentioned().Match(text) is { Success: true } mention && mention.Length == text.Length ? new UserId(mention.Groups["user"].Value) : Named(text, roster);

    /// <summary>Whether a text can't be but a person: mentioned, or one word with an '@' before it.</summary>
    public static bool IsMeant(string text) => (text is ['@', _, ..] && !text.Contains(' ', StringComparison.Ordinal)) || (Mentioned().Match(text) is { Success: true } mention && mention.Length == text.Length);

    /// <summary>By their id, their name, or a word of it that nobody else has.</summary>
    static UserId? Named(string typed, Roster roster)
    {
        var name = typed.TrimStart('@');
        return roster.Members.FirstOrDefault(member => member.User.Value == name || Same(member.DisplayName, name))?.User
            ?? (roster.Members.Where(member => member.DisplayName.Split(' ').Any(word => Same(word, name))).ToList() is [var only] ? only.User : null);
    }

    static bool Same(string one, string other) => string.Equals(one, other, StringComparison.OrdinalIgnoreCase);

    [GeneratedRegex("^<@(?<user>[A-Z0-9]+)(\\|[^>]*)?>", RegexOptions.ExplicitCapture)]
    private static partial Regex Mentioned();
}
