using AlignBot.Contracts;
using AlignBot.Domain.Drift;
using AlignBot.Scoreboard.Storage;

namespace AlignBot.Scoreboard;

/// <summary>Once it says what it counts, the program's own scoreboard is one: any other that is linked is a second.</summary>
sealed class BoardPitfalls : IPitfallFacts
{
    public async Task<PitfallFacts> AddAsync(PitfallFacts facts, FindingsOf of) =>
        await BoardTables.BoardAsync(of.Db, of.Program.Key) is { IsSetUp: true } ? facts with { Scoreboards = facts.Scoreboards + 1 }
            : facts;
}
