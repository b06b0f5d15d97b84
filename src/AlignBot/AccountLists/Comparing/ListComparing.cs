using AlignBot.AccountLists.Reading;
using AlignBot.AccountLists.Storage;
using AlignBot.Domain;
using AlignBot.Domain.AccountLists;
using AlignBot.Engine.Storage;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace AlignBot.AccountLists.Comparing;

/// <summary>Compares the shared list with a second one: by key, and where keys are of different systems by domain.</summary>
sealed class ListComparing(AccountListDesk desk, IDatabase database)
{
    /// <summary>Takes a reading of a second list that the clock had read, and says how far it is from the shared one.</summary>
    public async Task<Outcome<AccountList>> TakeAsync(
        ProgramKey program, string second, Intake taken, Instant at, ListMapping mapping, CancellationToken ct = default)
    {
        var command = await CommandAsync(program, second, source: null, taken, at, mapping, actor: null, ct);
        return await database.WriteAsync(WorkPriority.Import, program, session => desk.ApplyAsync(session, program, command), ct);
    }

    /// <summary>How far a reading of a second list is from the shared one, as the command that says so.</summary>
    /// <param name="source">Where it came from; null for where the second list comes from.</param>
    public async Task<AccountListCommand.Compare> CommandAsync(
        ProgramKey program, string second, string? source, Intake taken, Instant at, ListMapping mapping, UserId? actor,
        CancellationToken ct = default)
    {
        var list = await database.ReadAsync(db => ListTables.ListAsync(db, program), ct);
        var known = list?.Second(second);
        var snapshot = new ListSnapshot(
            (known?.Reading?.Number ?? 0) + 1, taken.Reading, source ?? known?.Source ?? AccountList.FromFiles, at, taken.Counts, actor);
        return new AccountListCommand.Compare(
            second, snapshot, await CompareAsync(program, list?.Current?.Reading, snapshot.Reading, at, ct), actor, Mapping: mapping);
    }

    /// <summary>Compares what was read before with the list as it is now.</summary>
    public async Task RefreshAsync(ProgramKey program, Instant at, string? except, CancellationToken ct = default)
    {
        var list = await database.ReadAsync(db => ListTables.ListAsync(db, program), ct);
        foreach (var second in list?.Seconds.Where(second => second.Reading is not null && second.Source != except) ?? [])
        {
            var found = await CompareAsync(program, list!.Current?.Reading, second.Reading!.Reading, at, ct);

            // The clock has nobody to tell: one that is not compared any more is left out.
            _ = await database.WriteAsync(
                WorkPriority.Import, program,
                session => desk.ApplyAsync(
                    session, program, new AccountListCommand.Compare(second.Name, second.Reading!, found, Again: true)),
                ct);
        }
    }

    Task<Divergence> CompareAsync(ProgramKey program, Guid? here, Guid there, Instant at, CancellationToken ct) => database.ReadAsync(
        async db =>
        {
            if (here is not { } first)
            {
                return new Divergence(at, 0, 0, await ListTables.Accounts(db, program, there).CountAsync(ct), 0);
            }

            var both = ComparedLists.InBoth(db, program, first, there);
            return new Divergence(
                at,
                await both.CountAsync(ct),
                await ComparedLists.OnlyIn(db, program, first, there).CountAsync(ct),
                await ComparedLists.OnlyIn(db, program, there, first).CountAsync(ct),
                await both.Where(pair => pair.Here.Tier != pair.There.Tier).CountAsync(ct));
        },
        ct);
}
