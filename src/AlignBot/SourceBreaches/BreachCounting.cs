using System.Collections.Immutable;
using AlignBot.Contracts;
using AlignBot.Domain.Artifacts.Sla;
using AlignBot.Domain.Scoreboard.Breaches;
using AlignBot.Domain.Scoreboard.Records;
using AlignBot.Engine.Features;
using AlignBot.Engine.Loops;
using AlignBot.Engine.Outbox;
using AlignBot.Engine.Programs;
using AlignBot.Engine.Storage;
using AlignBot.Sources;
using Microsoft.Extensions.Options;
using NodaTime;

namespace AlignBot.SourceBreaches;

/// <summary>Holds each reading of leads against the promises of the SLA, outside of any transaction; what it found is written by
/// one that finds the reading still to be looked at.</summary>
sealed class BreachCounting(
    LeadsOwed leads, BreachDesk desk, ProgramDirectory programs, WaitingWork<BreachCounting> work, IDatabase database, IClock clock,
    IOptions<DeliveryOptions> delivery)
    : IBackgroundLoop
{
    const string AnyDue = "SELECT installation_id, program_id FROM source_breach_books WHERE done < wanted ORDER BY program_id LIMIT 100";

    public Task RunAsync(CancellationToken stopping) => work.RunAsync(DueAsync, CountAsync, delivery.Value.Pace, stopping);

    async Task<IReadOnlyList<ProgramKey>> DueAsync() => await database.LookUpAsync(
        connection => connection.Statement(AnyDue).QueryAsync(row => new ProgramKey(row.Int32(0), row.Int32(1))));

    async Task CountAsync(ProgramKey key, CancellationToken ct)
    {
        var program = await programs.LatestAsync(key);
        var (wanted, found, changed) = await database.ReadAsync(
            async db =>
            {
                var book = await BreachTables.BookAsync(db, key);
                var standing = await BreachTables.StandingAsync(db, key);
                List<BreachFinding> found = [];
                List<Breach> changed = [];
                if (await leads.ReadAsync(db, program, clock.GetCurrentInstant()) is { } read)
                {
                    foreach (var promise in read.Promises)
                    {
                        var theirs = standing.Where(one => one.It.Clause == promise.Clause).ToList();
                        var changes = BreachReconciling.Of(promise, [.. theirs.Select(one => one.It)], read.Leads, read.Reading);
                        found.AddRange(changes.New);
                        changed.AddRange(changes.Changed.Select(after => new Breach(theirs.First(one => one.It.Key == after.Key).Id,
                            after)));
                    }
                }

                return (book?.Wanted ?? 0, found, changed);
            },
            ct);
        await database.WriteAsync(
            WorkPriority.Import, key,
            async session =>
            {
                await session.ProgramAsync(key);
                if (await BreachTables.BookAsync(session.Db, key) is { } book && book.Done < wanted)
                {
                    book.Done = wanted;
                    await desk.TakeAsync(session, await programs.CurrentAsync(session, key), found, changed);
                }

                return true;
            },
            ct);
    }
}

/// <summary>Leads were read: they are to be held against the promises.</summary>
sealed class BreachesFollow(WaitingWork<BreachCounting> work) : IFollow<RecordsTaken>
{
    public async ValueTask FollowAsync(Session session, RecordsTaken moment)
    {
        if (moment.Kind is not SourceKinds.Leads)
        {
            return;
        }

        var book = await BreachTables.BookAsync(session.Db, moment.Program);
        if (book is null)
        {
            book = new BreachBookRow { InstallationId = moment.Program.InstallationId, ProgramId = moment.Program.ProgramId };
            session.Db.BreachBooks.Add(book);
        }

        book.Wanted++;
        session.AfterCommit(work.Wake);
    }
}

/// <summary>The leads of a program with the promises that are held against them.</summary>
sealed class LeadsOwed(IRecordsOfAccounts records, IKnownAccounts known, ISlaClauses clauses)
{
    /// <summary>Null where no clause is counted from a source, or no leads were ever read.</summary>
    public async Task<ReadLeads?> ReadAsync(AlignBotContext db, ProgramInfo program, Instant now)
    {
        var promises = (await clauses.OfAsync(db, program.Key)).Select(PromiseOf).OfType<SourcePromise>().ToImmutableArray();
        var stand = await records.AsOfAsync(db, program.Key, SourceKinds.Leads);
        if (promises.IsEmpty || stand.AsOf is null)
        {
            return null;
        }

        // What came in before the longest window that a clause can have has been found long ago.
        var from = Instant.Max(now - SlaCount.LookBack, promises.Min(promise => promise.Since) - SlaCount.LookBack);
        var (ids, leads) = (await known.ReadAsync(db, program.Key), new List<Lead>());
        await foreach (var lead in records.LeadsAsync(db, program.Key, new Interval(from, now + Duration.FromMilliseconds(1))))
        {
            leads.Add(lead.CountedFor(ids.Find(lead.AccountKey, lead.Domain)));
        }

        return new ReadLeads(promises, leads, new LeadReading(stand.AsOf, now, program.Calendar), stand.Source);
    }

    static SourcePromise? PromiseOf(StandingClause clause) => KindOf(clause.Of.Kind) is { } kind && clause.Of.Within is { } within
        ? new SourcePromise(clause.Of.Number, kind, clause.Of.Side, within, clause.Since)
        : null;

    static PromiseKind? KindOf(ClauseKind kind) => kind switch
    {
        ClauseKind.SpeedToLead => PromiseKind.SpeedToLead,
        ClauseKind.FollowUp => PromiseKind.FollowUp,
        ClauseKind.ReasonForReturn => PromiseKind.ReasonForReturn,
        _ => null,
    };
}

/// <param name="Promises">Of the SLA that is signed.</param>
/// <param name="Leads">Each once.</param>
/// <param name="Reading">When they were read.</param>
/// <param name="Source">From where.</param>
sealed record ReadLeads(ImmutableArray<SourcePromise> Promises, List<Lead> Leads, LeadReading Reading, string Source);
