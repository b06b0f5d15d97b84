using System.Security.Cryptography;
using System.Text.Json;
using AlignBot.Domain;
using AlignBot.Domain.Cadence;
using AlignBot.History;
using AlignBot.Programs;
using AlignBot.Storage;
using AlignBot.Timers;
using Microsoft.EntityFrameworkCore;

namespace AlignBot.Cadence;

/// <summary>Keeps a program's series, and their meetings planned ahead.</summary>
sealed class SeriesDesk(ProgramDirectory programs, MeetingDesk meetings)
{
    /// <summary>Creates or changes a series as a person asks; its meetings follow in the same transaction.</summary>
    public async ValueTask<Outcome<MeetingSeries>> SaveAsync(Session session, ProgramKey key, MeetingSeries wanted, UserId actor)
    {
        var program = await programs.CurrentAsync(session, key);
        if (SeriesRules.WhyNotChange(actor, program.Roster, session.Now) is { } stranger)
        {
            return new Outcome<MeetingSeries>.Refused(stranger);
        }

        var row = await FindAsync(session, key, wanted.Id.Value);
        if (row is { Status: SeriesStatus.Ended })
        {
            return new Outcome<MeetingSeries>.Refused(new SeriesRefusal.HasEnded(row.Name));
        }

        var others = await Of(session.Db, key).Where(other => other.Id != wanted.Id.Value && other.Status != SeriesStatus.Ended).Select(other => other.Name).ToListAsync();
        if (SeriesRules.Problems(wanted, others, program.Calendar, session.Now).FirstOrDefault() is { } problem)
        {
            return new Outcome<MeetingSeries>.Refused(problem);
        }

        return await PutAsync(session, key, row, wanted, actor);
    }

    /// <summary>Makes the series that the program file declares. What people changed since stays until the file itself says something else.</summary>
    public async ValueTask DeclareAsync(Session session, ProgramKey key, IReadOnlyList<MeetingSeries> declared)
    {
        var rows = await Of(session.Db, key).ToListAsync();
        foreach (var wanted in declared)
        {
            var digest = Digest(wanted);
            var row = rows.Find(row => StateOf(row).DeclaredAs == digest) ?? rows.Find(row => row.Name == wanted.Name && row.Status != SeriesStatus.Ended);
            if (row is null || StateOf(row).DeclaredAs != digest)
            {
                var id = new SeriesId(row?.Id ?? Guid.CreateVersion7());
                await PutAsync(session, key, row, wanted with { Id = id, Status = row?.Status ?? SeriesStatus.Active, DeclaredAs = digest }, actor: null);
            }
            else
            {
                await PlanAsync(session, key, row.Id); // the calendar may have changed with the same file
            }
        }
    }

    /// <summary>Pauses, resumes or ends a series. Null when there is none such.</summary>
    public async ValueTask<Outcome<MeetingSeries>?> SetAsync(Session session, ProgramKey key, Guid id, SeriesStatus status, UserId actor)
    {
        var program = await programs.CurrentAsync(session, key);
        if (await FindAsync(session, key, id) is not { } row)
        {
            return null;
        }

        if (SeriesRules.WhyNotChange(actor, program.Roster, session.Now) is { } stranger)
        {
            return new Outcome<MeetingSeries>.Refused(stranger);
        }

        if (row.Status is SeriesStatus.Ended)
        {
            return new Outcome<MeetingSeries>.Refused(new SeriesRefusal.HasEnded(row.Name));
        }

        if (row.Status == status)
        {
            return new Outcome<MeetingSeries>.Ignored("it is so already");
        }

        var changed = StateOf(row) with { Status = status };
        Write(row, changed);
        await LogAsync(
            session, key, row.Id, actor, status switch
            {
                SeriesStatus.Paused => new SeriesFact.Paused(),
                SeriesStatus.Ended => new SeriesFact.Ended(),
                _ => new SeriesFact.Resumed(),
            });
        await PlanAsync(session, key, row.Id);
        return new Outcome<MeetingSeries>.Changed(changed, []);
    }

    /// <summary>Makes the rows of the weeks to come, and brings those there are to what the series and the calendar say now.</summary>
    /// <param name="session">The transaction.</param>
    /// <param name="key">The program.</param>
    /// <param name="id">The series.</param>
    /// <param name="isNewCalendar">The working calendar has changed in the same transaction.</param>
    public async ValueTask PlanAsync(Session session, ProgramKey key, Guid id, bool isNewCalendar = false)
    {
        await session.SaveAsync();
        var program = await programs.CurrentAsync(session, key);
        if (await FindAsync(session, key, id) is not { } row)
        {
            return;
        }

        var series = StateOf(row);
        var existing = (await MeetingQueries.Of(session.Db.Meetings, key)
                .Where(meeting => meeting.SeriesId == id && (meeting.Status == MeetingStatus.Scheduled || meeting.StartsAt > session.Now))
                .ToListAsync())
            .ConvertAll(MeetingDesk.StateOf)
            .Where(meeting => meeting.Ending is not { IsWithdrawn: true })
            .Select(meeting => new PlannedMeeting(meeting.Id, meeting.Nominal, meeting.Status, meeting.StartsAt))
            .ToList();
        foreach (var step in SeriesPlan.Steps(series, program.Calendar, existing, session.Now))
        {
            await (step switch
            {
                PlanStep.Make make => meetings.PlanAsync(session, key, series, make.Occurrence),
                PlanStep.Adjust adjust => ApplyAsync(session, key, adjust.Meeting, new MeetingCommand.Replan(series.Terms(), adjust.Occurrence, isNewCalendar)),
                PlanStep.Withdraw withdraw => ApplyAsync(session, key, withdraw.Meeting, new MeetingCommand.Withdraw()),
                _ => throw new InvalidOperationException($"Nothing carries out {step.GetType().Name}."),
            });
        }

        await UnloadAsync(session, key, row);
        if (series.Status is SeriesStatus.Active)
        {
            await session.SetTimerAsync(key, SeriesTimers.FeatureName, id, SeriesTimers.Plan, session.Now + SeriesPlan.Every);
        }
    }

