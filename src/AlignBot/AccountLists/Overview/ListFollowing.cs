using AlignBot.Contracts;
using AlignBot.Domain.AccountLists;
using AlignBot.Engine.Features;
using AlignBot.Engine.Storage;

namespace AlignBot.AccountLists.Overview;

/// <summary>What the list does when people or days off change: somebody else may be the one to ask, the diff may be due at another
/// moment.</summary>
sealed class ListFollowing(AccountListDesk desk) : IFollow<RosterChanged>, IFollow<CalendarChanged>
{
    public async ValueTask FollowAsync(Session session, RosterChanged moment)
    {
        await session.SaveAsync();

        // Nobody asked for it: whoever is asked may keep being asked.
        _ = await desk.ApplyAsync(session, moment.Program, new AccountListCommand.PeopleChanged());
    }

    public async ValueTask FollowAsync(Session session, CalendarChanged moment)
    {
        await session.SaveAsync();

        // A program without a list awaits no diff.
        _ = await desk.ApplyAsync(session, moment.Program, new AccountListCommand.CalendarChanged());
    }
}
