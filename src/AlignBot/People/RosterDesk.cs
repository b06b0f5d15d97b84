using AlignBot.Actions;
using AlignBot.Disputes;
using AlignBot.Domain;
using AlignBot.Domain.Disputes;
using AlignBot.Engine.Programs;
using AlignBot.Engine.Storage;
using Microsoft.EntityFrameworkCore;

namespace AlignBot.People;

/// <summary>What follows when people, roles or absences are not what they were: a new roster version, and open disputes look at their seats again.</summary>
sealed class RosterDesk(ProgramDirectory programs, DisputeDesk disputes, ActionDesk actions)
{
    /// <summary>How many disputes are looked at in the transaction of the change itself. A program with more has the rest worked off by the ticker.</summary>
    public const int AtOnce = 16;

    /// <summary>How many a moment of the ticker takes, so that one program's change does not hold up another's deadline.</summary>
    public const int ARound = 64;

    /// <summary>After the rows of a change are written: closes it off.</summary>
    public async ValueTask ChangedAsync(Session session, ProgramKey key)
    {
        await session.SaveAsync();
        (await session.ProgramAsync(key)).RosterChanged();
        await ReseatAsync(session, key, AtOnce);
        await actions.OwnersGoneAsync(session, key);
    }

    /// <summary>Brings the moments of one person's absences and deputies in line with what is entered, in the zone they are in now.</summary>
    public async ValueTask ResetDaysAsync(Session session, ProgramKey key, UserId user)
    {
        var roster = (await programs.CurrentAsync(session, key)).Roster;
        await RosterTimers.ClearDaysAsync(session, key, user);
        foreach (var day in roster.DaysOfChange().Where(day => day.User == user).Distinct())
        {
            if (day.At(roster) is var at && at > session.Now)
            {
                await RosterTimers.SetDayAsync(session, key, day, at);
            }
        }
    }

    /// <summary>Looks at the seats of open disputes, in the order they were raised; what does not fit is left to a timer that is due now.</summary>
    /// <param name="most">How many at most.</param>
    /// <param name="after">Only those with a higher number.</param>
    public async ValueTask ReseatAsync(Session session, ProgramKey key, int most, int after = 0)
    {
        var open = await session.Db.Disputes.AsNoTracking()
            .Where(row => row.InstallationId == key.InstallationId && row.ProgramId == key.ProgramId && row.Status == DisputeStatus.Open && row.Number > after)
            .OrderBy(row => row.Number)
            .Select(row => new { row.Id, row.Number })
            .Take(most + 1)
            .ToListAsync();
        foreach (var dispute in open.Take(most))
        {
            // Nobody asked for it: a dispute that the change does not touch ignores it.
            _ = await disputes.ApplyAsync(session, key, dispute.Id, new DisputeCommand.RosterChanged());
        }

        if (open.Count > most)
        {
            await RosterTimers.SetReseatAsync(session, key, open[most - 1].Number, session.Now);
        }
    }
}
