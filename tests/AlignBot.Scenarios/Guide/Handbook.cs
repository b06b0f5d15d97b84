using System.Text.RegularExpressions;

namespace AlignBot.Scenarios.Guide;

/// <summary>The handbook as it lies in docs/guide: its pages, what its pictures are said to show, and the commands that it names.</summary>
static partial class Handbook
{
    /// <summary>Where it lies in the repository.</summary>
    public static string Folder { get; } = Find();

    public static IReadOnlyDictionary<string, string> Pages { get; } =
        Directory.GetFiles(Folder, "*.md").Order(StringComparer.Ordinal).ToDictionary(path => Path.GetFileName(path)!, File.ReadAllText);

    /// <summary>What each picture is said to show: the words between quotes in what stands for it where it can't be seen.</summary>
    public static IReadOnlyDictionary<string, IReadOnlyList<string>> Pictures { get; } = Pages.Values
        .SelectMany(page => Picture().Matches(page))
        .ToDictionary(
            picture => picture.Groups["name"].Value,
            picture => (IReadOnlyList<string>)[.. Quoted().Matches(picture.Groups["shows"].Value).Select(words => words.Groups["words"].Value)]);

    /// <summary>The commands that it names, each once: '/align path edit'.</summary>
    public static IReadOnlyList<string> Commands { get; } =
        [.. Pages.Values.SelectMany(page => Command().Matches(page)).Select(command => command.Groups["typed"].Value).Distinct().Order(StringComparer.Ordinal)];

    public static string FileOf(string picture) => Path.Combine(Folder, "pictures", $"{picture}.png");

    static string Find()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "AlignBot.sln")))
            {
                return Path.Combine(folder.FullName, "docs", "guide");
            }
        }

        throw new InvalidOperationException($"No AlignBot.sln above {AppContext.BaseDirectory}.");
    }

    [GeneratedRegex(@"!\[(?<shows>[^\]]*)\]\(pictures/(?<name>[a-z-]+)\.png\)", RegexOptions.ExplicitCapture)]
    private static partial Regex Picture();

    [GeneratedRegex("'(?<words>[^']+)'", RegexOptions.ExplicitCapture)]
    private static partial Regex Quoted();

    [GeneratedRegex("`(?<typed>/[a-z]+[^`]*)`", RegexOptions.ExplicitCapture)]
    private static partial Regex Command();
}
