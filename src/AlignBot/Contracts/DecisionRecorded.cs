using AlignBot.Domain.Decisions;
using AlignBot.Engine.Storage;

namespace AlignBot.Contracts;

/// <summary>A decision stands in the log.</summary>
/// <param name="IsOfRunningMeeting">It was recorded while its meeting ran, and belongs to it for that.</param>
sealed record DecisionRecorded(ProgramKey Program, Decision Decision, bool IsOfRunningMeeting);

/// <summary>A later word has changed an entry of the log: it was confirmed, contested, amended, given actions.</summary>
sealed record DecisionChanged(ProgramKey Program, Decision Decision);
