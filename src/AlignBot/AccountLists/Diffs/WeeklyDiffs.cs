using System.Collections.Immutable;
using AlignBot.AccountLists.Overview;
using AlignBot.AccountLists.Storage;
using AlignBot.Contracts;
using AlignBot.Domain;
using AlignBot.Domain.AccountLists;
using AlignBot.Engine.Loops;
using AlignBot.Engine.Outbox;
using AlignBot.Engine.Storage;
using AlignBot.Engine.Timers;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using NodaTime;

namespace AlignBot.AccountLists.Diffs;

/// <summary>Counts the week's changes when they are due, and has them posted: the source is read once more before, and the counting is done
/// outside of any transaction.</summary>
sealed class WeeklyDiffs(
    AccountListDesk desk, IReadSources sources, WaitingWork<WeeklyDiffs> work, IDatabase database, IClock clock,
    IOptions<DeliveryOptions> delivery)
    : IBackgroundLoop
{
    const string AnyDue = "SELECT installation_id, program_id FROM account_lists WHERE diff_due ORDER BY program_id LIMIT 100";

    const string Insert =
        """
        INSERT INTO list_changes (installation_id, program_id, diff, position, kind, key, name, before, after)
        VALUES (@installation, @program, @diff, @position, @kind, @key, @name, @before, @after)
        """;

    const int Batch = 50;

    public Task RunAsync(CancellationToken stopping) => work.RunAsync(DueAsync, PostAsync, delivery.Value.Pace, stopping);

    async Task<IReadOnlyList<ProgramKey>> DueAsync() =>
        await database.LookUpAsync(
            connection => connection.Statement(AnyDue).QueryAsync(row => new ProgramKey(row.Int32(0), row.Int32(1))));

    async Task PostAsync(ProgramKey key, CancellationToken ct)
    {
        if (await DueAsync(key, ct) is not { } awaited)
        {
            // Another process was first.
            return;
        }

        if (awaited is { Source: { } source, IsFromFiles: false })
        {
            // Once for a diff, whichever process does it. What can't be read now is compared as it was read last: that is said beside the
            // list.
            await sources.ReadAsync(key, source, awaited.DueDiff ?? clock.GetCurrentInstant(), ct);
        }

        if (await DueAsync(key, ct) is not { } list || list.DueDiff != awaited.DueDiff)
        {
            // Another process was first while this one waited for the source.
            return;
        }

        if (list is not { Base: { } from, Current: { } to })
        {
            await EndAsync(key);
            return;
        }

        var changes = from.Reading == to.Reading
            ? []
            : ListDiff.Between(await database.ReadAsync(db => ListTables.DifferingAsync(db, key, from.Reading, to.Reading, ct), ct));
        var id = Guid.CreateVersion7();
        foreach (var batch in changes.Index().Chunk(Batch))
        {
            await database.WriteManyAsync(batch, (session, one) => WriteAsync(session, key, id, one.Index, one.Item), ct);
        }

        var post = new AccountListCommand.PostDiff(
            id, list.DueDiff, from.Reading, to.Reading, changes.CountBy(change => change.Kind).ToImmutableSortedDictionary());
        if (!await database.WriteAsync(WorkPriority.Import, key, session => PostAsync(session, key, post), ct))
        {
            // Another process was first, or the list changed while it was counted: then it is still due, and counted anew.
            await ListSweep.DropChangesAsync(database, key, id);
        }
    }

    async ValueTask<bool> PostAsync(Session session, ProgramKey key, AccountListCommand.PostDiff post)
    {
        if (await AccountListDesk.RowAsync(session, key) is not { DiffDue: true } row
            || await desk.ApplyAsync(session, key, post) is not Outcome<AccountList>.Changed)
        {
            return false;
        }

        row.DiffDue = false;
        return true;
    }

    /// <summary>The list whose diff is due; null where none is.</summary>
    Task<AccountList?> DueAsync(ProgramKey key, CancellationToken ct) => database.ReadAsync(
        async db =>
            await db.AccountLists.SingleOrDefaultAsync(
                row => row.InstallationId == key.InstallationId && row.ProgramId == key.ProgramId && row.DiffDue, ct) is { } row
            ? AccountListDesk.StateOf(row)
            : null,
        ct);

    static ValueTask WriteAsync(Session session, ProgramKey key, Guid diff, int position, AccountChange change) =>
        session.Statement(Insert, "@installation", "@program", "@diff", "@position", "@kind", "@key", "@name", "@before", "@after")
            .Set(0, key.InstallationId).Set(1, key.ProgramId).Set(2, diff).Set(3, position).Set(4, (long)change.Kind)
            .Set(5, change.Key).Set(6, change.Name).Set(7, change.Before).Set(8, change.After)
            .DeferAsync();

    Task<bool> EndAsync(ProgramKey key) => database.WriteAsync(WorkPriority.Import, key, async session =>
    {
        if (await AccountListDesk.RowAsync(session, key) is { } row)
        {
            row.DiffDue = false;
        }

        return true;
    });
}

/// <summary>Says that a weekly diff is due.</summary>
sealed class DiffTimers(AccountListDesk desk, WaitingWork<WeeklyDiffs> work) : ITimerHandler
{
    public string Feature => AccountListDesk.FeatureName;

    public async ValueTask HandleAsync(Session session, DueTimer timer)
    {
        if (await desk.ApplyAsync(session, timer.Program, new AccountListCommand.AwaitDiff(timer.DueAt)) is not Outcome<AccountList>.Changed
            || await AccountListDesk.RowAsync(session, timer.Program) is not { } row)
        {
            // There is nothing to count from; the first reading awaits the next.
            return;
        }

        row.DiffDue = true;
        session.AfterCommit(work.Wake);
    }
}
