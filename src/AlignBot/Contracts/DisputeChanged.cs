using AlignBot.Domain.Disputes;
using AlignBot.Engine.Storage;

namespace AlignBot.Contracts;

/// <summary>A dispute does not stand as it stood for others: it has gone up, was given more time or other deciders, or is over.</summary>
/// <remarks>Told after its row is written, with the number of the decision that it led to.</remarks>
sealed record DisputeChanged(ProgramKey Program, Dispute Dispute);
