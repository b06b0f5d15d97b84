using System.Globalization;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace AlignBot.Engine.ProgramFiles;

/// <summary>Looks through a YAML text before it is held as a tree, and names by its place what no program file holds.</summary>
/// <remarks>A tree is built, compared and hashed by recursion and with its aliases followed, so that a dozen characters can end the process. This
/// walks the parser's events, which know nothing of what came before them but how deep it is.</remarks>
public static class YamlScan
{
    /// <summary>As deep as the format goes: the deciders, of a level, of the levels, of the path, of the program.</summary>
    public const int Deepest = 5;

    /// <summary>True when the text may be held as a tree; else what is in the way is among the problems.</summary>
    /// <param name="most">How many texts, lists and groups of fields such a text can have.</param>
    /// <exception cref="YamlException">The text is not YAML.</exception>
    public static bool Passes(string text, int most, List<ProgramFileProblem> problems)
    {
        var known = problems.Count;
        var parser = new Parser(new StringReader(text));

        // For each list and group that is open: null in a list, in a group whether the next is a field's name.
        var open = new Stack<bool?>();
        var (documents, nodes) = (0, 0);
        while (Next(parser))
        {
            var at = parser.Current!;
            if (at is SequenceEnd or MappingEnd)
            {
                open.Pop();
                continue;
            }

            if (at is DocumentStart && ++documents > 1)
            {
                problems.Add(Problem(at, "A second document begins here; a file holds one. Take the line '---' out."));
                return false;
            }

            if (at is not (NodeEvent or AnchorAlias))
            {
                continue;
            }

            var isName = open.TryPeek(out var next) && next is true;
            if (Fault(at, isName) is { } fault)
            {
                problems.Add(Problem(at, fault));
            }

            if (++nodes > most)
            {
                problems.Add(Problem(at, string.Create(CultureInfo.InvariantCulture, $"The file goes on after {most:N0} entries, more than it can have.")));
                return false;
            }

            if (next is not null)
            {
                open.Pop();
                open.Push(!next);
            }

            if (at is SequenceStart or MappingStart)
            {
                if (open.Count == Deepest)
                {
                    problems.Add(Problem(at, "This is nested deeper than anything in the file can be."));
                    return false;
                }

                open.Push(at is MappingStart ? true : null);
            }
        }

        return problems.Count == known;
    }

    /// <summary>Goes on by one event. The parser itself stumbles over some texts that are not YAML: that is said with the place it had come to.</summary>
    static bool Next(Parser parser)
    {
        var known = parser.Current?.End ?? Mark.Empty;
        try
        {
            return parser.MoveNext();
        }
        catch (Exception stumbled) when (stumbled is InvalidOperationException or ArgumentException or IndexOutOfRangeException or FormatException or OverflowException)
        {
            throw new YamlException(known, known, "what follows here can't be made out.", stumbled);
        }
    }

    static string? Fault(ParsingEvent at, bool isName) => at switch
    {
        AnchorAlias alias => $"'*{alias.Value}' stands for another part of the file; write out what is meant.",
        NodeEvent { Anchor.IsEmpty: false } named => $"'&{named.Anchor}' gives this part a name, which has no use here: take it out.",
        NodeEvent { Tag.IsEmpty: false } tagged => $"'{tagged.Tag}' gives this part a type, which has no use here: take it out.",
        SequenceStart or MappingStart when isName => "The name of a field is a text; here is a list or a group of fields.",
        _ => null,
    };

    static ProgramFileProblem Problem(ParsingEvent at, string sentence) => new(at.Start.Line, at.Start.Column, sentence);
}
