using System.Text;
using AlignBot.Domain.People;

namespace AlignBot.Domain.Drift.Language;

/// <summary>How a message speaks of the other function.</summary>
public enum Talk
{
    /// <summary>Of neither, or nobody can tell: most messages.</summary>
    Neither,

    /// <summary>'We should': of what both do.</summary>
    Together,

    /// <summary>'They should': of the other function as of others.</summary>
    ThirdPerson,
}

/// <summary>Tells how a message speaks, by a list of words. Where it can't be told whom
/// 'they' means, nothing is said: rather one too few than one wrong.</summary>
/// <remarks>Reads one message, keeps nothing of it, and knows its writer by their function alone.</remarks>
public static class ThirdPerson
{
    /// <summary>So many words behind 'they' is looked for what they ought to do.</summary>
    const int Reach = 2;

    /// <summary>So many words behind a name is looked for what is not done.</summary>
    const int NeverReach = 3;

    /// <summary>So many words before a name is looked for what blames it: an article may stand between.</summary>
    const int BlameReach = 1;

    /// <summary>How a message speaks.</summary>
    /// <param name="text">As it was written, in Slack's mark-up. What is quoted, code or a link is left out.</param>
    /// <param name="writer">Their function: names of their own are not others.</param>
    /// <param name="lists">Of the languages that the team speaks.</param>
    public static Talk Of(string text, Function writer, params ReadOnlySpan<WordList> lists)
    {
        var sentences = Sentences.Of(text);
        var best = Talk.Neither;
        foreach (var list in lists)
        {
            if (Of(sentences, writer, list) is var talk && talk > best)
            {
                best = talk;
            }
        }

        return best;
    }

    static Talk Of(List<List<string>> sentences, Function writer, WordList list)
    {
        var (they, we, ought) = (Phrases.Of(list.They), Phrases.Of(list.We), Phrases.Of(list.Ought));
        var (group, growth, us) = (Phrases.Of(list.Group), Phrases.Of(list.Growth), Phrases.Of(list.Us));
        var (never, blame, both) = (Phrases.Of(list.Never), Phrases.Of(list.Blame), Phrases.Of(list.Both));
        var (sales, marketing, outsiders) = (Phrases.Of(list.Sales), Phrases.Of(list.Marketing), Phrases.Of(list.Outsiders));
        var (best, meant) = (Talk.Neither, Whom.Unknown);
        foreach (var words in sentences)
        {
            var (isOurs, isOfBothTeams, oughtAny, found, ownEnd, blamedUntil) = (false, false, false, false, -1, -1);
            for (var at = 0; at < words.Count;)
            {
                oughtAny |= ought.At(words, at) > 0;
                isOurs |= we.At(words, at) > 0 && us.At(words, at) < we.At(words, at);
                isOfBothTeams |= both.At(words, at) > 0;
                if (blame.At(words, at) is > 0 and var before)
                {
                    blamedUntil = at + before + BlameReach;
                }

                var (length, whom) = NameAt(at);
                if (length > 0)
                {
                    // 'Marketing and sales should' is of both, whoever is named last.
                    var isOfBoth = whom is Whom.Others && ownEnd >= 0 && at - ownEnd <= 1;
                    meant = isOfBoth ? Whom.Own : whom;
                    found |= whom is Whom.Others && !isOfBoth && (at <= blamedUntil || Ought(at + length, isName: true) || Never(at
                        + length));
                    at += length;
                    ownEnd = whom is Whom.Own ? at : ownEnd;
                }
                else if (they.At(words, at) is > 0 and var pronoun)
                {
                    found |= meant is Whom.Others && Ought(at + pronoun, isName: false);
                    at += pronoun;
                }
                else
                {
                    at++;
                }
            }

            var isTogether = isOfBothTeams || (oughtAny && isOurs);
            best = found && !isOurs ? Talk.ThirdPerson : isTogether && best < Talk.Together ? Talk.Together : best;

            (int Length, Whom Whom) NameAt(int at)
            {
                if (outsiders.At(words, at) is > 0 and var outsider)
                {
                    return (outsider, Whom.Outsiders);
                }

                var (ofSales, ofMarketing) = (sales.At(words, at), marketing.At(words, at));
                var side = ofSales > ofMarketing ? Function.Sales : Function.Marketing;
                var name = Math.Max(ofSales, ofMarketing);
                if (name == 0)
                {
                    return (0, Whom.Unknown);
                }

                while (group.At(words, at + name) is > 0 and var more)
                {
                    name += more;
                }

                return (name, side == writer ? Whom.Own : Whom.Others);
            }

            // Not across another name: who does nothing is that one.
            bool Never(int from)
            {
                for (var at = from; at < words.Count && at < from + NeverReach && NameAt(at).Length == 0; at++)
                {
                    if (never.At(words, at) > 0)
                    {
                        return true;
                    }
                }

                return false;
            }

            // 'Sales should be up' is of figures; 'sales cycles should' of
            // something else: there the next word is not what they ought to do.
            bool Ought(int from, bool isName)
            {
                for (var at = from; at < words.Count && at < from + (isName ? 1 : Reach); at++)
                {
                    if (ought.At(words, at) is > 0 and var length)
                    {
                        return !isName || growth.At(words, at + length) == 0;
                    }
                }

                return false;
            }
        }

        return best;
    }

