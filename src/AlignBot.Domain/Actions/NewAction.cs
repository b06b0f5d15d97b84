using AlignBot.Domain.Disputes;

namespace AlignBot.Domain.Actions;

/// <summary>A follow-up to be given to its owner, and what it follows from.</summary>
/// <param name="Id">The new action's id.</param>
/// <param name="Program">The program.</param>
/// <param name="What">Text, owner and due date.</param>
/// <param name="GivenBy">Who gives it. Null: the clock.</param>
/// <param name="Decision">The decision that it follows from.</param>
/// <param name="Dispute">The dispute that it follows from.</param>
/// <param name="Meeting">The meeting in which it was given.</param>
public sealed record NewAction(
    ActionId Id, ProgramId Program, FollowUp What, UserId? GivenBy, DecisionId? Decision = null, DisputeId? Dispute = null, MeetingId? Meeting = null);
