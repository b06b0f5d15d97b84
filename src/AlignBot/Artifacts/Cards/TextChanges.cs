using AlignBot.Slack.Blocks;
using DiffPlex;
using DiffPlex.Chunkers;
using DiffPlex.Model;

namespace AlignBot.Artifacts.Cards;

/// <summary>What is different between two texts, word by word, as people read it: what went is struck through, what came is bold.</summary>
static class TextChanges
{
    /// <summary>Of what stayed so many words are read on each side of a change.</summary>
    const int Around = 6;

    /// <summary>What is shown of a difference.</summary>
    const int Most = 1200;

    /// <summary>How many words are not as they were.</summary>
    public static int Count(string before, string after) => Blocks(Words(before), Words(after)).Sum(block => Math.Max(block.DeleteCountA, block.InsertCountB));

    static IList<DiffBlock> Blocks(string[] old, string[] now) =>
        Differ.Instance.CreateDiffs(string.Join('\n', old), string.Join('\n', now), ignoreWhiteSpace: false, ignoreCase: false, LineChunker.Instance).DiffBlocks;

    public static Mrkdwn Between(string before, string after)
    {
        var (old, now) = (Words(before), Words(after));
        var (pieces, at) = (new List<Mrkdwn>(), 0);
        foreach (var block in Blocks(old, now))
        {
            Kept(pieces, now[at..block.InsertStartB], isFirst: at == 0, isLast: false);
            if (block.DeleteCountA > 0)
            {
                pieces.Add(Mrkdwn.Of($"~{string.Join(' ', old.Skip(block.DeleteStartA).Take(block.DeleteCountA))}~"));
            }

            if (block.InsertCountB > 0)
            {
                pieces.Add(Mrkdwn.Of($"*{string.Join(' ', now.Skip(block.InsertStartB).Take(block.InsertCountB))}*"));
            }

            at = block.InsertStartB + block.InsertCountB;
        }

        Kept(pieces, now[at..], isFirst: at == 0, isLast: true);
        return Mrkdwn.Join(" ", pieces).Shortened(Most);
    }

    static string[] Words(string text) => text.Split(default(char[]), StringSplitOptions.RemoveEmptyEntries);

    static void Kept(List<Mrkdwn> pieces, string[] words, bool isFirst, bool isLast)
    {
        if (words.Length == 0)
        {
            return;
        }

        var (head, tail) = (isFirst ? 0 : Around, isLast ? 0 : Around);
        pieces.Add(words.Length <= head + tail + 2
            ? Mrkdwn.Escaped(string.Join(' ', words))
            : Mrkdwn.Escaped($"{string.Join(' ', words[..head])} \u2026 {string.Join(' ', words[^tail..])}".Trim()));
    }
}
