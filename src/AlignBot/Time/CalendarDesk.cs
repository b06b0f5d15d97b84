using System.Text.Json;
using AlignBot.Domain;
using AlignBot.Domain.People;
using AlignBot.Domain.Time;
using AlignBot.People;
using AlignBot.Programs;
using AlignBot.Storage;
using Microsoft.EntityFrameworkCore;

namespace AlignBot.Time;

/// <summary>Puts a working calendar in force as the next version, in the one transaction of its session.</summary>
sealed class CalendarDesk(ProgramDirectory programs, ProgramLedger ledger)
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
        row.Settings = JsonSerializer.Serialize(new ProgramSettings(calendar, program.Path), RecordJson.Default.ProgramSettings);
        await session.SaveAsync();
        (await session.ProgramAsync(key)).RosterChanged();
        await ledger.AnnounceAsync(
            session, program, new ProgramFact.CalendarChanged(calendar.Version, changes, string.IsNullOrWhiteSpace(note) ? null : note.Trim()), actor);
        return new CalendarAnswer.Saved(calendar.Version);
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
