using AlignBot.Engine.Loops;
using AlignBot.Engine.Outbox;
using AlignBot.Engine.Storage;
using Microsoft.EntityFrameworkCore;

namespace AlignBot.Exports;

/// <summary>The exports that people asked for in Slack: written down with the request, made outside of it.</summary>
sealed class ExportDesk(OutboxQueue outbox, WaitingWork<ExportRunner> work, IDatabase database)
{
    const string Claim = "UPDATE exports SET claimed_until = @until WHERE id = @id AND state = 0 AND claimed_until < @now";

    const string Release = "UPDATE exports SET claimed_until = @until WHERE id = @id AND state = 0";

    // Asked every half minute and nearly always in vain: a bot that nobody asks for an export never builds EF's model for it.
    const string AnyWaiting = "SELECT 1 FROM exports WHERE state = 0 LIMIT 1";

    /// <summary>Longer than any export takes between two signs of progress; after it another process may take over.</summary>
    static readonly NodaTime.Duration Lease = NodaTime.Duration.FromMinutes(5);

    public void Ask(Session session, ProgramKey key, string user, RecordFormat format)
    {
        var row = new ExportRow
        {
            InstallationId = key.InstallationId,
            ProgramId = key.ProgramId,
            Id = Guid.CreateVersion7(),
            UserId = user,
            Format = format,
            AskedAt = session.Now,
            ClaimedUntil = NodaTime.Instant.FromUnixTimeMilliseconds(0),
        };
        session.Db.Exports.Add(row);
        session.AfterCommit(work.Wake);
    }

    /// <summary>The exports that nobody has in hand.</summary>
    public async Task<IReadOnlyList<ExportRow>> WaitingAsync() =>
        await database.LookUpAsync(connection => connection.Statement(AnyWaiting).QueryAsync(row => row.Int32(0))) is []
            ? []
            : await database.ReadAsync(db => db.Exports.Where(row => row.State == ExportState.Waiting).OrderBy(row => row.Id).ToListAsync());

    /// <summary>Of several processes one gets it.</summary>
    public Task<bool> ClaimAsync(ExportRow row) => database.WriteAsync(
        WorkPriority.Import,
        async session => await session.Statement(Claim, "@until", "@id", "@now")
            .Set(0, (session.RealNow + Lease).ToUnixTimeMilliseconds()).Set(1, row.Id).Set(2, session.RealNow.ToUnixTimeMilliseconds())
            .ExecuteAsync() == 1);

    /// <summary>Gives it back unmade: it is anybody's again after a while.</summary>
    public Task ReleaseAsync(ExportRow row, NodaTime.Duration wait) => HoldAsync(row, wait);

    /// <summary>It is still in hand.</summary>
    public Task RenewAsync(ExportRow row) => HoldAsync(row, Lease);

    Task<int> HoldAsync(ExportRow row, NodaTime.Duration wait) => database.WriteAsync(
        WorkPriority.Import,
        async session => await session.Statement(Release, "@until", "@id")
            .Set(0, (session.RealNow + wait).ToUnixTimeMilliseconds()).Set(1, row.Id).ExecuteAsync());

    /// <summary>Writes how far it is, and tells whoever waits: of one that is delivered the file itself says so, and only a message that says 'is being made' is ended.</summary>
    public Task KeepAsync(ExportRow export, Action<ExportRow> change) => database.WriteAsync(
        WorkPriority.Import,
        async session =>
        {
            var row = await session.Db.Exports.SingleAsync(
                row => row.InstallationId == export.InstallationId && row.ProgramId == export.ProgramId && row.Id == export.Id);
            change(row);
            row.ClaimedUntil = session.RealNow + Lease;
            var said = await ExportMessage.WasSaidAsync(session.Db, row);
            if (said || row.State != ExportState.Delivered)
            {
                var kind = said ? OutboxKind.Edit : row.State == ExportState.Failed ? OutboxKind.Ledger : OutboxKind.Nudge;
                await outbox.EnqueueAsync(session, new ProgramKey(row.InstallationId, row.ProgramId), ExportMessage.Of(kind, row));
            }
        });
}
