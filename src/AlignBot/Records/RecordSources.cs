using AlignBot.Contracts;
using AlignBot.Domain.AccountLists;
using AlignBot.Engine.Storage;
using AlignBot.Records.Storage;
using AlignBot.Sources;
using Microsoft.EntityFrameworkCore;

namespace AlignBot.Records;

/// <summary>
/// Which source a program takes each kind of record from: the one that somebody chose, else that of its account list where it gives the
/// kind, else files.
/// </summary>
sealed class RecordSources(ISourceReadings sources, IListSource list)
{
    /// <summary>A name of the server's configuration, or <see cref="AccountList.FromFiles"/>.</summary>
    public async Task<string> OfAsync(AlignBotContext db, ProgramKey key, SourceKinds kind) => (await OfAllAsync(db, key))[kind];

    /// <summary>The same of every kind.</summary>
    public async Task<IReadOnlyDictionary<SourceKinds, string>> OfAllAsync(AlignBotContext db, ProgramKey key)
    {
        var chosen = await RecordTables.Choices(db, key).ToDictionaryAsync(row => row.Kind, row => row.Source);
        var usual = await list.FindAsync(db, key);
        return RecordWords.OfAccounts.ToDictionary(
            kind => kind,
            kind => chosen.TryGetValue(kind, out var source) ? source : usual is not null
                && sources.Gives(usual).HasFlag(kind) ? usual : AccountList.FromFiles);
    }
}
