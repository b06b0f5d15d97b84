using AlignBot.Domain.Actions;
using AlignBot.Engine.Programs;

namespace AlignBot.Contracts;

/// <summary>A follow-up that had been given is not what it was: done, reopened, moved, handed over.</summary>
sealed record ActionChanged(ProgramInfo Program, ActionItem Action);
