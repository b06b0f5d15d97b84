using System.Collections.Immutable;
using AlignBot.Contracts;
using AlignBot.Domain.AccountLists;
using AlignBot.Domain.Differences;
using AlignBot.Engine.Loops;
using AlignBot.Engine.Outbox;
using AlignBot.Engine.Storage;
using AlignBot.Sources;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace AlignBot.Differences;

/// <summary>Counts the figures of those sides that have a source, from what is kept of it and outside of any transaction.</summary>
sealed class FiguresOfSources(
    FiguresDesk desk, IRecordsOfAccounts records, IKnownAccounts known, IMeasureSettings measures, WaitingWork<FiguresOfSources> work, IDatabase database,
    IOptions<DeliveryOptions> delivery)
    : IBackgroundLoop
{
    const string AnyDue =
        "SELECT installation_id, program_id, id FROM pipeline_figures WHERE read_due IS NOT NULL ORDER BY read_due LIMIT 100";

    public Task RunAsync(CancellationToken stopping) => work.RunAsync(DueAsync, CountAsync, delivery.Value.Pace, stopping);

    async Task<IReadOnlyList<(ProgramKey Key, Guid Id)>> DueAsync() => await database.LookUpAsync(
        connection => connection.Statement(AnyDue).QueryAsync(row => (new ProgramKey(row.Int32(0), row.Int32(1)), row.Guid(2))));

    async Task CountAsync((ProgramKey Key, Guid Id) due, CancellationToken ct)
    {
        var (key, id) = due;
        var commands = await database.ReadAsync(
            async db =>
            {
                var sources = await FiguresTables.SourcesAsync(db, key);
                List<FiguresCommand> commands = [];
                foreach (var side in BlindFiguresWorkflow.Sides)
                {
                    if (sources.Of(side) is { } source)
                    {
                        commands.Add(await FigureAsync(db, key, source, ct) is { } figure
                            ? new FiguresCommand.Give(side, figure)
                            : new FiguresCommand.CannotGive(side));
                    }
                }

                return commands;
            },
            ct);
        await database.WriteAsync(
            WorkPriority.Import, key,
            async session =>
            {
                await session.ProgramAsync(key);
                if (await FiguresTables.Of(session.Db, key).SingleOrDefaultAsync(row => row.Id == id) is { ReadDue: not null } row)
                {
                    row.ReadDue = null;
                    foreach (var command in commands.Append(new FiguresCommand.Reveal()))
                    {
                        // What was given or shown meanwhile stays, and what is to be shown later is.
                        _ = await desk.ApplyAsync(session, key, id, command);
                    }
                }

                return true;
            },
            ct);
    }

    /// <summary>Null where the source was never read, can't be read now, or nobody has said what currency is counted in.</summary>
    async Task<BlindFigure?> FigureAsync(AlignBotContext db, ProgramKey key, string source, CancellationToken ct)
    {
        if (await records.AsOfAsync(db, key, SourceKinds.Opportunities, source) is not { AsOf: { } asOf, TroubleSince: null }
            || await measures.SettledAsync(db, key) is not { } settled)
        {
            return null;
        }

        var (ids, count) = (await known.ReadAsync(db, key, ct), new PipelineOfSource(settled.Settings, settled.Rates));
        await foreach (var deal in records.OpportunitiesAsync(db, key, source).WithCancellation(ct))
        {
            count.Add(deal.CountedFor(ids.Find(deal.AccountKey)));
        }

        return count.Finish(source == AccountList.FromFiles ? "files" : source, asOf);
    }
}

/// <summary>The opportunities of a source that a side's figure comes from are read, whether or not the scoreboard counts them.</summary>
sealed class OpportunitiesOfFigures : IWantRecords
{
    public async Task<ImmutableArray<SourceKinds>> OfAsync(AlignBotContext db, ProgramKey program, string source) =>
        await FiguresTables.SourcesAsync(db, program) is var sources && (sources.Sales == source || sources.Marketing == source)
            ? [SourceKinds.Opportunities]
            : [];
}
