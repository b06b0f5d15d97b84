using AlignBot.Domain.People;
using NodaTime;

namespace AlignBot.Domain.Decisions;

/// <summary>The world at the moment a decision is recorded or touched.</summary>
/// <param name="Now">Business time, whole milliseconds.</param>
/// <param name="Roster">Who is who.</param>
/// <param name="Today">Today by the program's calendar.</param>
public sealed record DecisionContext(Instant Now, Roster Roster, LocalDate Today);
