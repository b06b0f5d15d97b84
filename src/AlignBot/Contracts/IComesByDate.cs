using AlignBot.Domain.People;
using AlignBot.Engine.ProgramFiles;
using NodaTime;

namespace AlignBot.Contracts;

/// <summary>What a program would bring by dates, before there is one.</summary>
interface IComesByDate
{
    /// <summary>Everything from one moment to another, in any order.</summary>
    IEnumerable<ComingDate> Of(ProgramFile file, Instant from, Instant to);
}

/// <param name="At">When it begins.</param>
/// <param name="IsDay">Whether it is a whole day.</param>
/// <param name="What">In a few words, as plain text.</param>
sealed record ComingDate(Instant At, bool IsDay, string What);

/// <summary>Reads what a file declares the way a careful colleague would.</summary>
interface IFileFindings
{
    /// <summary>What will not work, or not as meant, each with what to do about it; empty for a sound file.</summary>
    IEnumerable<string> Of(ProgramFile file, Roster roster, Instant now);
}
