using AlignBot.Engine.ProgramFiles;

namespace AlignBot.Contracts;

/// <summary>The program that the settings declare for this start, read before anything starts.</summary>
/// <param name="File">Null where the settings name none.</param>
sealed record DeclaredProgram(ProgramFile? File);
