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

    /// <summary>Both texts as one, piece by piece: what stayed, what went, what came.</summary>
    public static IEnumerable<TextPiece> Pieces(string before, string after)
    {
        var (old, now, at) = (Words(before), Words(after), 0);
        foreach (var block in Blocks(old, now))
        {
            if (block.InsertStartB > at)
            {
                yield return new TextPiece(TextChange.Stayed, now[at..block.InsertStartB]);
            }

            if (block.DeleteCountA > 0)
            {
                yield return new TextPiece(TextChange.Went, old[block.DeleteStartA..(block.DeleteStartA + block.DeleteCountA)]);
            }

            if (block.InsertCountB > 0)
            {
                yield return new TextPiece(TextChange.Came, now[block.InsertStartB..(block.InsertStartB + block.InsertCountB)]);
            }

            at = block.InsertStartB + block.InsertCountB;
        }

        if (at < now.Length)
        {
            yield return new TextPiece(TextChange.Stayed, now[at..]);
        }
    }

    public static Mrkdwn Between(string before, string after)
    {
        var pieces = Pieces(before, after).ToList();
        return Mrkdwn.Join(" ", pieces.Select((piece, at) => piece.Change switch
        {
            TextChange.Went => Mrkdwn.Of($"~{piece.Text}~"),
            TextChange.Came => Mrkdwn.Of($"*{piece.Text}*"),
            _ => Stayed(piece.Words, isFirst: at == 0, isLast: at == pieces.Count - 1),
        })).Shortened(Most);
    }

    static string[] Words(string text) => text.Split(default(char[]), StringSplitOptions.RemoveEmptyEntries);

    static Mrkdwn Stayed(string[] words, bool isFirst, bool isLast)
    {
        var (head, tail) = (isFirst ? 0 : Around, isLast ? 0 : Around);
        return words.Length <= head + tail + 2
            ? Mrkdwn.Escaped(string.Join(' ', words))
            : Mrkdwn.Escaped($"{string.Join(' ', words[..head])} \u2026 {string.Join(' ', words[^tail..])}".Trim());
    }
}

/// <summary>What became of words between two versions.</summary>
public enum TextChange
{
    Stayed,
    Went,
    Came,
}

/// <summary>Words that stand one behind the other and share what became of them.</summary>
public sealed record TextPiece(TextChange Change, string[] Words)
{
    /// <summary>With a blank between.</summary>
    public string Text => string.Join(' ', Words);
}
