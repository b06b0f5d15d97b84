using AlignBot.Domain.Disputes;
using AlignBot.Engine.Storage;

namespace AlignBot.Contracts;

/// <summary>A dispute was raised.</summary>
/// <param name="AgendaItem">What it was raised from, as <see cref="DisputeDraft.AgendaItem"/> had it; null for one that is raised on its own.</param>
sealed record DisputeRaised(ProgramKey Program, Dispute Dispute, string? AgendaItem);
