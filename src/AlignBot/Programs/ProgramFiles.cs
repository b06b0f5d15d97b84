using AlignBot.Contracts;
using AlignBot.Engine.ProgramFiles;
using AlignBot.Engine.Storage;

namespace AlignBot.Programs;

/// <summary>Programs as files, for whoever makes one otherwise than by hand.</summary>
sealed class ProgramFiles(ProgramImport import) : IProgramFiles
{
    public (ProgramFile? File, IReadOnlyList<ProgramFileProblem> Problems) Read(string text)
    {
        try
        {
            return (ProgramFileReader.Parse("program.yaml", text), []);
        }
        catch (ProgramFileException wrong)
        {
            return (null, wrong.Problems);
        }
    }

    public ValueTask<ProgramKey?> CreateAsync(Session session, int installationId, ProgramFile file) =>
        import.CreateAsync(session, installationId, file, namesAreSlacks: true);
}
