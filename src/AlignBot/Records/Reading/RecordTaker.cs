using System.Collections.Immutable;
using AlignBot.Contracts;
using AlignBot.Domain;
using AlignBot.Domain.AccountLists;
using AlignBot.Engine.Storage;
using AlignBot.Sources;
using NodaTime;

namespace AlignBot.Records.Reading;

/// <summary>Takes the records of the sources that a program has them from.</summary>
sealed class RecordTaker(
    RecordSources sources, IEnumerable<IWantRecords> others, RecordDesk desk, RecordIntake intake, IDatabase database, ILogger<RecordTaker> log) : ITakeRecords
{
    /// <summary>What becomes visible late at the vendor is asked for once more; what comes twice changes nothing.</summary>
    static readonly Duration Overlap = Duration.FromHours(1);

    public async Task<ImmutableArray<SourceKinds>> WantsAsync(AlignBotContext db, ProgramKey program, string source)
    {
        var wanted = (await sources.OfAllAsync(db, program)).Where(one => one.Value == source).Select(one => one.Key).ToList();
        foreach (var other in others)
        {
            wanted.AddRange(await other.OfAsync(db, program, source));
        }

        return [.. wanted.Distinct().OrderBy(RecordWords.OfAccounts.IndexOf)];
    }

    public async Task<SourceFault?> TakeAsync(
        ProgramKey program, string source, SourceKinds kind, Instant at, ISource opened, SourceRun run, CancellationToken ct)
    {
        var (shelf, from) = (RecordShelves.Of(kind), run.Now);
        try
        {
            var of = await desk.BeginAsync(program, source, kind, at, ct);
            var since = (of.Before?.ReadFrom - Overlap) ?? (from - Duration.FromDays(ListLimits.RecordDays));
            var taken = await shelf.WriteAsync(intake, of, new RecordsFrom.Source(opened, since, run), ct);
            if (taken.Why is { } why && of.Before is not { IsBelieved: true })
            {
                await FailAsync(program, source, kind, at, Doubt(kind, taken, why), isDoubted: true);
                return null;
            }

            if (!await database.WriteAsync(
                WorkPriority.Import, program, session => desk.TryTakeAsync(session, program, source, kind, at, from, taken), ct))
            {
                throw new SourceException(
                    SourceFaultKind.Incomplete,
                    "What was read could not be taken over: something else was, meanwhile. It is read again by itself.");
            }

            await desk.SettleAsync(program, source, kind, ct);
            log.LogInformation(
                "{Source} gave {Rows} {Kind} for program {Program}: {New} new, {Changed} changed, {Gone} gone.", source, taken.Read, kind,
                    program.ProgramId, taken.New, taken.Changed, taken.Gone);
            return null;
        }
        catch (SourceException refused)
        {
            log.LogWarning(
                "{Source} did not give the {Kind} of program {Program}: {Fault} {Code} {Correlation}.", source, kind, program.ProgramId,
                    refused.Fault.Kind, refused.Fault.Code, refused.Fault.CorrelationId);
            await FailAsync(program, source, kind, at, refused.Fault.Message, isDoubted: false);
            return refused.Fault;
        }
    }

    public Task FailedAsync(ProgramKey program, string source, SourceKinds kind, Instant at, SourceFault fault) =>
        FailAsync(program, source, kind, at, fault.Message, isDoubted: false);

    static string Doubt(SourceKinds kind, Intake taken, GuardReason why) => why is GuardReason.Empty
        ? $"The source gave no {RecordWords.Of(kind)} at all, where it had some before. Nothing was taken over; look at the source, "
            + $"or say that it is right."
        : $"{RecordWords.Count(kind, taken.Gone)} of those before are not in the last reading, which has {taken.Read:N0}. Nothing was "
            + $"taken over; look at the source, or say that it is right.";

    Task<bool> FailAsync(ProgramKey program, string source, SourceKinds kind, Instant at, string trouble, bool isDoubted) =>
        database.WriteAsync(
        WorkPriority.Import,
        program,
        async session =>
        {
            var row = await RecordDesk.RowAsync(session, program, source, kind);
            row.TroubleSince ??= at;
            (row.Trouble, row.IsDoubted) = (trouble, isDoubted);
            return true;
        });
}
