using NodaTime;

namespace AlignBot.Engine.History;

/// <summary>One thing that happened, before it is chained.</summary>
/// <param name="Kind">A stable dotted name such as <c>dispute.raised</c>: a constant, never made from a type's name. At most 64 bytes.</param>
/// <param name="At">Business time.</param>
/// <param name="Actor">The user who did it; null when the clock did.</param>
/// <param name="SubjectId">What it is about; null for the program itself.</param>
/// <param name="Body">The details as JSON.</param>
/// <param name="Schema">The shape of the body; rises with each change of it.</param>
public readonly record struct HistoryEntry(string Kind, Instant At, string? Actor, Guid? SubjectId, string Body, int Schema = 1);
