using System.Collections.Immutable;
using AlignBot.Contracts;
using AlignBot.Engine.Storage;
using AlignBot.Sources;

namespace AlignBot.SourceReadings;

/// <summary>Hands the accounts of a program's list to a source that is asked account by account, and keeps with the source's row how far it
/// came.</summary>
sealed class SourceRounds(IKnownAccounts known, IDatabase database)
{
    const string Keep =
        """
        UPDATE source_readings SET round = @round
        WHERE installation_id = @installation AND program_id = @program AND source = @source
        """;

    public IAccountRounds Of(ProgramKey program, string source) => new Rounds(known, database, program, source);

    sealed class Rounds(IKnownAccounts known, IDatabase database, ProgramKey program, string source) : IAccountRounds
    {
        public async Task<ImmutableArray<AskedAccount>> AccountsAsync(CancellationToken cancel)
        {
            var accounts = await database.ReadAsync(db => known.ReadAsync(db, program, cancel), cancel);
            return [.. accounts.Domains.Select(one => new AskedAccount(one.Value, one.Key)).OrderBy(one => one.Key, StringComparer.Ordinal)];
        }

        public Task<string?> ReadAsync(CancellationToken cancel) => database.ReadAsync(
            async db => (await SourceTables.FindAsync(db, program, source))?.Round, cancel);

        public Task KeepAsync(string state, CancellationToken cancel) => database.WriteAsync(
            WorkPriority.Import,
            async session => await session.Statement(Keep, "@round", "@installation", "@program", "@source")
                .Set(0, state).Set(1, program.InstallationId).Set(2, program.ProgramId).Set(3, source).ExecuteAsync(),
            cancel);
    }
}
