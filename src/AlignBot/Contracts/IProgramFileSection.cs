using AlignBot.Domain.Cadence.Series;
using AlignBot.Engine.ProgramFiles;
using AlignBot.Engine.Programs;
using AlignBot.Engine.Storage;

namespace AlignBot.Contracts;

/// <summary>A feature's section of a program file. What it writes reads back to what was written.</summary>
/// <remarks>Made without anything to ask for: files are read before there is a record.</remarks>
interface IProgramFileSection
{
    /// <summary>Where it stands in a file that is written; it is read after those that stand before it.</summary>
    int Order { get; }

    /// <summary>Reads its section, and reports every mistake in it at its place.</summary>
    /// <param name="root">The whole document.</param>
    /// <param name="file">What the sections before it said.</param>
    ProgramFile Read(YamlCursor root, ProgramFile file);

    /// <summary>Adds what it will write to what is known of the program, where that stands in tables of its own.</summary>
    Task<ProgramInStanding> AddAsync(AlignBotContext db, ProgramInStanding program) => Task.FromResult(program);

    /// <summary>Its section as lines, the last one ended; empty where it has nothing to say.</summary>
    string Write(ProgramInStanding program);
}

/// <summary>A program as it stands, with all that its file says of it.</summary>
/// <param name="Program">Who is who, and the rules in force.</param>
/// <param name="Series">Its meeting series that are not over, oldest first.</param>
sealed record ProgramInStanding(ProgramInfo Program, IReadOnlyList<MeetingSeries> Series);
