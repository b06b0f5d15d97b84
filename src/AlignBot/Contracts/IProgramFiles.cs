using AlignBot.Engine.ProgramFiles;
using AlignBot.Engine.Storage;

namespace AlignBot.Contracts;

/// <summary>Programs as files, for whoever makes one otherwise than by hand.</summary>
interface IProgramFiles
{
    /// <summary>The file, or what is wrong with it, in the order of the lines.</summary>
    (ProgramFile? File, IReadOnlyList<ProgramFileProblem> Problems) Read(string text);

    /// <summary>Makes the program of a file, in a unit of work that is under way. Null where its channel has a program already.</summary>
    /// <remarks>As at a start with that file, but for the names of people: they stay Slack's.</remarks>
    ValueTask<ProgramKey?> CreateAsync(Session session, int installationId, ProgramFile file);
}
