using AlignBot.Domain;
using AlignBot.Engine.Storage;

namespace AlignBot.Contracts;

/// <summary>Where disputes stand, and who has a part in them: for what came of them.</summary>
interface IDisputeRecord
{
    /// <summary>The channel of a dispute's thread; one that the transaction has in hand is found there.</summary>
    ValueTask<string> ChannelAsync(AlignBotContext db, ProgramKey key, DisputeId dispute);

    /// <summary>The ids of the program's disputes in which somebody has, or had, a part: to be put into a query.</summary>
    IQueryable<Guid> WithPart(AlignBotContext db, ProgramKey key, UserId user);

    /// <summary>Those of the disputes in which somebody has, or had, a part.</summary>
    Task<IReadOnlyList<DisputeId>> WithPartAsync(AlignBotContext db, ProgramKey key, UserId user, IReadOnlyCollection<DisputeId> among);

    /// <summary>The n of DSP-n and the link to its card, as far as they are known.</summary>
    Task<(int? Number, string? Link)> FindAsync(AlignBotContext db, ProgramKey key, DisputeId dispute);
}
