using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace AlignBot.Engine.ProgramFiles;

/// <summary>A text as a document to walk through.</summary>
public static class YamlDocument
{
    /// <summary>The document; null when there is none, which is then among the problems.</summary>
    /// <param name="most">How many texts, lists and groups of fields it can have.</param>
    public static YamlCursor? Root(string text, int most, List<ProgramFileProblem> problems)
    {
        try
        {
            if (!YamlScan.Passes(text, most, problems))
            {
                return null;
            }

            var yaml = new YamlStream();
            yaml.Load(new StringReader(text));
            if (yaml.Documents.Count > 0)
            {
                return new YamlCursor(yaml.Documents[0].RootNode, problems);
            }

            problems.Add(new ProgramFileProblem(1, 1, "The file is empty."));
        }
        catch (YamlException broken)
        {
            problems.Add(Tab(text) ?? new ProgramFileProblem(broken.Start.Line, broken.Start.Column, $"This is not YAML: {broken.Message}"));
        }

        return null;
    }

    /// <summary>The commonest reason why a file is not YAML, which the parser reports far from its place.</summary>
    static ProgramFileProblem? Tab(string text)
    {
        var number = 0;
        foreach (var line in text.AsSpan().EnumerateLines())
        {
            number++;
            var indent = line.Length - line.TrimStart().Length;
            if (line[..indent].IndexOf('\t') is var tab and >= 0)
            {
                return new ProgramFileProblem(number, tab + 1, "This line is indented with a tab; YAML takes spaces only.");
            }
        }

        return null;
    }
}
