using AlignBot.Domain;
using AlignBot.Domain.Decisions;
using AlignBot.Engine.Programs;
using AlignBot.Engine.Storage;
using NodaTime;

namespace AlignBot.Contracts;

/// <summary>Which decisions there are, which are kept among few, and where each stands: for what came of them and what builds on them.</summary>
interface IDecisionRecord
{
    /// <summary>The ids of the program's decisions that not every member reads: to be put into a query.</summary>
    IQueryable<Guid> Kept(AlignBotContext db, ProgramKey key);

    /// <summary>Those of them in whose dispute somebody has no part.</summary>
    IQueryable<Guid> KeptFrom(AlignBotContext db, ProgramKey key, UserId user);

    /// <summary>The n of DEC-n and the link to its card, as far as they are known.</summary>
    Task<(int? Number, string? Link)> FindAsync(AlignBotContext db, ProgramKey key, DecisionId decision);

    /// <summary>An entry by the n of DEC-n; null when there is none.</summary>
    Task<Decision?> FindAsync(AlignBotContext db, ProgramKey key, int number);

    /// <summary>Those of the entries that there are.</summary>
    Task<IReadOnlyDictionary<DecisionId, Decision>> FindAsync(AlignBotContext db, ProgramKey key, IReadOnlyCollection<DecisionId> ids);

    /// <summary>The newest entries that hold and that every member reads, newest first.</summary>
    /// <param name="category">The key of the only category that is looked for; null for any.</param>
    Task<IReadOnlyList<Decision>> LatestAsync(AlignBotContext db, ProgramKey key, string? category, int most);

    /// <summary>The newest entries of an account that hold and that every member reads, of any category, newest first.</summary>
    Task<IReadOnlyList<Decision>> OfAccountAsync(ProgramInfo program, string account, int most);

    /// <summary>The names of accounts in entries that every member reads.</summary>
    Task<IReadOnlyList<string>> AccountsAsync(AlignBotContext db, ProgramKey key);

    /// <summary>The newest entries that hold and that somebody may read, newest first.</summary>
    /// <param name="category">The key of the only category that is looked for.</param>
    /// <param name="account">The only account that is looked for; null for any.</param>
    Task<IReadOnlyList<Decision>> HoldingAsync(AlignBotContext db, ProgramInfo program, string category, string? account, UserId reader, Instant now, int most);

    /// <summary>Has the entry's card say what is now to be said of it.</summary>
    ValueTask RefreshAsync(Session session, ProgramInfo program, Decision decision);
}
