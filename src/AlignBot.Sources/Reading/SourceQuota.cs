using NodaTime;

namespace AlignBot.Sources;

/// <summary>How much of a vendor's quota is used, by everybody who shares it.</summary>
/// <param name="Used">Requests counted by the vendor in its period.</param>
/// <param name="Limit">How many it allows in it.</param>
/// <param name="ResetsAt">When it begins anew; null where it rolls or the vendor does not say.</param>
public sealed record SourceQuota(long Used, long Limit, Instant? ResetsAt = null);