    /// <summary>Plans every series of a program anew: its calendar has changed.</summary>
    public async ValueTask PlanAllAsync(Session session, ProgramKey key)
    {
        foreach (var id in await Of(session.Db, key).Where(row => row.Status == SeriesStatus.Active).Select(row => row.Id).ToListAsync())
        {
            await PlanAsync(session, key, id, isNewCalendar: true);
        }
    }

    /// <summary>The meetings to come as they are planned now, those that a day off skips included: what a new calendar will be compared with.</summary>
    public static async ValueTask<IReadOnlyList<Meeting>> PlannedAsync(Session session, ProgramKey key)
    {
        await session.SaveAsync();
        return (await MeetingQueries.Of(session.Db.Meetings, key).Where(meeting => meeting.StartsAt > session.Now).OrderBy(meeting => meeting.StartsAt).ToListAsync())
            .ConvertAll(MeetingDesk.StateOf);
    }

    public static MeetingSeries StateOf(SeriesRow row) => row.Schema == StateSchema.Series
        ? JsonSerializer.Deserialize(row.State, RecordJson.Default.MeetingSeries)
            ?? throw new InvalidOperationException($"Series {row.Id} has no state.")
        : throw new InvalidOperationException($"Series {row.Id} has a state of schema {row.Schema}; this build reads {StateSchema.Series}.");

    public static void Write(SeriesRow row, MeetingSeries series)
    {
        row.Version++;
        row.Name = series.Name;
        row.Status = series.Status;
        row.State = JsonSerializer.Serialize(series, RecordJson.Default.MeetingSeries);
        row.Schema = StateSchema.Series;
    }

    public static IQueryable<SeriesRow> Of(AlignBotContext db, ProgramKey key) =>
        db.Series.Where(row => row.InstallationId == key.InstallationId && row.ProgramId == key.ProgramId);

    async ValueTask<Outcome<MeetingSeries>> PutAsync(Session session, ProgramKey key, SeriesRow? row, MeetingSeries wanted, UserId? actor)
    {
        var isNew = row is null;
        var series = wanted with { Program = new ProgramId(key.ProgramId), Name = wanted.Name.Trim(), Backlog = row is null ? [] : StateOf(row).Backlog };
        if (row is null)
        {
            row = new SeriesRow { InstallationId = key.InstallationId, ProgramId = key.ProgramId, Id = series.Id.Value, Name = series.Name, State = "" };
            session.Db.Series.Add(row);
        }
        else if (row.State == JsonSerializer.Serialize(series, RecordJson.Default.MeetingSeries))
        {
            return new Outcome<MeetingSeries>.Ignored("it is so already");
        }

        Write(row, series);
        await LogAsync(session, key, row.Id, actor, new SeriesFact.Saved(series with { Backlog = [] }, isNew));
        await PlanAsync(session, key, row.Id);
        return new Outcome<MeetingSeries>.Changed(series, []);
    }

    /// <summary>What waited for a meeting to be planned goes to the first that has been.</summary>
    async ValueTask UnloadAsync(Session session, ProgramKey key, SeriesRow row)
    {
        var series = StateOf(row);
        if (series.Backlog.IsEmpty)
        {
            return;
        }

        await session.SaveAsync();
        var planned = (await MeetingQueries.Of(session.Db.Meetings, key)
                .Where(meeting => meeting.SeriesId == row.Id && meeting.Status == MeetingStatus.Scheduled && meeting.StartsAt > session.Now)
                .OrderBy(meeting => meeting.StartsAt)
                .ToListAsync())
            .ConvertAll(MeetingDesk.StateOf);
        var left = series.Backlog;
        foreach (var item in series.Backlog)
        {
            if (planned.Find(meeting => item.NotBefore is null || meeting.StartsAt.InZone(meeting.Terms.Zone).Date >= item.NotBefore) is { } next)
            {
                await ApplyAsync(session, key, next.Id, new MeetingCommand.TakeOn(item));
                left = left.Remove(item);
            }
        }

        if (left.Length < series.Backlog.Length)
        {
            Write(row, series with { Backlog = left });
        }
    }

    async ValueTask ApplyAsync(Session session, ProgramKey key, MeetingId meeting, MeetingCommand command) =>
        await meetings.ApplyAsync(session, key, meeting.Value, command);

    static string Digest(MeetingSeries declared) =>
        Convert.ToHexString(SHA256.HashData(JsonSerializer.SerializeToUtf8Bytes(declared, RecordJson.Default.MeetingSeries)));

    static async Task<SeriesRow?> FindAsync(Session session, ProgramKey key, Guid id) => await session.Db.Series.SingleOrDefaultAsync(
        row => row.InstallationId == key.InstallationId && row.ProgramId == key.ProgramId && row.Id == id);

    static ValueTask LogAsync(Session session, ProgramKey key, Guid id, UserId? actor, SeriesFact fact) => session.AppendHistoryAsync(
        key,
        new HistoryEntry(CadenceHistory.KindOf(fact), session.Now, actor?.Value, id, JsonSerializer.Serialize(fact, RecordJson.Default.SeriesFact)));
}
