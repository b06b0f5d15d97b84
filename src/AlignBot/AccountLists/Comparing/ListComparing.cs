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
    /// <summary>Takes a reading of a second list, and says how far it is from the shared one.</summary>
    public async Task<Outcome<AccountList>> TakeAsync(ProgramKey program, string second, Intake taken, Instant at, UserId? actor, CancellationToken ct = default)
    {
        var list = await database.ReadAsync(db => ListTables.ListAsync(db, program), ct);
        var snapshot = new ListSnapshot((list?.Second(second)?.Reading?.Number ?? 0) + 1, taken.Reading, list?.Second(second)?.Source ?? AccountList.FromFiles, at, taken.Counts, actor);
        var found = await CompareAsync(program, list?.Current?.Reading, snapshot.Reading, at, ct);
        return await database.WriteAsync(WorkPriority.Import, program, session => desk.ApplyAsync(session, program, new AccountListCommand.Compare(second, snapshot, found, actor)), ct);
    }

    /// <summary>Compares what was read before with the list as it is now.</summary>
    public async Task RefreshAsync(ProgramKey program, Instant at, string? except, CancellationToken ct = default)
    {
        var list = await database.ReadAsync(db => ListTables.ListAsync(db, program), ct);
        foreach (var second in list?.Seconds.Where(second => second.Reading is not null && second.Source != except) ?? [])
        {
            var found = await CompareAsync(program, list!.Current?.Reading, second.Reading!.Reading, at, ct);

            // The clock has nobody to tell: one that is not compared any more is left out.
            _ = await database.WriteAsync(WorkPriority.Import, program, session => desk.ApplyAsync(session, program, new AccountListCommand.Compare(second.Name, second.Reading!, found)), ct);
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
