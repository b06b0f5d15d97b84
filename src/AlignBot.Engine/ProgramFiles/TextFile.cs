using AlignBot.Slack.Blocks;
using AlignBot.Slack.Inbound.Acks;

namespace AlignBot.Engine.ProgramFiles;

/// <summary>Shows a file as text that can be copied whole, in as many pieces as Slack's blocks need.</summary>
public static class TextFile
{
    /// <summary>A piece: below a section's limit, however much of it has to be escaped.</summary>
    const int Piece = 2800;

    /// <summary>What one message may hold.</summary>
    const int MostPieces = 48;

    /// <summary>Whether one message holds it.</summary>
    public static bool Fits(string text) => Pieces(text).Count() <= MostPieces;

    /// <summary>The file, in as many pieces as it needs.</summary>
    public static CommandAck Show(string name, string text)
    {
        var title = Mrkdwn.Of($"*{name}*");
        var pieces = Pieces(text).ToList();
        return pieces.Count > MostPieces
            ? CommandAck.Ephemeral(Mrkdwn.Of($"*{name}* has {text.Length} characters, more than a message in Slack can hold."))
            : CommandAck.Ephemeral(title, [new SectionBlock(title), .. pieces.Select(piece => new SectionBlock(Mrkdwn.Of($"```{piece}```")))]);
    }

    /// <summary>Whole lines, as many as fit; a line that is longer by itself is cut.</summary>
    static IEnumerable<string> Pieces(string text)
    {
        var piece = "";
        foreach (var line in text.TrimEnd('\n').Split('\n').SelectMany(line => line.Length == 0 ? [""] : line.Chunk(Piece / 2).Select(part => new string(part))))
        {
            if (Length(piece) + Length(line) + 1 > Piece && piece.Length > 0)
            {
                yield return piece;
                piece = "";
            }

            piece = piece.Length == 0 ? line : $"{piece}\n{line}";
        }

        yield return piece;
    }

    static int Length(string text) => Mrkdwn.Escaped(text).Length;
}
