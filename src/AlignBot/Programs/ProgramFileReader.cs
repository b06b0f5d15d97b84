using AlignBot.Contracts;
using AlignBot.Domain;
using AlignBot.Engine.ProgramFiles;

namespace AlignBot.Programs;

/// <summary>Reads a program file, naming every mistake in it with its place.</summary>
static class ProgramFileReader
{
    /// <summary>Ten thousand members with every field, and all else.</summary>
    const int MostEntries = 200_000;

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
        var file = YamlDocument.Root(text, MostEntries, problems) is { } root ? Program(root) : null;
        return problems.Count == 0 && file is not null
            ? file
            : throw new ProgramFileException(name, [.. problems.OrderBy(problem => problem.Line).ThenBy(problem => problem.Column)]);
    }

    static ProgramFile Program(YamlCursor root)
    {
        var file = ProgramFile.Nothing with
        {
            Workspace = root.Field("workspace").WorkspaceId() ?? "",
            Channel = root.Field("channel").ChannelId() ?? "",
            Name = root.Text("name", TextLimits.ShortName) ?? "",
        };
        file = ProgramFileSections.All.Aggregate(file, (sofar, section) => section.Read(root, sofar));
        root.RefuseOthers();
        return file;
    }
}
