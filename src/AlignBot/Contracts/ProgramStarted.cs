using AlignBot.Engine.Storage;

namespace AlignBot.Contracts;

/// <summary>A set-up has ended, and its program runs from now on.</summary>
/// <remarks>Told after all of it is written. A program that a file declares at a start does not tell it: it may have run elsewhere for long.</remarks>
sealed record ProgramStarted(ProgramKey Program);
