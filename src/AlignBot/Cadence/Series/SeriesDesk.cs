using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text.Json;
using AlignBot.Cadence.Agendas;
using AlignBot.Contracts;
using AlignBot.Domain;
using AlignBot.Domain.Artifacts;
using AlignBot.Domain.Cadence.Series;
using AlignBot.Engine.Features;
using AlignBot.Engine.Programs;
using AlignBot.Engine.Storage;
using Microsoft.EntityFrameworkCore;

namespace AlignBot.Cadence.Series;

/// <summary>Keeps a program's series; their meetings follow.</summary>
sealed class SeriesDesk(ProgramDirectory programs, SeriesPlanner planner, SeriesLedger ledger, Moments moments)
{
    /// <summary>Creates or changes series as a person asks, all of them or none; their meetings follow in the same transaction, and the channel is told.</summary>
    /// <returns>Why nothing was done, all of it for the first that can't be; empty when it is so now.</returns>
    public async ValueTask<IReadOnlyList<SeriesRefusal>> SaveAsync(Session session, ProgramKey key, IReadOnlyList<MeetingSeries> wanted, UserId actor)
    {
        var program = await programs.CurrentAsync(session, key);
        foreach (var series in wanted)
        {
            if (await WhyNotSaveAsync(session, program, series, actor) is { Count: > 0 } refusals)
            {
                return refusals;
            }
        }

        var saved = new List<Saved>();
        foreach (var series in wanted)
        {
            if (await PutAsync(session, key, await FindAsync(session, key, series.Id.Value), series, actor) is { } put)
            {
                saved.Add(put);
            }
        }

        await TellAsync(session, program, saved, actor);
        await moments.TellAsync(session, new LivingTextChanged(key, ArtifactKind.Cadence));
        return [];
    }

    /// <summary>Everything that is wrong with a series; empty when it could be saved.</summary>
    public async ValueTask<IReadOnlyList<SeriesRefusal>> ProblemsAsync(Session session, ProgramKey key, MeetingSeries wanted, UserId actor) =>
        await WhyNotSaveAsync(session, await programs.CurrentAsync(session, key), wanted, actor);

    static async ValueTask<IReadOnlyList<SeriesRefusal>> WhyNotSaveAsync(Session session, ProgramInfo program, MeetingSeries wanted, UserId actor)
    {
        if (SeriesRules.WhyNotChange(actor, program.Roster, session.Now) is { } stranger)
        {
            return [stranger];
        }

        if (await FindAsync(session, program.Key, wanted.Id.Value) is { Status: SeriesStatus.Ended } row)
        {
            return [new SeriesRefusal.HasEnded(row.Name)];
        }

        var others = await Of(session.Db, program.Key)
            .Where(other => other.Id != wanted.Id.Value && other.Status != SeriesStatus.Ended).Select(other => other.Name).ToListAsync();
        return [.. SeriesRules.Problems(wanted, others, program.Calendar, session.Now)];
    }

    /// <summary>Makes series so as a program file declares them. What people changed since stays until the file itself says something else.</summary>
    /// <returns>What is different, in words.</returns>
    public async ValueTask<ImmutableArray<string>> DeclareAsync(Session session, ProgramKey key, IReadOnlyList<MeetingSeries> declared, bool tell, UserId? by = null)
    {
        var (rows, saved) = (await Of(session.Db, key).ToListAsync(), new List<Saved>());
        foreach (var wanted in declared)
        {
            var digest = Digest(wanted);
            var row = rows.Find(row => StateOf(row).DeclaredAs == digest) ?? rows.Find(row => row.Name == wanted.Name && row.Status != SeriesStatus.Ended);
            if (row is null || StateOf(row).DeclaredAs != digest)
            {
                var id = new SeriesId(row?.Id ?? Guid.CreateVersion7());
                if (await PutAsync(session, key, row, wanted with { Id = id, Status = wanted.Status is SeriesStatus.Paused ? wanted.Status : row?.Status ?? SeriesStatus.Active, DeclaredAs = digest }, by) is { } put)
                {
                    saved.Add(put);
                }
            }
            else
            {
                await planner.PlanAsync(session, key, row.Id); // the calendar may have changed with the same file
            }
        }

        if (tell)
        {
            await TellAsync(session, await programs.CurrentAsync(session, key), saved, by);
        }

        if (saved.Count > 0)
        {
            await moments.TellAsync(session, new LivingTextChanged(key, ArtifactKind.Cadence));
        }

        return [.. saved.SelectMany(one => one.Before is { } before
            ? SeriesChanges.Between(before, one.Now).Select(change => $"{one.Now.Name}: {change}")
            : [$"{one.Now.Name} is new: {SeriesWords.When(one.Now)}"])];
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

        var changed = StateOf(row) with { Status = status, ChangedAt = session.Now };
        Write(row, changed);
        var (fact, deed) = status switch
        {
            SeriesStatus.Paused => (new SeriesFact.Paused(), SeriesDeed.Paused),
            SeriesStatus.Ended => (new SeriesFact.Ended(), SeriesDeed.Ended),
            _ => ((SeriesFact)new SeriesFact.Resumed(), SeriesDeed.Resumed),
        };
        await SeriesLedger.RecordAsync(session, key, row.Id, actor, fact);
        await planner.PlanAsync(session, key, row.Id);
        await ledger.PostAsync(session, program, new SeriesNotice(deed, [SeriesLedger.News(changed, program, session)], actor), changed.Id);
        await moments.TellAsync(session, new LivingTextChanged(key, ArtifactKind.Cadence));
        return new Outcome<MeetingSeries>.Changed(changed, []);
    }

