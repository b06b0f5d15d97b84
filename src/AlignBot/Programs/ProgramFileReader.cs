using AlignBot.Engine.Features;
using AlignBot.Engine.ProgramFiles;

namespace AlignBot.Programs;

/// <summary>Reads a program file, naming every mistake in it with its place.</summary>
static class ProgramFileReader
{
    /// <summary>Ten thousand members with every field, and all else.</summary>
    const int MostEntries = 200_000;

    /// <summary>What the features declare: read before there is a bot, by the start, the doctor, a sandbox.</summary>
    static readonly ProgramFileFormat Format = FeatureServices.FilesOf(Features.All);

    /// <exception cref="ProgramFileException">The file has mistakes, or can't be read.</exception>
    public static ProgramFile Read(string path)
    {
        if (Directory.Exists(path))
        {
            throw new ProgramFileException(path, [new ProgramFileProblem(1, 1, $"{path} is a folder; name the file in it.")]);
        }

        try
        {
            return Parse(path, File.ReadAllText(path));
        }
        catch (Exception unreadable) when (unreadable is IOException or UnauthorizedAccessException or NotSupportedException)
        {
            throw new ProgramFileException(path, [new ProgramFileProblem(1, 1, unreadable.Message)]);
        }
    }

    /// <exception cref="ProgramFileException">The text has mistakes.</exception>
    public static ProgramFile Parse(string name, string text)
    {
        var problems = new List<ProgramFileProblem>();
        var file = YamlDocument.Root(text, MostEntries, problems) is { } root ? Format.Read(root) : null;
        return problems.Count == 0 && file is not null
            ? file
            : throw new ProgramFileException(name, [.. problems.OrderBy(problem => problem.Line).ThenBy(problem => problem.Column)]);
    }
}
