using AlignBot.Contracts;
using AlignBot.Domain.Audits;
using AlignBot.Domain.Cadence;
using AlignBot.Domain.Cadence.Series;
using AlignBot.Engine.Features;
using AlignBot.Engine.Programs;
using AlignBot.Engine.Storage;
using AlignBot.Engine.Timers;
using NodaTime;

namespace AlignBot.Audits;

/// <summary>An audit begins by itself: two working weeks before its quarter ends, or when items are called for the quarterly planning, whichever is sooner.</summary>
sealed class AuditOpening(AuditDesk desk, ProgramDirectory programs) : IFollow<RosterChanged>, IFollow<CalendarChanged>, ITimerHandler, IAgendaSource
{
    public const string FeatureName = "audit-opening";

    const string Quarterly = "quarterly";

    /// <summary>A program, or an audit, that is younger leaves nothing to look back on, in days.</summary>
    const int Youngest = 45;

    /// <summary>What is about the program itself has no other subject.</summary>
    static readonly Guid Subject = Guid.Empty;

    public string Feature => FeatureName;

    public async ValueTask FollowAsync(Session session, RosterChanged moment)
    {
        await session.SaveAsync();
        await AwaitAsync(session, await programs.CurrentAsync(session, moment.Program), isAnother: false);
        if (await AuditTables.LastAsync(session.Db, moment.Program) is { IsOpen: true } open)
        {
            // Nobody asked for it: whoever has it may keep it.
            _ = await desk.ApplyAsync(session, moment.Program, open.Id.Value, new AuditCommand.PeopleChanged());
        }
    }

    public async ValueTask FollowAsync(Session session, CalendarChanged moment)
    {
        await session.SaveAsync();
        await AwaitAsync(session, await programs.CurrentAsync(session, moment.Program), isAnother: true);
    }

    public async ValueTask HandleAsync(Session session, DueTimer timer)
    {
        var program = await programs.CurrentAsync(session, timer.Program);
        await BeginAsync(session, program);
        await AwaitAsync(session, program, isAnother: true);
    }

    /// <summary>The quarterly planning reads how the audit stands; none is opened late for it.</summary>
    public async ValueTask<IReadOnlyList<AgendaProposal>> ProposeAsync(Session session, ProgramInfo program, Meeting meeting)
    {
        await AwaitAsync(session, program, isAnother: false);
        if (meeting.Terms.Kind is not SeriesKind.QuarterlyPlanning)
        {
            return [];
        }

        await BeginAsync(session, program);
        var last = await AuditTables.LastAsync(session.Db, program.Key);
        return last is null || last.End is { By: null } ? [] : [new AgendaProposal($"audit/{last.Id.Value:N}", AuditWords.OnAgenda(last), last.Asked ?? last.End?.By)];
    }

    async ValueTask BeginAsync(Session session, ProgramInfo program)
    {
        var (zone, last) = (program.Calendar.Zone, await AuditTables.LastAsync(session.Db, program.Key));
        var since = last is null ? await AuditDesk.BeganAsync(session, program) : last.OpenedAt.InZone(zone).Date;
        if (Period.DaysBetween(since, session.Now.InZone(zone).Date) >= Youngest)
        {
            // That of this quarter may be there already; the clock has nobody to tell so.
            _ = await desk.BeginAsync(session, program.Key, actor: null);
        }

        await session.SaveAsync();
    }

    async ValueTask AwaitAsync(Session session, ProgramInfo program, bool isAnother)
    {
        if (isAnother || !await session.HasTimerAsync(program.Key, Subject, Quarterly))
        {
            await session.SetTimerAsync(program.Key, FeatureName, Subject, Quarterly, AuditDates.OpensAfter(session.Now, program.Calendar));
        }
    }
}

/// <summary>An open audit asks whoever goes through it, and reminds them.</summary>
sealed class AuditTimers(AuditDesk desk) : ITimerHandler
{
    public string Feature => AuditDesk.FeatureName;

    public async ValueTask HandleAsync(Session session, DueTimer timer)
    {
        // The clock has nobody to tell: what came too late is ignored.
        _ = await desk.ApplyAsync(session, timer.Program, timer.SubjectId, timer.Name == AuditEffect.RemindTimer ? new AuditCommand.Remind() : new AuditCommand.Ask());
    }
}
