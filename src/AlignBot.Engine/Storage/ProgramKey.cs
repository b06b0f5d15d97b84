namespace AlignBot.Engine.Storage;

/// <summary>What every row of a program is keyed by first: the installation, then the program. No query goes without both.</summary>
public readonly record struct ProgramKey(int InstallationId, int ProgramId);
