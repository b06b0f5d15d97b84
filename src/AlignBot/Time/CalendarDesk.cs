using AlignBot.Contracts;
using AlignBot.Domain;
using AlignBot.Domain.People;
using AlignBot.Domain.Time;
using AlignBot.Engine.Features;
using AlignBot.Engine.Programs;
using AlignBot.Engine.Storage;
using Microsoft.EntityFrameworkCore;

namespace AlignBot.Time;

/// <summary>Puts a working calendar in force as the next version, in the one transaction of its session. Planned meetings follow it at once.</summary>
sealed class CalendarDesk(ProgramDirectory programs, ProgramLedger ledger, Moments moments)
{
    public async ValueTask<CalendarAnswer> SaveAsync(Session session, ProgramKey key, UserId actor, CalendarDraft draft, string? note)
    {
        var program = await programs.CurrentAsync(session, key);
        if (RosterChecks.WhyNotGovern(program.Roster, actor, session.Now) is { } forbidden)
        {
            return new CalendarAnswer.Refused(RosterRefusals.Say(forbidden, program.Roster));
        }

        if (draft.Calendar.Problems().FirstOrDefault() is { } problem)
        {
            return new CalendarAnswer.Refused(problem);
        }

        var changes = CalendarChanges.Between(program.Calendar, draft.Calendar);
        if (changes.IsEmpty)
        {
            return new CalendarAnswer.Unchanged(program.Calendar.Version);
        }

        if (draft.BaseVersion != program.Calendar.Version)
        {
            return new CalendarAnswer.Outdated(program.Calendar);
        }

        var calendar = draft.Calendar with { Version = program.Calendar.Version + 1 };
        var row = await session.Db.Programs.SingleAsync(row => row.Id == key.ProgramId && row.InstallationId == key.InstallationId);
        row.Settings = program.Settings.With(ProgramInfo.CalendarPart, calendar).Write();
        await session.SaveAsync();
        (await session.ProgramAsync(key)).RosterChanged();
        await AnnounceAsync(session, program, new RulesChanged(CalendarChangeNotice.FactKind, calendar.Version, changes, string.IsNullOrWhiteSpace(note) ? null : note.Trim()), actor);
        return new CalendarAnswer.Saved(calendar.Version);
    }

    /// <summary>Writes down that another calendar is in force, has planned by it what was planned, and tells the channel of both.</summary>
    public async ValueTask AnnounceAsync(Session session, ProgramInfo program, RulesChanged fact, UserId? actor = null)
    {
        await ProgramLedger.RecordAsync(session, program.Key, fact, actor);
        var changed = new CalendarChanged(program.Key);
        await moments.TellAsync(session, changed);
        await ledger.PostAsync(session, program, new RulesNotice(fact, actor) { Moves = [.. changed.Moves] });
    }
}

/// <summary>What became of a calendar that was to be saved. Closed.</summary>
abstract record CalendarAnswer
{
    CalendarAnswer()
    {
    }

    public sealed record Saved(int Version) : CalendarAnswer;

    public sealed record Unchanged(int Version) : CalendarAnswer;

    /// <summary>Somebody else has saved another version meanwhile.</summary>
    public sealed record Outdated(WorkingCalendar InForce) : CalendarAnswer;

    public sealed record Refused(string Sentence) : CalendarAnswer;
}
