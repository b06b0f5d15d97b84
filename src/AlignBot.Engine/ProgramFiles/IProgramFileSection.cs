using AlignBot.Engine.Programs;
using AlignBot.Engine.Storage;

namespace AlignBot.Engine.ProgramFiles;

/// <summary>A feature's section of a program file: it reads, writes and applies itself. What it writes reads back to what was written.</summary>
/// <remarks>What is static has nothing to ask for: files are read before there is a record.</remarks>
public interface IProgramFileSection : IAppliedSection
{
    /// <summary>Where it stands in a file that is written; it is read and applied after those that stand before it.</summary>
    static abstract int Order { get; }

    /// <summary>Reads its section, and reports every mistake in it at its place.</summary>
    /// <param name="root">The whole document.</param>
    /// <param name="file">What the sections before it said.</param>
    /// <param name="format">What else the features declare for files.</param>
    static abstract ProgramFile Read(YamlCursor root, ProgramFile file, ProgramFileFormat format);

    /// <summary>Adds what it will write to what is known of the program, where that stands in tables of its own.</summary>
    static virtual Task<ProgramInStanding> AddAsync(AlignBotContext db, ProgramInStanding program) => Task.FromResult(program);

    /// <summary>Its section as lines, the last one ended; empty where it has nothing to say.</summary>
    static abstract string Write(ProgramInStanding program);
}

/// <summary>Puts what a section declares in force.</summary>
public interface IAppliedSection
{
    /// <summary>Writes what the file declares otherwise than it did last. What people changed since stays until the file itself says something else.</summary>
    /// <remarks>In the transaction of the whole file, after the sections before it. What it changes it says in words (<see cref="ProgramFileChange.Changed(string, IEnumerable{string})"/>):
    /// a preview is this, undone.</remarks>
    ValueTask ApplyAsync(ProgramFileChange change);
}

/// <summary>A program as it stands, with all that its file says of it.</summary>
/// <param name="Program">Who is who, and the rules in force.</param>
/// <param name="Parts">What stands in tables of features.</param>
public sealed record ProgramInStanding(ProgramInfo Program, ProgramParts Parts);

/// <summary>A section with its place, to be applied.</summary>
public sealed record SectionInOrder(int Order, IAppliedSection Section);