    enum Whom
    {
        Unknown,
        Outsiders,
        Own,
        Others,
    }
}

/// <summary>The words of a message, a list a sentence: small letters without accents; no code, quotes, links or mentions.</summary>
static class Sentences
{
    public static List<List<string>> Of(string text)
    {
        var (sentences, words, word) = (new List<List<string>>(), new List<string>(), new StringBuilder());
        foreach (var letter in Accents.Without(WithoutMarkup(text).ToLowerInvariant()).Replace('’', '\''))
        {
            if (char.IsLetterOrDigit(letter) || (letter == '\'' && word.Length > 0))
            {
                word.Append(letter);
                continue;
            }

            End();
            if (letter is '.' or '!' or '?' or ';' or '\n')
            {
                Break();
            }
        }

        End();
        Break();
        return sentences;

        void End()
        {
            if (word.Length > 0)
            {
                words.Add(word.ToString().TrimEnd('\''));
                word.Clear();
            }
        }

        void Break()
        {
            if (words.Count > 0)
            {
                sentences.Add(words);
                words = [];
            }
        }
    }

    static string WithoutMarkup(string text)
    {
        var kept = new StringBuilder(text.Length);
        foreach (var line in WithoutCode(text).Split('\n').Where(line => !IsQuoted(line.TrimStart())))
        {
            var depth = 0;
            foreach (var letter in WithoutQuotes(line))
            {
                depth += letter == '<' ? 1 : 0;
                kept.Append(depth > 0 ? ' ' : letter);
                depth -= letter == '>' && depth > 0 ? 1 : 0;
            }

            kept.Append('\n');
        }

        return kept.ToString();
    }

    /// <summary>What somebody else said stands between quotation marks: every second part, where they come in pairs. One word of its own
    /// is no saying.</summary>
    static string WithoutQuotes(string line)
    {
        var parts = line.Split('"', '“', '”', '«', '»', '„');
        return parts.Length % 2 == 0 ? line : string.Concat(parts.Select((part, at) => at % 2 == 0 || !part.Trim().Contains(' ') ? part
            : " "));
    }

    static bool IsQuoted(string line) => line.StartsWith("&gt;", StringComparison.Ordinal) || line.StartsWith('>');

    /// <summary>Every second part between back-ticks is code.</summary>
    static string WithoutCode(string text) =>
        string.Join(' ', text.Replace("```", "`", StringComparison.Ordinal).Split('`').Where((_, at) => at % 2 == 0));
}

/// <summary>Words and phrases of a list, found where they stand.</summary>
sealed class Phrases
{
    readonly Dictionary<string, List<string[]>> byFirst = [];

    public static Phrases Of(IEnumerable<string> entries)
    {
        var phrases = new Phrases();
        foreach (var entry in entries.Where(entry => !string.IsNullOrWhiteSpace(entry)))
        {
            var words = Accents.Without(entry.ToLowerInvariant()).Split(' ', StringSplitOptions.RemoveEmptyEntries);
            (phrases.byFirst.TryGetValue(words[0], out var alike) ? alike : phrases.byFirst[words[0]] = []).Add(words);
        }

        return phrases;
    }

    /// <summary>How many words of the longest phrase stand there; 0: none does.</summary>
    public int At(List<string> words, int at)
    {
        var longest = 0;
        if (at < words.Count && byFirst.TryGetValue(words[at], out var phrases))
        {
            foreach (var phrase in phrases)
            {
                if (phrase.Length > longest && at + phrase.Length <= words.Count && words.GetRange(at, phrase.Length).SequenceEqual(phrase))
                {
                    longest = phrase.Length;
                }
            }
        }

        return longest;
    }
}
