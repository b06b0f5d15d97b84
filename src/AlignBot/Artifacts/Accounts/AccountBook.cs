using System.Collections.Immutable;
using AlignBot.Contracts;
using AlignBot.Domain;
using AlignBot.Domain.Artifacts;
using AlignBot.Engine.Programs;
using AlignBot.Engine.Storage;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace AlignBot.Artifacts.Accounts;

/// <summary>Finds an account by its name, and what is written about it. Until there is a shared list, an account is whatever goes by one name.</summary>
sealed class AccountBook(IDisputeRecord disputes, IDecisionRecord decisions)
{
    /// <summary>Its newest entries, and how many there are.</summary>
    public static async Task<(IReadOnlyList<Revision> Newest, int Count)> EntriesAsync(AlignBotContext db, Artifact account, ProgramKey key, int most)
    {
        var all = ArtifactTables.RevisionsOf(db, key).Where(row => row.ArtifactId == account.Id.Value);
        return ((await all.OrderByDescending(row => row.Number).Take(most).ToListAsync()).ConvertAll(ArtifactVersions.Read), await all.CountAsync());
    }

    /// <summary>Every name by which an account was called, as far as the reader may know, each once and by name.</summary>
    public async Task<ImmutableArray<string>> NamesAsync(AlignBotContext db, ProgramInfo program, UserId reader, Instant now) =>
    [
        .. (await ArtifactTables.InUseAsync(db, program.Key, ArtifactKind.AccountPlan)).Select(account => account.Name)
            .Concat(await disputes.AccountsAsync(db, program, reader, now))
            .Concat(await decisions.AccountsAsync(db, program.Key))
            .Where(name => ArtifactText.FoldedName(name).Length > 0)
            .DistinctBy(ArtifactText.FoldedName).Order(StringComparer.OrdinalIgnoreCase),
    ];
}
