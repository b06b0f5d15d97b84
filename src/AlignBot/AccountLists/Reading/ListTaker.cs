using System.Collections.Immutable;
using AlignBot.AccountLists.Comparing;
using AlignBot.AccountLists.Pairs;
using AlignBot.AccountLists.Storage;
using AlignBot.Contracts;
using AlignBot.Domain;
using AlignBot.Domain.AccountLists;
using AlignBot.Engine.Storage;
using AlignBot.Sources;
using NodaTime;

namespace AlignBot.AccountLists.Reading;

/// <summary>Takes the accounts of the sources that the list comes from, and of those that it is compared with.</summary>
sealed class ListTaker(
    AccountListDesk desk, ListIntake intake, ListComparing comparing, OwnersToMatch owners, IDatabase database,
    ILogger<ListTaker> log) : ITakeAccounts
{
    public async Task<ImmutableArray<(string Source, string For)>> WantsAsync(AlignBotContext db, ProgramKey program) =>
        await ListTables.ListAsync(db, program) is not { } list
            ? []
            : [
                .. list.Source is { } source && !list.IsFromFiles ? new[] { (source, "the account list") } : [],
                .. list.Seconds.Where(second => second.Source != AccountList.FromFiles).Select(
                    second => (second.Source, $"compared as {second.Name}")),
            ];

    public async Task<int> TakeAsync(
        ProgramKey program, string source, Instant at, Func<IAsyncEnumerable<SourceAccount>> read, CancellationToken ct)
    {
        var (most, list) = (0, await database.ReadAsync(db => ListTables.ListAsync(db, program), ct));
        if (list?.Source == source)
        {
            most = await TakeListAsync(program, source, at, read, list.Mapping, ct);
        }

        SourceException? refused = null;
        foreach (var second in list?.Seconds.Where(second => second.Source == source) ?? [])
        {
            try
            {
                most = Math.Max(most, await TakeSecondAsync(program, second, at, read, ct));
            }
            catch (SourceException wrong)
            {
                // What one second list's mapping refuses is no trouble of the list, nor of the others.
                log.LogWarning(
                    "{Source} could not be compared for program {Program}: {Kind} {Code}.", source, program.ProgramId, wrong.Fault.Kind,
                    wrong.Fault.Code);
                refused ??= wrong;
                var fail = new AccountListCommand.FailSecond(second.Name, wrong.Fault.Message, second.Mapping);

                // Nobody looks: what is known already is not written again.
                _ = await database.WriteAsync(WorkPriority.Import, program, session => desk.ApplyAsync(session, program, fail), ct);
            }
        }

        if (most == 0 && refused is not null)
        {
            throw refused;
        }

        // What else is compared stands against the list as it is now.
        await comparing.RefreshAsync(program, at, except: source, ct);
        return most;
    }

    async Task<int> TakeSecondAsync(
        ProgramKey program, SecondList second, Instant at, Func<IAsyncEnumerable<SourceAccount>> read, CancellationToken ct)
    {
        var taken = await intake.WriteAsync(program, read(), second.Mapping, ct: ct);

        // Nobody looks: one that is not compared any more is left out.
        _ = await comparing.TakeAsync(program, second.Name, taken, at, second.Mapping, ct);
        return taken.Read;
    }

    async Task<int> TakeListAsync(
        ProgramKey program, string source, Instant at, Func<IAsyncEnumerable<SourceAccount>> read, ListMapping mapping,
        CancellationToken ct)
    {
        var taken = await intake.WriteAsync(program, read(), mapping, ct: ct);
        if (!taken.UnknownTiers.IsEmpty && taken.Counts.ByTier.Sum() == 0 && taken.Counts.Accounts > 0)
        {
            throw new SourceException(
                SourceFaultKind.Config,
                $"No account has a tier that is mapped: the source says "
                    + $"{string.Join(", ", taken.UnknownTiers.Select(word => $"'{word}'"))}. Say which tier each means with /align "
                        + $"list source.");
        }

        var take = new AccountListCommand.Take(taken.Reading, source, at, taken.Counts, Mapping: mapping);
        if (await database.WriteAsync(WorkPriority.Import, program, session =>
            desk.ApplyAsync(session, program, take), ct) is Outcome<AccountList>.Refused refused)
        {
            throw new SourceException(
                SourceFaultKind.Incomplete,
                $"What was read could not be taken over ({refused.Why.GetType().Name}). It is read again by itself.");
        }

        owners.Soon(program);
        return taken.Read;
    }

    public async ValueTask FailedAsync(Session session, ProgramKey program, string source, SourceFault fault)
    {
        // Of a source that is compared only, or known to be in trouble, there is nothing to write down.
        _ = await desk.ApplyAsync(session, program, new AccountListCommand.Fail(source, fault.Message));
    }
}