    /// <summary>How a series is kept in its row.</summary>
    public static StateColumn<MeetingSeries> State { get; } = new("series", CadenceJson.Default.MeetingSeries, older => DisputeItemUpcaster.Mark(older, "Backlog"));

    public static MeetingSeries StateOf(SeriesRow row) => State.Read(row);

    public static void Write(SeriesRow row, MeetingSeries series)
    {
        row.Version++;
        row.Name = series.Name;
        row.Status = series.Status;
        State.Write(row, series);
    }

    public static IQueryable<SeriesRow> Of(AlignBotContext db, ProgramKey key) =>
        db.Series.Where(row => row.InstallationId == key.InstallationId && row.ProgramId == key.ProgramId);

    /// <summary>Null when it is so already.</summary>
    async ValueTask<Saved?> PutAsync(Session session, ProgramKey key, SeriesRow? row, MeetingSeries wanted, UserId? actor)
    {
        var before = row is null ? null : StateOf(row);
        var series = wanted with { Program = new ProgramId(key.ProgramId), Name = wanted.Name.Trim(), Backlog = before?.Backlog ?? [], ChangedAt = before?.ChangedAt, Former = before?.Former };
        if (row is not null && row.State == State.Write(series))
        {
            return null;
        }

        series = series.InPlaceOf(before, session.Now);
        if (row is null)
        {
            row = new SeriesRow { InstallationId = key.InstallationId, ProgramId = key.ProgramId, Id = series.Id.Value, Name = series.Name, State = "" };
            session.Db.Series.Add(row);
        }

        Write(row, series);
        await SeriesLedger.RecordAsync(session, key, row.Id, actor, new SeriesFact.Saved(series with { Backlog = [], ChangedAt = null, Former = null }, IsNew: before is null));
        await planner.PlanAsync(session, key, row.Id);
        return new Saved(before, series);
    }

    /// <summary>One post for all that is new, one for each that is another than it was.</summary>
    async ValueTask TellAsync(Session session, ProgramInfo program, IReadOnlyList<Saved> saved, UserId? actor)
    {
        if (saved.Where(one => one.Before is null).ToList() is [var first, ..] made)
        {
            await ledger.PostAsync(session, program, new SeriesNotice(SeriesDeed.Made, [.. made.Select(one => SeriesLedger.News(one.Now, program, session))], actor), first.Now.Id);
        }

        foreach (var one in saved.Where(one => one.Before is not null))
        {
            if (SeriesLedger.News(one.Now, program, session, one.Before) is { Changes.IsEmpty: false } news)
            {
                await ledger.PostAsync(session, program, new SeriesNotice(SeriesDeed.Changed, [news], actor), one.Now.Id);
            }
        }
    }

    /// <summary>A series as it was, null where it is new, and as it is.</summary>
    sealed record Saved(MeetingSeries? Before, MeetingSeries Now);

    static string Digest(MeetingSeries declared) =>
        Convert.ToHexString(SHA256.HashData(JsonSerializer.SerializeToUtf8Bytes(declared, CadenceJson.Default.MeetingSeries)));

    public static async Task<SeriesRow?> FindAsync(Session session, ProgramKey key, Guid id) => await session.Db.Series.SingleOrDefaultAsync(
        row => row.InstallationId == key.InstallationId && row.ProgramId == key.ProgramId && row.Id == id);
}
