using AlignBot.Domain.Cadence;
using AlignBot.Domain.Disputes;
using AlignBot.Domain.People;
using AlignBot.Domain.Time;

namespace AlignBot.Programs;

/// <summary>A program as declared in a file: everything that a start needs to set one up.</summary>
/// <param name="Workspace">The Slack team id.</param>
/// <param name="Channel">The id of the GTM channel.</param>
sealed record ProgramFile(
    string Workspace, string Channel, string Name, WorkingCalendar Calendar, IReadOnlyList<Member> Members, IReadOnlyList<RoleHolding> Roles,
    EscalationPath Path, IReadOnlyList<MeetingSeries> Series);

/// <summary>The program that the settings declare for this start, read before anything starts.</summary>
/// <param name="File">Null where the settings name none.</param>
sealed record DeclaredProgram(ProgramFile? File);

/// <summary>A mistake in a program file.</summary>
/// <param name="Line">1-based.</param>
/// <param name="Column">1-based.</param>
/// <param name="Sentence">What is wrong and what to write instead.</param>
sealed record ProgramFileProblem(long Line, long Column, string Sentence)
{
    public override string ToString() => $"line {Line}, column {Column}: {Sentence}";
}

/// <summary>A program file has mistakes; nothing of it was applied.</summary>
sealed class ProgramFileException(string file, IReadOnlyList<ProgramFileProblem> problems)
    : Exception($"{file} has {(problems.Count == 1 ? "a mistake" : $"{problems.Count} mistakes")}; nothing was applied.\n  "
        + string.Join("\n  ", problems))
{
    public IReadOnlyList<ProgramFileProblem> Problems => problems;
}
