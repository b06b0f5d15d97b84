using AlignBot.Domain.Disputes;
using AlignBot.Engine.Storage;

namespace AlignBot.Contracts;

/// <summary>A dispute was raised.</summary>
/// <param name="From">What it was raised from, as <see cref="DisputeDraft.From"/> had it; null for one that is raised on its own.</param>
sealed record DisputeRaised(ProgramKey Program, Dispute Dispute, string? From);
