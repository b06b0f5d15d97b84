using AlignBot.Domain.Disputes.Paths;

namespace AlignBot.Policy;

/// <summary>A path while somebody edits it: kept between the pages of the form, so that nothing is lost whatever becomes of them.</summary>
/// <param name="BaseVersion">The version it was begun from, or last shown to have been replaced.</param>
/// <param name="Path">As it stands in the form.</param>
sealed record PathDraft(int BaseVersion, EscalationPath Path);
