using AlignBot.Contracts;
using AlignBot.Decisions.Asks;
using AlignBot.Domain.Decisions;
using AlignBot.Engine.Features;
using AlignBot.Engine.Storage;
using AlignBot.Engine.Waiting;
using Microsoft.EntityFrameworkCore;

namespace AlignBot.Decisions;

/// <summary>After a change of people, a review that is asked of somebody who is gone, or had it by a role that is another's now, is asked of who has it now.</summary>
sealed class DecisionReviews(DecisionDesk desk) : IFollow<RosterChanged>
{
    public async ValueTask FollowAsync(Session session, RosterChanged moment)
    {
        var (key, slots) = (moment.Program, DecisionAsk.SlotsOf(DecisionAskKind.Review));
        var asked = moment.How is RosterChange.Day ? [] : await session.Db.Waiting
            .Where(row => row.InstallationId == key.InstallationId && row.ProgramId == key.ProgramId && row.Feature == DecisionWaiting.FeatureName && row.Slot.StartsWith(slots))
            .Select(row => row.SubjectId).Distinct().ToListAsync();
        foreach (var id in asked.Order())
        {
            // Where the same people are asked, it is ignored.
            _ = await desk.ApplyAsync(session, key, id, new DecisionCommand.PeopleChanged());
        }
    }
}
