namespace AlignBot.Engine.Storage;

/// <summary>What every row of a program is keyed by first: the installation, then the program. No query goes without both.</summary>
/// <remarks>No program has the number 0: a message under it is of a channel that has none yet.</remarks>
public readonly record struct ProgramKey(int InstallationId, int ProgramId)
{
    /// <summary>Whether it stands for a place without a program.</summary>
    public bool IsNone => ProgramId == 0;

    /// <summary>What concerns an installation before there is a program.</summary>
    public static ProgramKey None(int installationId) => new(installationId, 0);
}
