using AlignBot.Domain.People;
using AlignBot.Domain.Time;
using NodaTime;

namespace AlignBot.Domain.Disputes;

/// <summary>The world at the moment a command is applied. All a workflow may know beyond state and command.</summary>
/// <param name="Now">Business time, whole milliseconds.</param>
/// <param name="Roster">Who is who.</param>
/// <param name="Calendar">The program's calendar today. A round keeps the one it began with; this one counts when raising and reopening.</param>
/// <param name="NewDecisionId">The id a decision gets, if this command leads to one. Needed for every command that could decide.</param>
/// <param name="PeopleAskedAt">When Slack was last asked who is in the channel; null where that is certain.</param>
public sealed record DisputeContext(Instant Now, Roster Roster, WorkingCalendar Calendar, DecisionId NewDecisionId = default, Instant? PeopleAskedAt = null);
