using AlignBot.Contracts;
using AlignBot.Engine.Features;
using AlignBot.Engine.Storage;

namespace AlignBot.Actions;

/// <summary>After a change of people, what somebody who is gone still had to do is handed over.</summary>
sealed class LeftActions(ActionDesk desk) : IFollow<RosterChanged>
{
    /// <summary>Only where somebody entered it: being away takes nobody's actions from them, and a file takes nobody out.</summary>
    public ValueTask FollowAsync(Session session, RosterChanged moment) =>
        moment.How is RosterChange.Entered ? desk.OwnersGoneAsync(session, moment.Program) : ValueTask.CompletedTask;
}
