namespace AlignBot.Engine.Storage;

/// <summary>Something speaks of a program that there is not: an old or a forged reference.</summary>
public sealed class ProgramGoneException(ProgramKey key)
    : InvalidOperationException($"Program {key.ProgramId} of installation {key.InstallationId} does not exist.");
