using System.Collections.Immutable;

namespace AlignBot.Domain.AccountLists;

/// <summary>An account that is on the list, as one reading has it.</summary>
/// <param name="Key">By which it is known again: the source's id, in the one form in which ids of that kind are compared.</param>
/// <param name="Name">As the source writes it.</param>
public sealed record ListedAccount(string Key, string Name)
{
    /// <summary>Normalised (<see cref="AccountDomains.Of"/>). Null where there is none.</summary>
    public string? Domain { get; init; }

    /// <summary>1 to 3. Null where the source's word for it is not mapped, or it has none: never a default.</summary>
    public int? Tier { get; init; }

    /// <summary>The source's word for the tier.</summary>
    public string? TierAsWritten { get; init; }

    /// <summary>Who owns it, as the source names them. Null where nobody does.</summary>
    public AccountOwner? Owner { get; init; }

    /// <summary>The marketer's mail address, in lower case.</summary>
    public string? MarketerEmail { get; init; }

    /// <summary>Keys of accounts that were merged into it, in their order.</summary>
    public ImmutableArray<string> MergedFrom { get; init => field = value.OrEmpty(); } = [];
}

/// <summary>Who owns an account in the source's system.</summary>
/// <param name="Key">Their id there.</param>
/// <param name="Name">Their name there; null where it has none.</param>
/// <param name="Email">In lower case.</param>
/// <param name="Active">False once they left. Null where the source can't say.</param>
public sealed record AccountOwner(string Key, string? Name = null, string? Email = null, bool? Active = null)
{
    /// <summary>As people read it.</summary>
    public string Called => Name ?? Email ?? $"unknown owner {Key}";
}
