using AlignBot.Contracts;
using AlignBot.Domain;
using AlignBot.Engine.Features;
using AlignBot.Engine.Programs;
using AlignBot.Engine.Storage;

namespace AlignBot.People;

/// <summary>What follows when people, roles or absences are not what they were: a new roster version, and whoever has to do with people is told.</summary>
sealed class RosterDesk(ProgramDirectory programs, Moments moments)
{
    /// <summary>After the rows of a change are written: closes it off.</summary>
    public async ValueTask ChangedAsync(Session session, ProgramKey key)
    {
        await session.SaveAsync();
        (await session.ProgramAsync(key)).RosterChanged();
        await moments.TellAsync(session, new RosterChanged(key, RosterChange.Entered));
    }

    /// <summary>Brings the moments of people's absences and deputies in line with what is entered, in the zone they are in now.</summary>
    public async ValueTask ResetDaysAsync(Session session, ProgramKey key, IReadOnlyCollection<UserId> users)
    {
        if (users.Count == 0)
        {
            return;
        }

        var roster = (await programs.CurrentAsync(session, key)).Roster;
        foreach (var user in users)
        {
            await RosterTimers.ClearDaysAsync(session, key, user);
        }

        foreach (var day in roster.DaysOfChange().Where(day => users.Contains(day.User)).Distinct())
        {
            if (day.At(roster) is var at && at > session.Now)
            {
                await RosterTimers.SetDayAsync(session, key, day, at);
            }
        }
    }
}
