using AlignBot.Domain;
using AlignBot.Engine.Storage;

namespace AlignBot.Contracts;

/// <summary>Which decisions are held up in a dispute: for whoever looks for them by its number.</summary>
interface ICitations
{
    /// <summary>What is cited in a dispute, in the order in which it was.</summary>
    Task<IReadOnlyList<DecisionId>> InAsync(AlignBotContext db, ProgramKey key, DisputeId dispute);
}
