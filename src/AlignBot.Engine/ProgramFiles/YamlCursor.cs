using AlignBot.Domain;
using YamlDotNet.RepresentationModel;

namespace AlignBot.Engine.ProgramFiles;

/// <summary>Walks a YAML document and collects what is wrong with it, each with its place, instead of stopping at the first.</summary>
public sealed class YamlCursor(YamlNode node, List<ProgramFileProblem> problems)
{
    readonly HashSet<string> read = [];

    /// <summary>The same place, as if nothing of it had been asked for yet.</summary>
    public YamlCursor Anew() => new(node, problems);

    /// <summary>Notes a mistake at this place.</summary>
    public void Report(string sentence) =>
        problems.Add(new ProgramFileProblem(node.Start.Line, node.Start.Column, sentence));

    /// <summary>The field of that name, or null; a missing one is a mistake when it is required.</summary>
    public YamlCursor? Field(string name, bool required = true)
    {
        read.Add(name);
        if (node is not YamlMappingNode map)
        {
            if (required)
            {
                Report($"Here should be fields such as '{name}: ...'.");
            }

            return null;
        }

        if (map.Children.TryGetValue(new YamlScalarNode(name), out var child) && child is not YamlScalarNode { Value: null or "" })
        {
            return new YamlCursor(child, problems);
        }

        if (required)
        {
            Report($"'{name}' is missing.");
        }

        return null;
    }

    /// <summary>Whether the field stands there with nothing behind it: its author may have meant something by that.</summary>
    public bool LeavesEmpty(string name) =>
        node is YamlMappingNode map && map.Children.TryGetValue(new YamlScalarNode(name), out var child) && child is YamlScalarNode { Value: null or "" };

    /// <summary>The text at this place.</summary>
    public string? Text()
    {
        if (node is YamlScalarNode { Value: { } text } && !string.IsNullOrWhiteSpace(text))
        {
            return text.Trim();
        }

        Report("Here should be a text.");
        return null;
    }

    public string? Text(string field, bool required = true) => Field(field, required)?.Text();

    /// <summary>A text of at most so many characters; a longer one is reported, and counts as none.</summary>
    public string? Text(string field, int longest)
    {
        if (Field(field) is not { } place || place.Text() is not { } text)
        {
            return null;
        }

        if (text.Length <= longest)
        {
            return text;
        }

        place.Report($"'{TextLimits.Cut(text, 30)}...' is {text.Length} characters long; at most {longest}.");
        return null;
    }

    public bool IsText => node is YamlScalarNode;

    /// <summary>The elements of the list at this place.</summary>
    public IEnumerable<YamlCursor> Items()
    {
        if (node is YamlSequenceNode list)
        {
            return list.Children.Select(child => new YamlCursor(child, problems));
        }

        Report("Here should be a list, each element on a line of its own after '- '.");
        return [];
    }

    /// <summary>The fields of the mapping at this place, with their names.</summary>
    public IEnumerable<(YamlCursor Name, YamlCursor Value)> Fields()
    {
        if (node is YamlMappingNode map)
        {
            return map.Children.Select(pair => (new YamlCursor(pair.Key, problems), new YamlCursor(pair.Value, problems)));
        }

        Report("Here should be fields, each on a line of its own as 'name: value'.");
        return [];
    }

    /// <summary>Names every field that nobody asked for: most of them are misspelt.</summary>
    public void RefuseOthers()
    {
        if (node is not YamlMappingNode map)
        {
            return;
        }

        foreach (var key in map.Children.Keys.OfType<YamlScalarNode>().Where(key => !read.Contains(key.Value ?? "")))
        {
            new YamlCursor(key, problems).Report($"'{key.Value}' is not known here; the fields are {string.Join(", ", read)}.");
        }
    }
}
