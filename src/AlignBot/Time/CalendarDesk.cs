using System.Text.Json;
using AlignBot.Contracts;
using AlignBot.Domain;
using AlignBot.Domain.People;
using AlignBot.Domain.Time;
using AlignBot.Engine.Features;
using AlignBot.Engine.Programs;
using AlignBot.Engine.Storage;
using AlignBot.Engine.Wording;
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
        row.Settings = JsonSerializer.Serialize(new ProgramSettings(calendar, program.Path), ProgramJson.Default.ProgramSettings);
        await session.SaveAsync();
        (await session.ProgramAsync(key)).RosterChanged();
        var fact = new ProgramFact.CalendarChanged(calendar.Version, changes, string.IsNullOrWhiteSpace(note) ? null : note.Trim());
        await ProgramLedger.RecordAsync(session, key, fact, actor);
        var changed = new CalendarChanged(key);
        await moments.TellAsync(session, changed);
        await ledger.PostAsync(session, program, new ProgramNotice(fact, actor) { Meetings = [.. changed.Moves] });
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
