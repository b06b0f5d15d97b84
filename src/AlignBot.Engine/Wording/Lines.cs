using AlignBot.Slack.Blocks;

namespace AlignBot.Engine.Wording;

/// <summary>Lines of a section or of small print.</summary>
public static class Lines
{
    /// <summary>As many whole lines as fit, and how many more there are.</summary>
    /// <param name="beyond">How many there are besides these.</param>
    public static Mrkdwn Fit(IReadOnlyList<Mrkdwn> lines, int beyond = 0)
    {
        var (text, shown) = (Mrkdwn.Empty, 0);
        foreach (var line in lines.Select(line => line.Shortened(BlockLimits.AnyText / 2)))
        {
            var left = lines.Count - shown - 1 + beyond;
            var longer = shown == 0 ? line : text + Mrkdwn.Of($"\n") + line;
            if (longer.Length + More(left).Length > BlockLimits.AnyText)
            {
                break;
            }

            (text, shown) = (longer, shown + 1);
        }

        return text + More(lines.Count - shown + beyond);
    }

    /// <summary>A section's limit, with room for what has to be escaped.</summary>
    public const int Piece = 2900;

    /// <summary>All of them, in as many sections as it takes: whole lines, as many as fit each.</summary>
    public static IEnumerable<Mrkdwn> InPieces(IEnumerable<Mrkdwn> lines)
    {
        var piece = Mrkdwn.Empty;
        foreach (var line in lines.Select(line => line.Shortened(Piece)))
        {
            if (piece.Length + line.Length + 1 > Piece && piece.Length > 0)
            {
                yield return piece;
                piece = Mrkdwn.Empty;
            }

            piece = piece.Length == 0 ? line : piece + Mrkdwn.Of($"\n") + line;
        }

        if (piece.Length > 0)
        {
            yield return piece;
        }
    }

    static Mrkdwn More(int left) => left == 0 ? Mrkdwn.Empty : Mrkdwn.Of($"\nand {left} more.");
}
