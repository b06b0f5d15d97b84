using System.Globalization;
using AlignBot.Contracts;
using AlignBot.Disputes.Asks;
using AlignBot.Disputes.Records;
using AlignBot.Domain.Disputes;
using AlignBot.Engine.Features;
using AlignBot.Engine.Storage;
using AlignBot.Engine.Timers;
using AlignBot.Engine.Waiting;
using Microsoft.EntityFrameworkCore;

namespace AlignBot.Disputes;

/// <summary>After a change of people, open disputes look at their seats again: a few at once, the rest worked off by the ticker.</summary>
sealed class DisputeSeats(DisputeDesk desk) : IFollow<RosterChanged>, ITimerHandler
{
    /// <summary>How many disputes are looked at in the transaction of the change itself. A program with more has the rest worked off by the ticker.</summary>
    public const int AtOnce = 16;

    /// <summary>How many a moment of the ticker takes, so that one program's change does not hold up another's deadline.</summary>
    public const int ARound = 64;

    const string Reseat = "reseat/";

    /// <summary>A program has one roster: the timers of its change need no other subject.</summary>
    static readonly Guid Subject = Guid.Empty;

    public string Feature => "seats";

    public ValueTask FollowAsync(Session session, RosterChanged moment) => moment.How switch
    {
        RosterChange.Entered => ReseatAsync(session, moment.Program, AtOnce),
        RosterChange.Day => ReseatAsync(session, moment.Program, ARound),
        _ => LeaveAsync(session, moment.Program, after: 0),
    };

    /// <summary>Goes on after the dispute whose number the timer names.</summary>
    public ValueTask HandleAsync(Session session, DueTimer timer) =>
        ReseatAsync(session, timer.Program, ARound, int.Parse(timer.Name.AsSpan(Reseat.Length), CultureInfo.InvariantCulture));

    /// <summary>Looks at the seats of open disputes, in the order they were raised; what does not fit is left to a timer that is due now.</summary>
    /// <param name="most">How many at most.</param>
    /// <param name="after">Only those with a higher number.</param>
    async ValueTask ReseatAsync(Session session, ProgramKey key, int most, int after = 0)
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
            _ = await desk.ApplyAsync(session, key, dispute.Id, new DisputeCommand.RosterChanged());
        }

        if (open.Count > most)
        {
            await LeaveAsync(session, key, open[most - 1].Number);
        }
        else
        {
            await AskOthersAsync(session, key);
        }
    }

    /// <summary>Those of what is over in which leaders are asked what would have prevented it: whoever leads now is asked.</summary>
    async ValueTask AskOthersAsync(Session session, ProgramKey key)
    {
        foreach (var id in await session.Db.Waiting.AsNoTracking()
            .Where(row => row.InstallationId == key.InstallationId && row.ProgramId == key.ProgramId && row.Feature == DisputeTimers.FeatureName && row.Slot.Contains(AskKey.LessonSlot))
            .OrderBy(row => row.SubjectId).Select(row => row.SubjectId).Distinct().Take(ARound).ToListAsync())
        {
            // Nobody asked for it: where the same are asked, it is ignored.
            _ = await desk.ApplyAsync(session, key, id, new DisputeCommand.RosterChanged());
        }
    }

    /// <summary>Due at once: the next tick goes on with the disputes after that number.</summary>
    ValueTask LeaveAsync(Session session, ProgramKey key, int after) =>
        session.SetTimerAsync(key, Feature, Subject, string.Create(CultureInfo.InvariantCulture, $"{Reseat}{after}"), session.Now);
}
