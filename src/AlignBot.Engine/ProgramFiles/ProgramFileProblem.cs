namespace AlignBot.Engine.ProgramFiles;

/// <summary>A mistake in a program file.</summary>
/// <param name="Line">1-based.</param>
/// <param name="Column">1-based.</param>
/// <param name="Sentence">What is wrong and what to write instead.</param>
public sealed record ProgramFileProblem(long Line, long Column, string Sentence)
{
    public override string ToString() => $"line {Line}, column {Column}: {Sentence}";
}

/// <summary>A program file has mistakes; nothing of it was applied.</summary>
public sealed class ProgramFileException(string file, IReadOnlyList<ProgramFileProblem> problems)
    : Exception($"{file} has {(problems.Count == 1 ? "a mistake" : $"{problems.Count} mistakes")}; nothing was applied.\n  "
        + string.Join("\n  ", problems))
{
    /// <summary>In the order of their places.</summary>
    public IReadOnlyList<ProgramFileProblem> Problems => problems;
}
