using System.Collections.Immutable;
using AlignBot.Domain;
using AlignBot.Engine.Storage;

namespace AlignBot.Contracts;

/// <summary>A meeting was held. Told as it ends.</summary>
/// <param name="Program">Of which program.</param>
/// <param name="Meeting">Which.</param>
/// <param name="Decided">What others brought to its agenda and was decided, at least one.</param>
sealed record MeetingHeld(ProgramKey Program, MeetingId Meeting, ImmutableArray<DecidedItem> Decided);

/// <param name="Source">What the item was made from (<see cref="AgendaProposal"/>).</param>
/// <param name="Decision">What was decided of it.</param>
sealed record DecidedItem(string Source, DecisionId Decision);
