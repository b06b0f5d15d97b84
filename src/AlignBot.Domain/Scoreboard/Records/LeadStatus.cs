namespace AlignBot.Domain.Scoreboard.Records;

/// <summary>What a lead's status says, in whichever of the usual words a source has for it.</summary>
public static class LeadStatus
{
    static readonly string[] Returned = ["return", "recycl", "given back", "sent back", "rejected by sales", "sales rejected"];

    static readonly string[] Done = ["convert", "closed", "disqualif", "unqualif", "qualified out", "junk", "spam", "duplicate", "archiv"];

    /// <summary>The lead as far as its status and the reason for which it came back say.</summary>
    /// <param name="key">The source's id.</param>
    /// <param name="status">The source's word; null where it has none.</param>
    /// <param name="reason">Why sales gave it back; blank where the source has none.</param>
    public static Lead Of(string key, string? status, string? reason)
    {
        var word = Folded(status);
        var isReturned = !string.IsNullOrWhiteSpace(reason) || Array.Exists(Returned, one => word.Contains(one, StringComparison.Ordinal));
        return new Lead(key)
        {
            ReturnedReason = string.IsNullOrWhiteSpace(reason) ? null : reason.Trim(),
            IsReturned = isReturned,
            IsDone = !isReturned && Array.Exists(Done, one => word.Contains(one, StringComparison.Ordinal)),
        };
    }

    static string Folded(string? status) =>
        string.Join(' ', (status ?? "").ToLowerInvariant().Split([' ', '_', '-', '/'], StringSplitOptions.RemoveEmptyEntries));
}
