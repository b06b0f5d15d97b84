using AlignBot.Domain.Cadence.Series;
using AlignBot.Domain.Disputes.Paths;
using AlignBot.Domain.People;
using AlignBot.Domain.Time;

namespace AlignBot.Contracts;

/// <summary>A program as declared in a file: everything that a start needs to set one up.</summary>
/// <param name="Workspace">The Slack team id.</param>
/// <param name="Channel">The id of the GTM channel.</param>
sealed record ProgramFile(
    string Workspace, string Channel, string Name, WorkingCalendar Calendar, IReadOnlyList<Member> Members, IReadOnlyList<RoleHolding> Roles,
    EscalationPath Path, IReadOnlyList<MeetingSeries> Series)
{
    /// <summary>A file of which nothing has been read yet.</summary>
    public static ProgramFile Nothing { get; } = new("", "", "", WorkingCalendar.Default("Etc/UTC"), [], [], EscalationPath.Default, []);
}

/// <summary>The program that the settings declare for this start, read before anything starts.</summary>
/// <param name="File">Null where the settings name none.</param>
sealed record DeclaredProgram(ProgramFile? File);
