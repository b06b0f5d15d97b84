using AlignBot.Contracts;
using AlignBot.Domain;
using AlignBot.Engine.Features;
using AlignBot.Engine.Storage;
using AlignBot.Records.Storage;
using AlignBot.Sources;
using NodaTime;

namespace AlignBot.Records.Reading;

/// <summary>Begins readings, takes them, and has their rows moved down to those that count.</summary>
sealed class RecordDesk(IDatabase database, IKnownAccounts accounts, Moments moments)
{
    /// <summary>What a reading that begins is compared with. Rows of the one before that were not moved down yet are, first.</summary>
    public async Task<ReadingOf> BeginAsync(ProgramKey key, string source, SourceKinds kind, Instant at, CancellationToken ct)
    {
        await SettleAsync(key, source, kind, ct);
        return await database.ReadAsync(
            async db => new ReadingOf(key, source, at, await RecordTables.ReadingAsync(db, key, source, kind),
                await accounts.ReadAsync(db, key, ct)), ct);
    }

    /// <summary>
    /// Takes a complete reading; false where another was taken since it began, or its rows are not all there. In the transaction of the
    /// session, and short.
    /// </summary>
    /// <param name="session">The unit.</param>
    /// <param name="key">The program.</param>
    /// <param name="source">Of which source.</param>
    /// <param name="kind">Of what.</param>
    /// <param name="at">Business time of its beginning.</param>
    /// <param name="from">Real time of its beginning.</param>
    /// <param name="intake">What was written.</param>
    /// <param name="by">Who handed it in; null where a source was read.</param>
    public async ValueTask<bool> TryTakeAsync(
        Session session, ProgramKey key, string source, SourceKinds kind, Instant at, Instant from, Intake intake, UserId? by = null)
    {
        // Held until the end of the unit: two readings of one kind are taken one after the other.
        await session.ProgramAsync(key);
        await session.SaveAsync();
        var row = await RowAsync(session, key, source, kind);
        if (row.Number != intake.Number || row.Delta is not null
            || (intake.Written > 0 && await RecordShelves.Of(kind).CountAsync(session.Db, key, source, intake.Reading) != intake.Written))
        {
            return false;
        }

        var isFirst = row.Base is null;
        if (isFirst)
        {
            row.Base = intake.Reading;
        }
        else if (intake.Written > 0)
        {
            row.Delta = intake.Reading;
        }

        (row.Number, row.AsOf, row.ReadFrom, row.Rows, row.OffList) = (row.Number + 1, at, from, intake.Read, intake.OffList);
        row.By = by?.Value;
        (row.TroubleSince, row.Trouble, row.IsDoubted, row.IsBelieved) = (null, null, false, false);
        if (isFirst || by is not null)
        {
            await session.SaveAsync();
            await moments.TellAsync(session, new GroundChanged(key));
        }

        await moments.TellAsync(session, new RecordsTaken(key, kind));
        return true;
    }

    /// <summary>
    /// Moves the rows of a taken reading down to those that count, a small unit after the other. Whatever ends it in between, what is
    /// read stays the same.
    /// </summary>
    public async Task SettleAsync(ProgramKey key, string source, SourceKinds kind, CancellationToken ct)
    {
        while (await database.WriteAsync(WorkPriority.Import, key, session => SettleChunkAsync(session, key, source, kind), ct))
        {
        }
    }

    static async ValueTask<bool> SettleChunkAsync(Session session, ProgramKey key, string source, SourceKinds kind)
    {
        await session.ProgramAsync(key);
        if (await RecordTables.ReadingAsync(session.Db, key, source, kind) is not { Delta: not null, Base: not null } row)
        {
            return false;
        }

        if (!await RecordShelves.Of(kind).SettleChunkAsync(session, row))
        {
            row.Delta = null;
        }

        return row.Delta is not null;
    }

    /// <summary>The row of a kind's readings; a new one where there is none.</summary>
    public static async ValueTask<RecordReadingRow> RowAsync(Session session, ProgramKey key, string source, SourceKinds kind)
    {
        if (await RecordTables.ReadingAsync(session.Db, key, source, kind) is not { } row)
        {
            row = new RecordReadingRow { InstallationId = key.InstallationId, ProgramId = key.ProgramId, Source = source, Kind = kind };
            session.Db.RecordReadings.Add(row);
        }

        return row;
    }
}
