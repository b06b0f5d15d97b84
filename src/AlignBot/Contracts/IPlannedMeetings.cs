using AlignBot.Domain.Cadence;
using AlignBot.Engine.Storage;

namespace AlignBot.Contracts;

/// <summary>The meetings to come.</summary>
interface IPlannedMeetings
{
    /// <summary>As they are planned now, those that a day off skips included: what a new calendar will be compared with.</summary>
    ValueTask<IReadOnlyList<Meeting>> PlannedAsync(Session session, ProgramKey key);
}
