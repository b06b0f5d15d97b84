using AlignBot.Engine.Exports;
using AlignBot.Engine.History;
using AlignBot.Engine.Storage;
using Microsoft.EntityFrameworkCore;

namespace AlignBot.Exports;

/// <summary>The chained history of a program, which every form of the export ends with.</summary>
static class HistoryRows
{
    public static Task<long> CountAsync(AlignBotContext db, ProgramKey key) => Of(db, key).LongCountAsync();

    public static IAsyncEnumerable<HistoryRow> Of(RecordContext record) =>
        record.ReadAsync((AlignBotContext db, long last) => Of(db, record.Key).Where(row => row.Sequence > last).OrderBy(row => row.Sequence), row => row.Sequence);

    static IQueryable<HistoryRow> Of(AlignBotContext db, ProgramKey key) =>
        db.History.Where(row => row.InstallationId == key.InstallationId && row.ProgramId == key.ProgramId);
}
