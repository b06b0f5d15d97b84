using AlignBot.Domain.Artifacts;
using AlignBot.Slack.Inbound;

namespace AlignBot.Artifacts.Definitions;

/// <summary>Which terms a sentence names: as whole words, in any of their names, in the plural too.</summary>
static class TermsNamed
{
    public static IReadOnlyList<Artifact> In(string sentence, IEnumerable<Artifact> terms)
    {
        var words = Words(sentence);
        return [.. terms.Where(term => term.Aka.Append(term.Name).Any(name => IsIn(words, Words(name))))];
    }

    static string[] Words(string text) =>
        [.. TypedText.Folded(text).Split(default(char[]), StringSplitOptions.RemoveEmptyEntries).Select(ArtifactText.FoldedName).Where(word => word.Length > 0)];

    static bool IsIn(string[] words, string[] name)
    {
        for (var at = 0; name.Length > 0 && at + name.Length <= words.Length; at++)
        {
            var found = words.AsSpan(at, name.Length);
            if (found[..^1].SequenceEqual(name.AsSpan(0, name.Length - 1)) && (found[^1] == name[^1] || found[^1] == name[^1] + "s"))
            {
                return true;
            }
        }

        return false;
    }
}
