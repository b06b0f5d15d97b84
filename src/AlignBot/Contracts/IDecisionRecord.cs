using AlignBot.Domain;
using AlignBot.Engine.Storage;

namespace AlignBot.Contracts;

/// <summary>Which decisions are kept among few, and where each stands: for what came of them.</summary>
interface IDecisionRecord
{
    /// <summary>The ids of the program's decisions that not every member reads: to be put into a query.</summary>
    IQueryable<Guid> Kept(AlignBotContext db, ProgramKey key);

    /// <summary>Those of them in whose dispute somebody has no part.</summary>
    IQueryable<Guid> KeptFrom(AlignBotContext db, ProgramKey key, UserId user);

    /// <summary>The n of DEC-n and the link to its card, as far as they are known.</summary>
    Task<(int? Number, string? Link)> FindAsync(AlignBotContext db, ProgramKey key, DecisionId decision);
}
