using AlignBot.Contracts;
using AlignBot.Domain;
using AlignBot.Engine.Storage;
using AlignBot.Records.Reading;
using AlignBot.Records.Storage;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace AlignBot.Records.Overview;

/// <summary>
/// Moves down what a process left that ended, and removes rows of readings that were never taken, and what is older than it is kept.
/// </summary>
sealed class RecordSweep(RecordDesk desk, IDatabase database) : ISweep
{
    /// <summary>Longer than any reading takes, and than a form that shows one is kept: real time.</summary>
    static readonly Duration Unended = Duration.FromDays(8);

    const string Moves = "SELECT installation_id, program_id, source, key, reading, field FROM record_moves WHERE seen_at < @before";

    const string DropMove =
        """
        DELETE FROM record_moves
        WHERE installation_id = @installation AND program_id = @program AND source = @source AND key = @key AND reading = @reading AND field = @field
        """;

    public async Task<int> SweepAsync(Instant now)
    {
        foreach (var row in await database.ReadAsync(db => db.RecordReadings.Where(row => row.Delta != null).ToListAsync()))
        {
            await desk.SettleAsync(new ProgramKey(row.InstallationId, row.ProgramId), row.Source, row.Kind, CancellationToken.None);
        }

        var (removed, before) = (0, now - Duration.FromDays(ListLimits.RecordDays));
        foreach (var shelf in RecordShelves.All)
        {
            removed += await SweepUnendedAsync(shelf, now) + await SweepOldAsync(shelf, before);
        }

        return removed + await database.SweepOldAsync(
            Moves, before, row =>
                (
                    Key: new ProgramKey(row.Int32(0), row.Int32(1)), Source: row.String(2), Of: row.String(3), Reading: row.Guid(4),
                    Field: row.Int32(5)),
            (session, at) => session.Statement(DropMove, "@installation", "@program", "@source", "@key", "@reading", "@field")
                .Set(0, at.Key.InstallationId).Set(1, at.Key.ProgramId).Set(2, at.Source).Set(3, at.Of).Set(4, (Guid?)at.Reading)
                    .Set(5, at.Field));
    }

    /// <summary>Readings that were begun and not taken.</summary>
    async Task<int> SweepUnendedAsync(Shelf shelf, Instant now)
    {
        var removed = 0;
        var readings = await database.LookUpAsync(connection =>
            connection.Statement($"SELECT DISTINCT installation_id, program_id, source, reading FROM {shelf.Table}")
            .QueryAsync(row => (Key: new ProgramKey(row.Int32(0), row.Int32(1)), Source: row.String(2), Reading: row.Guid(3))));
        foreach (var (key, source, reading) in readings.Where(one => ReadingIds.BegunAt(one.Reading) < now - Unended))
        {
            int gone;
            do
            {
                gone = await database.WriteAsync(WorkPriority.Import, key, session => shelf.DropChunkAsync(session, key, source, reading));
                removed += gone;
            }
            while (gone > 0);
        }

        return removed;
    }

    /// <summary>What took place so long ago that nothing looks back on it; opportunities that are gone for so long.</summary>
    Task<int> SweepOldAsync(Shelf shelf, Instant before) => database.SweepOldAsync(
        $"SELECT installation_id, program_id, source, reading, key FROM {shelf.Table} WHERE {(shelf.IsStanding ? "gone_at" : "at")} < "
            + $"@before", before,
        row => (Key: new ProgramKey(row.Int32(0), row.Int32(1)), Source: row.String(2), Reading: row.Guid(3), Of: row.String(4)),
        (session, at) => Drop(session, shelf, at.Key, at.Source, at.Reading, at.Of));

    static Statement Drop(Session session, Shelf shelf, ProgramKey key, string source, Guid reading, string of) => session
        .Statement(
            $"DELETE FROM {shelf.Table} WHERE installation_id = @installation AND program_id = @program AND source = @source AND "
                + $"reading = @reading AND key = @key",
            "@installation", "@program", "@source", "@reading", "@key")
        .Set(0, key.InstallationId).Set(1, key.ProgramId).Set(2, source).Set(3, (Guid?)reading).Set(4, of);
}
